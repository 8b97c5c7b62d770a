import { idPrefixes, type IdKind } from '@alliance/contracts/id-prefixes'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new id, `<prefix>_` and a UUIDv7 (RFC 9562 §5.7) in Crockford base32: 26 characters that sort by the
 * millisecond they were made in.
 */
export function newId(kind: IdKind, now: Date = new Date()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = now.getTime()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) % 256
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return `${idPrefixes[kind]}_${base32(bytes)}`
}

/** 128 bits as 26 characters, the first of which holds three bits. */
function base32(bytes: Uint8Array): string {
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(number & 31n)]! + text
    number >>= 5n
  }
  return text
}
