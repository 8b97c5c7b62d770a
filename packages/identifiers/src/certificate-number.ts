import { compactCode } from './compact.ts'
import { accept, refuse, type Result } from './result.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const PREFIX = /^[A-Z]{2,6}$/

export type CertificateNumber = { number: string; prefix: string; year: number; sequence: number }
export type CertificateNumberReason = 'format' | 'check_character'

/**
 * The number of a certificate or plaque that we issue: `<PREFIX>-<YEAR>-<SEQUENCE>-<CHECK>`, as
 * `LM-2022-0001-W`. `prefix` is 2–6 letters `A-Z`, `year` four digits, `sequence` from 1, written with at
 * least four digits. The check is Luhn mod 36 (ISO/IEC 7812-1 annex B, extended to letters) over prefix, year
 * and sequence. ISO 7064 MOD 37,36 was tried and left: it misses some swaps of neighbouring digits (89 and 98
 * after certain prefixes), where Luhn mod 36 misses only 0 and Z, which cannot stand side by side in this
 * layout.
 * Throws `RangeError` for parts that cannot make a number: they come from our own code, not from a person.
 */
export function makeCertificateNumber(parts: { prefix: string; year: number; sequence: number }): string {
  const { prefix, year, sequence } = parts
  if (!PREFIX.test(prefix)) throw new RangeError('a certificate prefix is 2 to 6 letters A-Z')
  if (!Number.isInteger(year) || year < 1000 || year > 9999)
    throw new RangeError('a certificate year has four digits')
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new RangeError('a certificate sequence starts at 1')
  const digits = String(sequence).padStart(4, '0')
  return `${prefix}-${year}-${digits}-${certificateCheckCharacter(`${prefix}${year}${digits}`)}`
}

/**
 * Reads a number that a person typed: case, width and spaces do not matter. Reasons: `format`,
 * `check_character`. A sequence padded beyond four digits is `format`, so that one certificate has one
 * number.
 */
export function parseCertificateNumber(input: string): Result<CertificateNumber, CertificateNumberReason> {
  const match = /^([A-Z]{2,6})-([1-9]\d{3})-(\d{4}|[1-9]\d{4,14})-([0-9A-Z])$/.exec(compactCode(input))
  if (!match) return refuse('format')
  const [number, prefix, year, digits, check] = match as unknown as [string, string, string, string, string]
  if (Number(digits) === 0) return refuse('format')
  if (certificateCheckCharacter(prefix + year + digits) !== check) return refuse('check_character')
  return accept({ number, prefix, year: Number(year), sequence: Number(digits) })
}

/** Luhn mod 36 over `0-9A-Z`, doubling every second character from the right. */
export function certificateCheckCharacter(payload: string): string {
  let sum = 0
  for (let index = payload.length - 1, factor = 2; index >= 0; index--, factor = 3 - factor) {
    const value = ALPHABET.indexOf(payload.charAt(index))
    if (value < 0) throw new RangeError('a character outside 0-9A-Z')
    const addend = value * factor
    sum += Math.floor(addend / 36) + (addend % 36)
  }
  return ALPHABET.charAt((36 - (sum % 36)) % 36)
}
