import createFetchClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './schema.generated.ts'

export type { paths, operations } from './schema.generated.ts'
/** The named schemas of the API: `Schemas['Organisation']`. */
export type Schemas = components['schemas']

export interface ClientOptions {
  /** Where the platform answers, without a trailing slash; empty in a browser on the same origin. */
  baseUrl?: string
  /** The language of problems: `zh-CN` or `en`. Read at each request. */
  language?: () => string
  /** A partner's access token. Browsers use their cookie instead. */
  token?: () => string | undefined
  fetch?: typeof fetch
}

/**
 * A typed client of the whole API.
 *
 * Writes that need an `Idempotency-Key` take it as a header parameter: make one per intended change with
 * `crypto.randomUUID()`, and send it again when the answer did not come.
 */
export function createClient(options: ClientOptions = {}): Client<paths> {
  const client = createFetchClient<paths>({
    baseUrl: options.baseUrl ?? '',
    credentials: 'same-origin',
    ...(options.fetch ? { fetch: options.fetch } : {}),
  })
  client.use({
    onRequest({ request }) {
      if (options.language) request.headers.set('accept-language', options.language())
      const token = options.token?.()
      if (token) request.headers.set('authorization', `Bearer ${token}`)
      return request
    },
  })
  return client
}
