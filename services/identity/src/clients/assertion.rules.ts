import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWK } from 'jose'

/** A client shows a fresh assertion each time; one that lasts longer is refused. */
const longestSeconds = 300
const tolerance = 5
const types = ['jwt', 'client-authentication+jwt']

export type Assertion = { ok: true; kid: string; jti: string; exp: number } | { ok: false; reason: string }

/** Whom an assertion speaks for, before it is believed. */
export function clientIn(assertion: string): string | null {
  try {
    const { sub } = decodeJwt(assertion)
    return typeof sub === 'string' ? sub : null
  } catch {
    return null
  }
}

/** Checks a client's assertion (RFC 7523 §3) against its keys. It names its key, so that keys are never mixed up. */
export async function checkAssertion(
  assertion: string,
  clientId: string,
  audience: string[],
  keys: JWK[],
  now: Date,
): Promise<Assertion> {
  try {
    const { kid } = decodeProtectedHeader(assertion)
    const key = keys.find((candidate) => candidate.kid === kid)
    if (typeof kid !== 'string' || !key) return { ok: false, reason: 'kid' }
    const { payload, protectedHeader } = await jwtVerify(assertion, createLocalJWKSet({ keys: [key] }), {
      algorithms: [key.alg!],
      issuer: clientId,
      subject: clientId,
      audience,
      currentDate: now,
      clockTolerance: tolerance,
      requiredClaims: ['jti', 'exp', 'iss', 'sub', 'aud'],
    })
    const { jti, exp, iat, aud } = payload
    const seconds = now.getTime() / 1000
    if (typeof jti !== 'string' || jti.length < 8 || jti.length > 128) return { ok: false, reason: 'jti' }
    if (exp! - seconds > longestSeconds + tolerance) return { ok: false, reason: 'exp' }
    if (typeof aud !== 'string') return { ok: false, reason: 'aud' }
    if (iat !== undefined && iat > seconds + tolerance) return { ok: false, reason: 'iat' }
    if (protectedHeader.typ !== undefined && !types.includes(protectedHeader.typ.toLowerCase()))
      return { ok: false, reason: 'typ' }
    return { ok: true, kid, jti, exp: exp! }
  } catch (error) {
    if (error instanceof errors.JOSEError) return { ok: false, reason: error.code }
    // What cannot be decoded at all.
    if (error instanceof TypeError) return { ok: false, reason: 'malformed' }
    throw error
  }
}
