import { clientScopes, type ClientScope } from '@alliance/contracts'
import { createLocalJWKSet, errors, jwtVerify, SignJWT } from 'jose'
import { signingKeys } from './signing-keys.ts'

export const tokenSeconds = 300

export interface AccessToken {
  clientId: string
  /** The client's key by which it was had; with it the token ends. */
  keyId: string
  scopes: ClientScope[]
}

export const audienceOf = (baseUrl: string): string => `${baseUrl}/api/v1`

/** An access token as a JWT (RFC 9068). */
export async function signToken(
  baseUrl: string,
  { clientId, keyId, scopes }: AccessToken,
  now: Date,
): Promise<string> {
  const [key] = await signingKeys()
  if (!key) throw new Error('SIGNING_KEYS is empty')
  const seconds = Math.floor(now.getTime() / 1000)
  return new SignJWT({
    client_id: clientId,
    client_key: keyId,
    scope: scopes.join(' '),
    jti: crypto.randomUUID(),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
    .setIssuer(baseUrl)
    .setSubject(clientId)
    .setAudience(audienceOf(baseUrl))
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(key.sign)
}

/** What a token says, or null when it is not one of ours, or not any more. */
export async function readToken(baseUrl: string, token: string, now: Date): Promise<AccessToken | null> {
  const keys = createLocalJWKSet({ keys: (await signingKeys()).map(({ publicJwk }) => publicJwk) })
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: baseUrl,
      audience: audienceOf(baseUrl),
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id', 'client_key', 'scope'],
    })
    const { sub, client_id: clientId, client_key: keyId, scope } = payload
    if (
      typeof protectedHeader.kid !== 'string' ||
      sub !== clientId ||
      typeof clientId !== 'string' ||
      typeof keyId !== 'string' ||
      typeof scope !== 'string'
    )
      return null
    return { clientId, keyId, scopes: clientScopes.filter((known) => scope.split(' ').includes(known)) }
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}
