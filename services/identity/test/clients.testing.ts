import type { ClientKey, PartnerClient } from '@alliance/contracts/identity'
import { done } from '@alliance/test-kit'
import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose'
import { as, entrypoint, security } from './people.testing.ts'

export const issuer = 'http://localhost:8787'
export const tokenUrl = `${issuer}/api/v1/identity/oauth2/token`
export const stranger = as(null)

export const aClient = async (
  scopes: PartnerClient['scopes'] = ['register:read', 'training:write'],
): Promise<PartnerClient> =>
  done(
    await security.post<PartnerClient>('/clients', {
      name: '学院接口',
      organisationName: '常州纺院',
      scopes,
    }),
  )

export interface Pair {
  kid: string
  alg: string
  privateKey: CryptoKey
  key: ClientKey
}

/** A new key pair, registered with the client. */
export async function aPair(
  clientId: string,
  alg: 'ES256' | 'EdDSA' | 'RS256' = 'ES256',
  kid: string = crypto.randomUUID(),
): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const { kty, crv, x, y, n, e } = await exportJWK(publicKey)
  const made = await security.post<{ key: ClientKey; secret: null }>(`/clients/${clientId}/keys`, {
    method: 'private_key_jwt',
    publicKey: { kty, crv, x, y, n, e, kid },
  })
  return { kid, alg, privateKey, key: done(made).key }
}

interface Forging {
  header?: Partial<JWTHeaderParameters>
  claims?: Record<string, unknown>
  key?: CryptoKey
}

/** An assertion as RFC 7523 wants it, but for what is changed. */
export function assertion(
  clientId: string,
  pair: Pair,
  { header = {}, claims = {}, key = pair.privateKey }: Forging = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const all = {
    iss: clientId,
    sub: clientId,
    aud: tokenUrl,
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 120,
    ...claims,
  }
  return new SignJWT(all)
    .setProtectedHeader({ alg: pair.alg, kid: pair.kid, ...header } as JWTHeaderParameters)
    .sign(key)
}

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export interface TokenAnswer {
  status: number
  headers: Headers
  body: {
    access_token?: string
    scope?: string
    expires_in?: number
    token_type?: string
    error?: string
    code?: string
  }
  trips: number
}

let addresses = 0

/** Asks for a token as a partner's system does. */
export async function token(
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const response = await entrypoint.fetch(
    new Request('http://service/oauth2/token', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-client-address': `198.51.100.${addresses++ % 250}`,
        ...headers,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...fields }),
    }),
  )
  const { trips } = JSON.parse(response.headers.get('x-cost') ?? '{}') as { trips: number }
  return { status: response.status, headers: response.headers, body: await response.json(), trips }
}

export const byAssertion = (signed: string, fields: Record<string, string> = {}) =>
  token({ client_assertion_type: assertionType, client_assertion: signed, ...fields })
