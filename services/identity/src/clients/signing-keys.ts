import { env as bindings } from 'cloudflare:workers'
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose'
import type { Env } from '../env.ts'

interface SigningKey {
  kid: string
  sign: CryptoKey
  publicJwk: JWK
}

let known: SigningKey[] | undefined

/** Our keys for access tokens: the first signs, the others are still believed. Named by their thumbprint (RFC 7638). */
export async function signingKeys(): Promise<SigningKey[]> {
  if (known) return known
  const jwks = JSON.parse((bindings as unknown as Env).SIGNING_KEYS) as JWK[]
  known = await Promise.all(
    jwks.map(async (jwk) => {
      const kid = await calculateJwkThumbprint(jwk)
      const { kty, crv, x, y } = jwk
      return {
        kid,
        sign: (await importJWK(jwk, 'ES256')) as CryptoKey,
        publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as JWK,
      }
    }),
  )
  return known
}
