import { anyObject, integer, literal, object, read, readJson, utf8, type Read } from '@alliance/evidence'
import { link } from './document-parts.ts'
import { keyIn, tokenKeyUrl, type Issuer, type IssuerDocument } from './issuer.ts'
import { isBy, RSA, type SigningKey } from './keys.ts'
import { badgeReader, type OpenBadge } from './open-badge.ts'
import { fromBase64Url, toBase64Url } from './text-encodings.ts'

interface Claims {
  iss: string
  jti: string
  sub: string
  nbf: number
}

export interface Token {
  kid: string
  claims: Claims
  badge: OpenBadge
  signed: string
  signature: Uint8Array<ArrayBuffer>
}

const encode = (value: object) => toBase64Url(utf8(JSON.stringify(value)))
const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)

/** The credential as JSON Web Token (VC-JWT of Open Badges 3.0 §8.2), RS256: what every verifier of badges knows. */
export async function tokenOf(badge: OpenBadge, issuer: Issuer, { name, key }: SigningKey): Promise<string> {
  const { proof: _, ...unsigned } = badge
  const claims: Claims = {
    iss: issuer.id,
    jti: badge.id,
    sub: badge.credentialSubject.id,
    nbf: seconds(badge.validFrom),
  }
  const header = { alg: 'RS256', kid: tokenKeyUrl(issuer, name), typ: 'JWT' }
  const signed = `${encode(header)}.${encode({ ...unsigned, ...claims })}`
  return `${signed}.${toBase64Url(new Uint8Array(await crypto.subtle.sign(RSA, key, utf8(signed))))}`
}

const header = object({ alg: literal('RS256'), kid: link, typ: literal('JWT') })

const decoded = (part: string): string => {
  const bytes = fromBase64Url(part)
  return bytes === null ? '' : new TextDecoder().decode(bytes)
}

/** Reads a token without trusting it yet; null for a text that has not the three parts of one. */
export function readToken(text: string): Read<Token> | null {
  const parts = text.trim().split('.')
  if (parts.length !== 3) return null
  const [head, body, tail] = parts as [string, string, string]
  const headed = readJson(header, decoded(head))
  if (!headed.ok) return headed
  const payload = readJson(anyObject, decoded(body))
  if (!payload.ok) return payload
  const { iss, jti, sub, nbf, ...rest } = payload.value
  const claims = read(object<Claims>({ iss: link, jti: link, sub: link, nbf: integer(0) }), {
    iss,
    jti,
    sub,
    nbf,
  })
  if (!claims.ok) return claims
  const badge = read(badgeReader, rest)
  if (!badge.ok) return badge
  const signature = fromBase64Url(tail) ?? new Uint8Array()
  return {
    ok: true,
    value: {
      kid: headed.value.kid,
      claims: claims.value,
      badge: badge.value,
      signed: `${head}.${body}`,
      signature,
    },
  }
}

export async function tokenHolds(
  token: Token,
  issuer: IssuerDocument,
): Promise<'holds' | 'unknown_key' | 'broken'> {
  const jwk = keyIn(issuer, token.kid)
  if (jwk?.kty !== 'RSA') return 'unknown_key'
  return (await isBy(jwk, token.signature, utf8(token.signed))) ? 'holds' : 'broken'
}

/** Whether the claims say what the credential says. */
export const claimsAgree = ({ claims, badge }: Token): boolean =>
  claims.iss === badge.issuer.id &&
  claims.jti === badge.id &&
  claims.sub === badge.credentialSubject.id &&
  claims.nbf === seconds(badge.validFrom)
