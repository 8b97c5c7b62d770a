import type { Page } from '@alliance/contracts'
import type { Principal, ProblemDocument } from '@alliance/contracts'
import type { Import, ImportRow, RosterKind } from '@alliance/contracts/membership'
import { creditCodeCheckDigit, residentIdCheckDigit } from '@alliance/identifiers'
import { createContext, encodePrincipal, newId, noCost, type Context } from '@alliance/service-kit'
import { env, exports } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import type { RowMend } from './mend.usecases.ts'

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

/** A valid resident id of nobody, another for each number. */
export function residentNo(number: number): string {
  const first17 = `32049919${70 + (Math.floor(number / 280_000) % 30)}${String(1 + (Math.floor(number / 28_000) % 10)).padStart(2, '0')}${String(1 + (Math.floor(number / 1000) % 28)).padStart(2, '0')}${String(number % 1000).padStart(3, '0')}`
  return first17 + residentIdCheckDigit(first17)
}

export const phoneNo = (number: number): string => `139${String(number).padStart(8, '0')}`

/** An organisation with a credit code, by the route that enters one. */
export const organisationNo = async (number: number, name = `单位${number}`): Promise<string> =>
  (
    await answered<{ id: string }>(
      201,
      call('POST', '/organisations', {
        body: { name, kind: 'enterprise', creditCode: codeNo(number) },
        key: newKey(),
      }),
    )
  ).id

export const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n') + '\r\n')

export const upload = (bytes: Uint8Array, fileName = 'roster.csv', key = newKey()): Promise<Response> =>
  call('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, { bytes, key, type: 'text/csv' })

export const uploaded = async (...lines: string[]): Promise<Import> => answered(201, upload(csv(...lines)))

export const uploadOf = (kind: RosterKind, bytes: Uint8Array, as = secretary): Promise<Response> =>
  call('POST', `/imports?fileName=roster.csv&kind=${kind}`, { bytes, key: newKey(), type: 'text/csv', as })

export const uploadedOf = async (kind: RosterKind, lines: string[], as = secretary): Promise<Import> =>
  answered(201, uploadOf(kind, csv(...lines), as))

export const imported = (id: string): Promise<Import> => answered(200, call('GET', `/imports/${id}`))

export const rowsOf = async (id: string, query = '', sent: Call = {}): Promise<ImportRow[]> =>
  (await answered<Page<ImportRow>>(200, call('GET', `/imports/${id}/rows?limit=200${query}`, sent))).items

/** What is wrong with each faulty row: its number, and `/column code`. */
export const faultsOf = async (id: string): Promise<[number, string[]][]> =>
  (await rowsOf(id))
    .filter(({ state }) => state === 'invalid' || state === 'failed')
    .map(({ number, errors }) => [number, errors.map(({ pointer, code }) => `${pointer} ${code}`)])

export const mend = (id: string, number: number, body: RowMend, as = secretary): Promise<Response> =>
  call('PATCH', `/imports/${id}/rows/${number}`, { body, as })

export const commit = (id: string, key = newKey(), as = secretary): Promise<Response> =>
  call('POST', `/imports/${id}/commit`, { key, as })

/** Commits, and waits until the work behind the answer has ended. */
export async function committed(id: string, as = secretary): Promise<Import> {
  await answered(202, commit(id, newKey(), as))
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
