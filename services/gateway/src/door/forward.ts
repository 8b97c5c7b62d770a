import type { Principal } from '@alliance/contracts'
import { encodePrincipal, principalHeader } from '@alliance/service-kit/principal-header'

/** Headers by which we speak to services; from outside they are dropped. */
export const innerHeaders = [principalHeader, 'x-request-id', 'x-client-address', 'x-client-device'] as const

interface Forwarding {
  request: Request
  path: string
  principal: Principal | null
  requestId: string
  traceparent: string
}

/**
 * The request as a service gets it: the path below its base, and who asks. Cookies go along for identity, which keeps
 * a half-done sign-in and the device in them; every other service decides by the principal alone.
 */
export function forwarded({ request, path, principal, requestId, traceparent }: Forwarding): Request {
  const url = new URL(request.url)
  const inner = new Request(`${url.origin}${path}${url.search}`, request)
  for (const name of innerHeaders) inner.headers.delete(name)
  inner.headers.set('x-request-id', requestId)
  inner.headers.set('traceparent', traceparent)
  inner.headers.set('x-client-address', request.headers.get('cf-connecting-ip') ?? 'local')
  if (principal) inner.headers.set(principalHeader, encodePrincipal(principal))
  return inner
}
