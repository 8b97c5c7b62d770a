import { toHex, utf8, type Bytes } from './bytes.ts'

export const sha256 = async (input: string | Bytes | ArrayBuffer): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', typeof input === 'string' ? utf8(input) : input))

export const sha256Hex = async (input: string | Bytes | ArrayBuffer): Promise<string> =>
  toHex(await sha256(input))

/** A function that gives HMAC-SHA256 under one key, in hexadecimal. */
export async function hmacSha256(key: Bytes): Promise<(message: string) => Promise<string>> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return async (message) => toHex(await crypto.subtle.sign('HMAC', imported, utf8(message)))
}
