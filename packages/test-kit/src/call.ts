import type { ContractRoute, Principal } from '@alliance/contracts'
import { encodePrincipal, principalHeader } from '@alliance/service-kit/principal-header'
import { breachOf } from './contract/keeping.ts'

/** A service's `exports.GatewayEntrypoint`. */
export interface Entrypoint {
  fetch(request: Request): Promise<Response>
}

export interface Answer<T = Record<string, unknown>> {
  status: number
  body: T
  headers: Headers
  /** The problem's code, of a refusal. */
  code: string | undefined
  /** What the request asked of D1, where the service has REPORT_COST. */
  cost: { trips: number; read: number; written: number }
}

export interface Sending {
  body?: unknown
  /** A body as it stands, with its media type. */
  raw?: { type: string; content: BodyInit }
  /** Null leaves the Idempotency-Key out; left out, each request has a new one. */
  key?: string | null
  /** The version last read, for `If-Match`. */
  version?: number
  headers?: Record<string, string>
}

export type Caller = ReturnType<typeof caller>

/**
 * Asks a service as the gateway does, for one principal, and holds every answer against the contract: so each test
 * of a service is a test of its contract as well.
 */
export function caller(
  entrypoint: Entrypoint,
  contract: readonly ContractRoute[],
  principal: Principal | null,
) {
  async function send<T = Record<string, unknown>>(
    method: string,
    path: string,
    { body, raw, key, version, headers = {} }: Sending = {},
  ): Promise<Answer<T>> {
    const all = new Headers(headers)
    if (principal) all.set(principalHeader, encodePrincipal(principal))
    if (raw) all.set('content-type', raw.type)
    else if (body !== undefined) all.set('content-type', 'application/json')
    if (method !== 'GET' && key !== null) all.set('idempotency-key', key ?? crypto.randomUUID())
    if (version !== undefined) all.set('if-match', `"${version}"`)
    const content = raw?.content ?? (body === undefined ? undefined : JSON.stringify(body))
    const response = await entrypoint.fetch(
      new Request(`http://service${path}`, {
        method,
        headers: all,
        ...(content === undefined ? {} : { body: content }),
      }),
    )
    const type = response.headers.get('content-type') ?? ''
    const answered: unknown = type.includes('json') ? await response.json() : await response.text()
    const breach = breachOf(contract, method, path.split('?')[0]!, {
      status: response.status,
      type,
      body: answered,
    })
    if (breach) throw new Error(breach)
    return {
      status: response.status,
      body: answered as T,
      headers: response.headers,
      code: (answered as { code?: string }).code,
      cost: JSON.parse(
        response.headers.get('x-cost') ?? '{"trips":0,"read":0,"written":0}',
      ) as Answer['cost'],
    }
  }
  return {
    principal,
    send,
    get: <T = Record<string, unknown>>(path: string, sending?: Sending) => send<T>('GET', path, sending),
    post: <T = Record<string, unknown>>(path: string, body?: unknown, sending: Sending = {}) =>
      send<T>('POST', path, { body, ...sending }),
    patch: <T = Record<string, unknown>>(
      path: string,
      version: number,
      body: unknown,
      sending: Sending = {},
    ) => send<T>('PATCH', path, { body, version, ...sending }),
  }
}

/** `as(secretary()).get('/organisations')`: a service's callers. */
export const callers =
  (entrypoint: Entrypoint, contract: readonly ContractRoute[]) =>
  (principal: Principal | null): Caller =>
    caller(entrypoint, contract, principal)

/** The answer's body, of a request that was meant to succeed. */
export function done<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
