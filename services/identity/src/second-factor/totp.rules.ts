const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as base32 (RFC 4648), as authenticators take a secret; 20 bytes give 32 letters. */
export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return bits
    .match(/.{1,5}/g)!
    .map((part) => alphabet[Number.parseInt(part.padEnd(5, '0'), 2)])
    .join('')
}

export function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g)!, (byte) => Number.parseInt(byte, 2))
}

/** The six digits of a counter (HOTP, RFC 4226 §5.3). */
async function hotp(key: CryptoKey, counter: number): Promise<string> {
  const message = new DataView(new ArrayBuffer(8))
  message.setBigUint64(0, BigInt(counter))
  const digest = new DataView(await crypto.subtle.sign('HMAC', key, message.buffer))
  const offset = digest.getUint8(19) & 0x0f
  return String((digest.getUint32(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/**
 * The counter a code belongs to: of this half minute, or the one before or after it (RFC 6238 §5.2), and after
 * `lastCounter`. Null when it belongs to none.
 */
export async function counterOf(
  secret: string,
  code: string,
  nowMs: number,
  lastCounter: number,
): Promise<number | null> {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase32(secret),
    { name: 'HMAC', hash: 'SHA-1' },
    false,
    ['sign'],
  )
  const current = Math.floor(nowMs / 30_000)
  const codes = await Promise.all(
    [current - 1, current, current + 1].map(async (counter) => ({ counter, code: await hotp(key, counter) })),
  )
  return (
    codes.find((candidate) => candidate.code === code && candidate.counter > lastCounter)?.counter ?? null
  )
}

/** What an authenticator reads (Key URI format). */
export const keyUri = (secret: string, name: string): string =>
  `otpauth://totp/${encodeURIComponent('链盟')}:${encodeURIComponent(name)}?secret=${secret}&issuer=${encodeURIComponent('链盟')}&algorithm=SHA1&digits=6&period=30`

/** A backup code as people copy it, without the dash and in lower case. */
export const normaliseBackupCode = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '')
