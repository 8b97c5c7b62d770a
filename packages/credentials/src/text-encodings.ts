import type { Bytes } from '@alliance/evidence'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Base58 as Bitcoin writes it; a leading zero byte is a leading `1`. */
export function toBase58(bytes: Bytes): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; number > 0n; number /= 58n) text = ALPHABET.charAt(Number(number % 58n)) + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text
}

/** The bytes of a Base58 text, or null for what is none. */
export function fromBase58(text: string): Bytes | null {
  let number = 0n
  for (const sign of text) {
    const value = ALPHABET.indexOf(sign)
    if (value < 0) return null
    number = number * 58n + BigInt(value)
  }
  const bytes: number[] = []
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n))
  const zeros = /^1*/.exec(text)![0].length
  return Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes])
}

export function toBase64Url(bytes: Bytes): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The bytes of an unpadded base64url text, or null for what is none or is written in a second way. */
export function fromBase64Url(text: string): Bytes | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0))
  return toBase64Url(bytes) === text ? bytes : null
}
