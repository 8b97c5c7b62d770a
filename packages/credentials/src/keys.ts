import { concat, type Bytes } from '@alliance/evidence'
import { fromBase58, toBase58 } from './text-encodings.ts'

/** A public key as JSON Web Key, with nothing in it that a private one has. */
export type PublicJwk = { kty: 'OKP'; crv: 'Ed25519'; x: string } | { kty: 'RSA'; n: string; e: string }

export interface SigningKey {
  /** The key's name within its issuer, as `2026-1`. */
  name: string
  key: CryptoKey
  publicJwk: PublicJwk
}

/** An issuer signs with both: Ed25519 inside a document, RSA where a verifier knows JSON Web Tokens only. */
export interface SigningKeys {
  integrity: SigningKey
  token: SigningKey
}

export const ED25519 = { name: 'Ed25519' }
export const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Multicodec's two bytes for an Ed25519 public key. */
const ED25519_PREFIX = [0xed, 0x01]

const bare = (jwk: JsonWebKey): PublicJwk =>
  jwk.kty === 'OKP' ? { kty: 'OKP', crv: 'Ed25519', x: jwk.x! } : { kty: 'RSA', n: jwk.n!, e: jwk.e! }

/** `alg` and `key_ops` are left to the call: runtimes name Ed25519 in two ways. */
const importable = ({ alg: _, key_ops: __, use: ___, ext: ____, ...jwk }: JsonWebKey): JsonWebKey => jwk

/** A private key from its JSON Web Key: `OKP` Ed25519 or `RSA` of 2048 bits and more. */
export async function signingKey(name: string, jwk: JsonWebKey): Promise<SigningKey> {
  const algorithm = jwk.kty === 'OKP' ? ED25519 : RSA
  const key = await crypto.subtle.importKey('jwk', importable(jwk), algorithm, false, ['sign'])
  return { name, key, publicJwk: bare(jwk) }
}

/** Whether a signature over a message is by this key; not by what is no key at all. */
export async function isBy(jwk: PublicJwk, signature: Bytes, message: Bytes): Promise<boolean> {
  const algorithm = jwk.kty === 'OKP' ? ED25519 : RSA
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']).catch(() => null)
  return key !== null && crypto.subtle.verify(algorithm, key, signature, message)
}

/** New private keys of an issuer, as they are kept as a secret. */
export async function newKeys(): Promise<{ integrity: JsonWebKey; token: JsonWebKey }> {
  const make = async (algorithm: object): Promise<JsonWebKey> => {
    const pair = (await crypto.subtle.generateKey(algorithm as never, true, [
      'sign',
      'verify',
    ])) as CryptoKeyPair
    return importable((await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey)
  }
  return {
    integrity: await make(ED25519),
    token: await make({ ...RSA, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }),
  }
}

/** An Ed25519 public key as Multikey writes it: `z6Mk…`. */
export const multikeyOf = (raw: Bytes): string => `z${toBase58(concat(Uint8Array.from(ED25519_PREFIX), raw))}`

/** The 32 bytes of a Multikey, or null for what is no Ed25519 key. */
export function rawOf(multikey: string): Bytes | null {
  const bytes = multikey.startsWith('z') ? fromBase58(multikey.slice(1)) : null
  return bytes?.length === 34 && ED25519_PREFIX.every((byte, at) => bytes[at] === byte)
    ? bytes.slice(2)
    : null
}
