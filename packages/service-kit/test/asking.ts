import { roles, type Grant, type Principal, type Role } from '@alliance/contracts'
import { exports } from 'cloudflare:workers'
import { encodePrincipal, newId } from '../src/index.ts'

/** A person with grants, and the second factor unless said otherwise. */
export const person = (grants: readonly Grant[], secondFactor = true): Principal => ({
  id: newId('account'),
  kind: 'person',
  name: '周知微',
  grants,
  clientScopes: [],
  secondFactor,
  sessionId: newId('session'),
})
export const zone = (role: Role, secondFactor = true): Principal =>
  person([{ role, scope: { kind: 'zone', id: null } }], secondFactor)
export const secretary = (): Principal => zone('alliance_secretary')
export const hr = (enterpriseId: string): Principal =>
  person([{ role: 'enterprise_hr', scope: { kind: 'enterprise', id: enterpriseId } }])
export const nobody = (): Principal => person([])
export const needsSecondFactor = (role: Role): boolean => roles[role].secondFactor

export interface Asked {
  as?: Principal
  body?: unknown
  /** The body as it is sent, where it is not to be JSON. */
  raw?: BodyInit
  key?: string
  headers?: Record<string, string>
}

/** Sends one request to the probe, past any gateway. */
export async function ask(method: string, path: string, { as, body, raw, key, headers = {} }: Asked = {}) {
  const all = new Headers(headers)
  if (as) all.set('x-principal', encodePrincipal(as))
  if (key) all.set('idempotency-key', key)
  if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json')
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await exports.GatewayEntrypoint.fetch(
    new Request(`http://probe${path}`, {
      method,
      headers: all,
      ...(sent === undefined ? {} : { body: sent }),
    }),
  )
  const text = await response.text()
  const json = (response.headers.get('content-type') ?? '').includes('json')
    ? (JSON.parse(text) as Record<string, unknown>)
    : {}
  return { status: response.status, headers: response.headers, text, json }
}

export const newKey = (): string => crypto.randomUUID()
