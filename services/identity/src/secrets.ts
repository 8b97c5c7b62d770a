import { fieldCipher } from '@alliance/service-kit'
import { env as bindings } from 'cloudflare:workers'
import type { Env } from './env.ts'

/** The cipher of this service's encrypted fields and the keyed hashes to find them by. */
export const cipher = fieldCipher((bindings as unknown as Env).FIELD_KEYS)

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** So many random characters of five bits each. */
export const randomText = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte & 31]).join('')

/** Six random digits, each code as likely as any other. */
export function sixDigits(): string {
  const even = 4_294_000_000
  const [number] = crypto.getRandomValues(new Uint32Array(1)) as unknown as [number]
  return number < even ? String(number % 1_000_000).padStart(6, '0') : sixDigits()
}
