import type { Page } from '@alliance/contracts'
import type { Principal, ProblemDocument } from '@alliance/contracts'
import type { Import, ImportRow } from '@alliance/contracts/membership'
import { creditCodeCheckDigit } from '@alliance/identifiers'
import { createContext, encodePrincipal, newId, noCost, type Context } from '@alliance/service-kit'
import { env, exports } from 'cloudflare:workers'
import { expect, vi } from 'vitest'

export const secretary: Principal = {
  id: 'acc_01jh2m8s0v6ze8mn8t9a3kq4wd',
  kind: 'person',
  name: '测试秘书',
  grants: [{ role: 'alliance_secretary', scope: { kind: 'zone', id: null } }],
  clientScopes: [],
  secondFactor: false,
  sessionId: null,
}

export const database = (env as unknown as { DB: D1Database }).DB

interface Call {
  as?: Principal
  key?: string
  body?: unknown
  bytes?: Uint8Array
  type?: string
  language?: string
  ifMatch?: string
}

export function call(
  method: string,
  path: string,
  { as = secretary, key, body, bytes, type, language, ifMatch }: Call = {},
): Promise<Response> {
  const headers: Record<string, string> = { 'x-principal': encodePrincipal(as) }
  if (key) headers['idempotency-key'] = key
  if (ifMatch) headers['if-match'] = ifMatch
  if (language) headers['accept-language'] = language
  if (bytes) headers['content-type'] = type ?? 'application/octet-stream'
  if (body !== undefined) headers['content-type'] = 'application/json'
  const entry = (exports as unknown as { GatewayEntrypoint: Fetcher }).GatewayEntrypoint
  return entry.fetch(
    new Request(`http://membership${path}`, {
      method,
      headers,
      body: bytes ?? (body === undefined ? null : JSON.stringify(body)),
    }),
  )
}

export const newKey = (): string => `key-${crypto.randomUUID()}`

/** The body of an answer of the status that a test expects; another status shows its body. */
export async function answered<T>(status: number, response: Response | Promise<Response>): Promise<T> {
  const { status: actual, body } = await (async (got) => ({ status: got.status, body: await got.text() }))(
    await response,
  )
  expect({ status: actual, ...(actual === status ? {} : { body }) }).toEqual({ status })
  return JSON.parse(body) as T
}

export const refused = (status: number, response: Promise<Response>): Promise<ProblemDocument> =>
  answered(status, response)

/** A valid credit code, another for each number. */
export function codeNo(number: number): string {
  const first17 = `91320402${String(number).padStart(9, '0')}`
  return first17 + creditCodeCheckDigit(first17)
}

export const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n') + '\r\n')

export const upload = (bytes: Uint8Array, fileName = 'roster.csv', key = newKey()): Promise<Response> =>
  call('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, { bytes, key, type: 'text/csv' })

export const uploaded = async (...lines: string[]): Promise<Import> => answered(201, upload(csv(...lines)))

export const imported = (id: string): Promise<Import> => answered(200, call('GET', `/imports/${id}`))

export const rowsOf = async (id: string, query = ''): Promise<ImportRow[]> =>
  (await answered<Page<ImportRow>>(200, call('GET', `/imports/${id}/rows?limit=200${query}`))).items

export const mend = (
  id: string,
  number: number,
  body: { cells: string[] } | { skip: boolean },
): Promise<Response> => call('PATCH', `/imports/${id}/rows/${number}`, { body })

export const commit = (id: string, key = newKey()): Promise<Response> =>
  call('POST', `/imports/${id}/commit`, { key })

/** Commits, and waits until the work behind the answer has ended. */
export async function committed(id: string): Promise<Import> {
  await answered(202, commit(id))
  return ended(id)
}

export const ended = (id: string): Promise<Import> =>
  vi.waitFor(
    async () => {
      const now = await imported(id)
      expect(now.state).toBe('committed')
      return now
    },
    { timeout: 50_000, interval: 50 },
  )

/** A context as the secretary's, for use cases that no route calls. */
export const contextAt = (now = new Date(), cost = noCost()): Context =>
  createContext({
    database,
    principal: secretary,
    now,
    requestId: newId('request'),
    traceparent: '00-0-0-00',
    cost,
  })

export const count = async (table: string, where = '1 = 1'): Promise<number> =>
  (await database.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).first<number>('n'))!
