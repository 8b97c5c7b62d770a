import type { Context as HonoContext, Env, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** The strong ETag of a body that carries its row's version. */
export function versionHeader(body: unknown): Record<string, string> {
  if (body === null || typeof body !== 'object' || !('version' in body) || typeof body.version !== 'number')
    return {}
  return { etag: `"${body.version}"` }
}

/** A JSON answer; one row's answer carries its version as an ETag. */
export function reply<E extends Env, T, S extends ContentfulStatusCode>(
  c: HonoContext<E>,
  body: T,
  status: S,
) {
  for (const [name, value] of Object.entries(versionHeader(body))) c.header(name, value)
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/json' }) as unknown as Response &
    TypedResponse<T, S, 'json'>
}
