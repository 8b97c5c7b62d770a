import type { ClientScope } from '@alliance/contracts'
import { clientIn } from './assertion.rules.ts'

/** An error as RFC 6749 §5.2 has it. */
export class OAuthError extends Error {
  readonly error: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope'

  constructor(error: OAuthError['error'], description: string, options?: ErrorOptions) {
    super(description, options)
    this.error = error
  }

  get status(): 400 | 401 {
    return this.error === 'invalid_client' ? 401 : 400
  }
}

export interface TokenRequest {
  grant_type: string
  scope?: string
  client_id?: string
  client_secret?: string
  client_assertion_type?: string
  client_assertion?: string
}

export type Credentials =
  | { method: 'secret'; clientId: string; secret: string }
  | { method: 'assertion'; clientId: string; assertion: string }

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const malformed = (description: string) => new OAuthError('invalid_request', description)

/** `client_id:client_secret`, each form-encoded before (RFC 6749 §2.3.1). */
function basicIn(header: string | undefined): { clientId: string; secret: string } | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header ?? '')?.[1]
  if (!encoded) return null
  try {
    const [clientId, secret] = atob(encoded)
      .split(/:(.*)/s)
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    return clientId && secret ? { clientId, secret } : null
  } catch {
    return null
  }
}

/**
 * How a client authenticates itself: in one way only (RFC 6749 §2.3).
 *
 * @throws OAuthError
 */
export function credentialsOf(form: TokenRequest, authorization: string | undefined): Credentials {
  if (form.grant_type !== 'client_credentials')
    throw new OAuthError('unsupported_grant_type', 'only client_credentials is supported')
  const ways = [authorization, form.client_secret, form.client_assertion].filter((way) => way !== undefined)
  if (ways.length === 0) throw new OAuthError('invalid_client', 'the client did not authenticate itself')
  if (ways.length > 1) throw malformed('authenticate in one way only')
  if (form.client_assertion !== undefined) {
    if (form.client_assertion_type !== assertionType)
      throw malformed(`client_assertion_type must be ${assertionType}`)
    const clientId = clientIn(form.client_assertion)
    if (clientId === null || clientId.length > 80)
      throw new OAuthError('invalid_client', 'the assertion cannot be read')
    if (form.client_id !== undefined && form.client_id !== clientId)
      throw new OAuthError('invalid_client', 'client_id is not the subject of the assertion')
    return { method: 'assertion', clientId, assertion: form.client_assertion }
  }
  if (authorization !== undefined) {
    const basic = basicIn(authorization)
    if (!basic || (form.client_id !== undefined && form.client_id !== basic.clientId))
      throw new OAuthError('invalid_client', 'the Authorization header cannot be read')
    return { method: 'secret', ...basic }
  }
  if (form.client_id === undefined) throw malformed('client_id is missing')
  return { method: 'secret', clientId: form.client_id, secret: form.client_secret! }
}

/**
 * The scopes of a token: those asked for, or everything the client was given.
 *
 * @throws OAuthError `invalid_scope` for one that it was not given
 */
export function scopesFor(asked: string | undefined, given: readonly ClientScope[]): ClientScope[] {
  const wanted = asked?.split(' ').filter(Boolean) ?? []
  if (wanted.length === 0) return [...given]
  if (!wanted.every((scope) => (given as readonly string[]).includes(scope)))
    throw new OAuthError('invalid_scope', 'a scope was asked for that the client was not given')
  return given.filter((scope) => wanted.includes(scope))
}
