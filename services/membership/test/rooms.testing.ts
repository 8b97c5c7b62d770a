import type { Grant, Principal } from '@alliance/contracts'
import type { Edge, NewPartyOrganisation, PartyOrganisation } from '@alliance/contracts/membership'
import {
  createContext,
  encodePrincipal,
  newId,
  systemPrincipal,
  traceparentOf,
  type Context,
  type Cost,
} from '@alliance/service-kit'
import { env, exports } from 'cloudflare:workers'

export { env }

const person = (name: string, grants: Grant[]): Principal => ({
  id: newId('account'),
  kind: 'person',
  name,
  grants,
  clientScopes: [],
  secondFactor: false,
  sessionId: null,
})

export const secretary = person('链盟秘书', [
  { role: 'alliance_secretary', scope: { kind: 'zone', id: null } },
])
export const leader = person('开发区领导', [{ role: 'zone_leader', scope: { kind: 'zone', id: null } }])
export const secretaryOf = (id: string) =>
  person('党组织书记', [{ role: 'party_organisation_secretary', scope: { kind: 'org', id } }])
export const staffOf = (id: string) =>
  person('企业人事', [{ role: 'enterprise_hr', scope: { kind: 'enterprise', id } }])

export interface Answer<T> {
  status: number
  body: T
  /** The problem's code, where there is one. */
  code: string | undefined
  cost: Cost
  headers: Headers
}

interface Given {
  body?: unknown
  /** Nobody at all when null. */
  as?: Principal | null
  headers?: Record<string, string>
}

/** Calls the service as the gateway does, and reports what the request cost in D1. */
export async function call<T>(
  method: string,
  path: string,
  { body, as = secretary, headers = {} }: Given = {},
): Promise<Answer<T>> {
  const response = await exports.GatewayEntrypoint.fetch(
    new Request(`http://membership${path}`, {
      method,
      headers: {
        ...(as === null ? {} : { 'x-principal': encodePrincipal(as) }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  const answer = (
    response.headers.get('content-type')?.includes('json') ? await response.json() : await response.text()
  ) as T & { code?: string }
  const cost = JSON.parse(response.headers.get('x-cost') ?? '{}') as Cost
  return { status: response.status, body: answer, code: answer.code, cost, headers: response.headers }
}

export const get = <T>(path: string, as?: Principal) => call<T>('GET', path, { ...(as ? { as } : {}) })
export const post = <T>(path: string, body: unknown, as?: Principal) =>
  call<T>('POST', path, { body, ...(as ? { as } : {}) })

/** The answer's body, when the request was meant to succeed. */
export function done<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

let numbers = 0

export async function anOrganisation(name = `单位${++numbers}`): Promise<string> {
  return done(await post<{ id: string }>('/organisations', { name, kind: 'enterprise' })).id
}

export async function aPartyOrganisation(
  given: Partial<NewPartyOrganisation> = {},
  as?: Principal,
): Promise<PartyOrganisation> {
  const body = { name: `党组织${++numbers}`, type: 'branch', establishedOn: '2022-06-29', ...given }
  return done(await post<PartyOrganisation>('/party-organisations', body, as))
}

export const move = (
  id: string,
  parentId: string,
  from: string,
  tree: Edge['tree'] = 'functional',
  as?: Principal,
) => post<Edge>(`/party-organisations/${id}/moves`, { tree, parentId, from }, as)

export const pathOf = async (id: string): Promise<string> =>
  (await env.DB.prepare('SELECT path FROM party_organisation WHERE id = ?').bind(id).first<string>('path'))!

/** Runs an INSERT whose query reads `value`, 1 to `many`, from the table `numbers`. */
export const fill = (insert: string, many: number) =>
  env.DB.prepare(insert.replace('SELECT', 'WITH numbers AS (SELECT value FROM json_each(?)) SELECT'))
    .bind(JSON.stringify(Array.from({ length: many }, (_, i) => i + 1)))
    .run()

/** A context of the platform itself at a given day, noon in Shanghai, as cron has it. */
export const contextOn = (date: string): Context =>
  createContext({
    database: env.DB,
    principal: systemPrincipal,
    now: new Date(`${date}T04:00:00Z`),
    requestId: newId('request'),
    traceparent: traceparentOf(undefined),
  })
