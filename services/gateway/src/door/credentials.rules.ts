import type { Credential } from '@alliance/contracts/identity'
import { parse } from 'hono/utils/cookie'

/**
 * What the caller shows: a bearer token, or the session cookie. A request with both is judged by the token alone,
 * so that a page cannot lend its visitor's session to a client's call.
 */
export function credentialOf(headers: Headers, cookieName: string): Credential | null {
  const bearer = /^Bearer ([\w~+/.=-]{20,4096})$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (bearer) return { kind: 'bearer', value: bearer }
  if (headers.has('authorization')) return null
  const cookie = parse(headers.get('cookie') ?? '', cookieName)[cookieName]
  return cookie ? { kind: 'session', value: cookie } : null
}

/** A gate's device signs its calls to one route of events; it is nobody's session and no client. */
export const isDeviceCall = (headers: Headers, service: string): boolean =>
  service === 'events' && /^Device [\w-]+\.[\w-]+\.[\w-]+$/.test(headers.get('authorization') ?? '')

interface Crossing {
  method: string
  origin: string | null
  fetchSite: string | null
  /** The origin the request was sent to. */
  own: string
  allowed: readonly string[]
  byCookie: boolean
}

/**
 * Whether a change comes from a page that may make it (OWASP ASVS 5.0, 3.5). Browsers name the origin of every
 * change that crosses sites; a change by cookie that names none must at least say that it is of the same origin.
 */
export function mayCross({ method, origin, fetchSite, own, allowed, byCookie }: Crossing): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return true
  if (origin !== null) return origin === own || allowed.includes(origin)
  return !byCookie || fetchSite === 'same-origin'
}
