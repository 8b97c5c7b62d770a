import { utf8 } from '@alliance/evidence'
import { fromBase64url, toBase64url } from './encoding.ts'

/** A key of WebCrypto, whichever runtime's types are at hand. */
export type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** An ECDSA P-256 public key: its point, base64url. */
export interface PublicKey {
  x: string
  y: string
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const

/** @throws when the point is not on the curve */
export const publicKeyOf = ({ x, y }: PublicKey): Promise<Key> =>
  crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y, ext: true }, curve, true, ['verify'])

/** @throws when the point is not on the curve */
export const privateKeyOf = ({ x, y, d }: PublicKey & { d: string }): Promise<Key> =>
  crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y, d, ext: true }, curve, false, ['sign'])

/** The 64 bytes of an ES256 signature (RFC 7518, section 3.4). */
export const signBytes = async (key: Key, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.sign(algorithm, key, utf8(text)))

export const verifyBytes = (key: Key, text: string, signature: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  crypto.subtle.verify(algorithm, key, signature, utf8(text))

/** A compact JWS (RFC 7515) with ES256. `type` says what it is, so that one document cannot stand for another. */
export async function signDocument(key: Key, type: string, content: object): Promise<string> {
  const head = toBase64url(utf8(JSON.stringify({ alg: 'ES256', typ: type })))
  const signed = `${head}.${toBase64url(utf8(JSON.stringify(content)))}`
  return `${signed}.${toBase64url(await signBytes(key, signed))}`
}

/** @returns the content, or null when it is not of this type or not signed by this key */
export async function openDocument(key: Key, type: string, document: string): Promise<unknown> {
  const [head = '', body = '', signature = '', ...rest] = document.split('.')
  const bytes = fromBase64url(signature)
  if (rest.length > 0 || bytes === null || bytes.length !== 64) return null
  const header = contentOf(head)
  if (header === null || typeof header !== 'object') return null
  if (!('alg' in header && header.alg === 'ES256' && 'typ' in header && header.typ === type)) return null
  return (await verifyBytes(key, `${head}.${body}`, bytes)) ? contentOf(body) : null
}

/** What a document says, unverified: for finding the key that it must be verified with. */
export const claimedContent = (document: string): unknown => contentOf(document.split('.')[1] ?? '')

function contentOf(part: string): unknown {
  const bytes = fromBase64url(part)
  if (bytes === null) return null
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
