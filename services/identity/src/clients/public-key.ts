import type { NewClientKey } from '@alliance/contracts/identity'
import { Problem } from '@alliance/service-kit'
import { importJWK, type JWK } from 'jose'

type PublicKey = Extract<NewClientKey, { method: 'private_key_jwt' }>['publicKey']

/** 2048 bits in base64url; a shorter modulus is broken (NIST SP 800-131A). */
const shortestModulus = 342

const algorithms = { EC: 'ES256', OKP: 'EdDSA', RSA: 'RS256' } as const
const parts = { EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'], RSA: ['n', 'e'] } as const
const curves = { EC: 'P-256', OKP: 'Ed25519', RSA: undefined } as const

/**
 * A public key that can be imported, with its algorithm.
 *
 * @throws Problem `request.invalid` at what is missing or too weak
 */
export async function checkPublicKey(
  key: PublicKey,
): Promise<Record<string, string> & { kid: string; alg: string }> {
  const fault = (part: string, code: 'required' | 'option' | 'too_small' | 'format' | 'unknown_field') =>
    new Problem('request.invalid', { faults: [{ pointer: `/publicKey/${part}`, code }] })
  const { kty, kid } = key
  const alg = algorithms[kty]
  if (key.alg && key.alg !== alg) throw fault('alg', 'option')
  if (key.crv !== curves[kty]) throw fault('crv', key.crv === undefined ? 'required' : 'option')
  const jwk: Record<string, string> & { kid: string; alg: string } = { kty, kid, alg }
  for (const part of parts[kty]) {
    const value = key[part]
    if (!value) throw fault(part, 'required')
    if (!/^[\w-]+$/.test(value)) throw fault(part, 'format')
    jwk[part] = value
  }
  if (kty === 'RSA' && jwk.n!.length < shortestModulus) throw fault('n', 'too_small')
  try {
    await importJWK(jwk as JWK, alg)
  } catch {
    throw fault(parts[kty].at(-1)!, 'format')
  }
  return jwk
}
