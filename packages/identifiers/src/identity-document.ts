import { compactCode } from './compact.ts'
import { parseResidentId, type ResidentIdReason, schemeFault } from './resident-id.ts'
import { accept, refuse, type Result } from './result.ts'

/**
 * RIC 居民身份证 · HKMT_PERMIT 港澳居民来往内地通行证 · HKMT_RESIDENCE 港澳台居民居住证 · TW_PERMIT 台湾居民来往大陆通行证 ·
 * PASSPORT · FPR 外国人永久居留身份证. The type must be asked for: three of them are 18 digits.
 */
export const IDENTITY_DOCUMENT_TYPES = [
  'RIC',
  'HKMT_PERMIT',
  'HKMT_RESIDENCE',
  'TW_PERMIT',
  'PASSPORT',
  'FPR',
] as const

export type IdentityDocumentType = (typeof IDENTITY_DOCUMENT_TYPES)[number]
export type IdentityDocumentReason = ResidentIdReason | 'format'

const FORMATS = {
  HKMT_PERMIT: /^[HM]\d{8}(\d{2})?$/,
  TW_PERMIT: /^(\d{8}|\d{10}[A-Z]?)$/,
  PASSPORT: /^[A-Z0-9]{5,12}$/,
} as const

/**
 * Normalises and checks the number of any accepted document; `today` as in `parseResidentId`.
 * Travel documents carry no check character, so they are tried for shape only (`format`); a passport number
 * is whatever its country prints. New permanent-residence cards (9…, 18 digits) use the check of GB 11643;
 * the older ones are three letters and twelve digits.
 */
export function parseIdentityDocument(
  type: IdentityDocumentType,
  input: string,
  today: string,
): Result<string, IdentityDocumentReason> {
  const number = compactCode(input)
  switch (type) {
    case 'RIC':
      return parseResidentId(number, today)
    case 'HKMT_RESIDENCE': {
      const parsed = parseResidentId(number, today)
      return parsed.ok && !/^8[123]/.test(number) ? refuse('province') : parsed
    }
    case 'FPR':
      return permanentResidence(number, today)
    default:
      return FORMATS[type].test(number) ? accept(number) : refuse('format')
  }
}

function permanentResidence(number: string, today: string): Result<string, IdentityDocumentReason> {
  if (/^[A-Z]{3}\d{12}$/.test(number)) return accept(number)
  const reason = schemeFault(number, today, (firstTwo) => firstTwo.startsWith('9'))
  return reason ? refuse(reason) : accept(number)
}

/**
 * The number as staff see it: first 4 and last 4 of 18 characters (`3204**********0016`). A shorter number
 * shows proportionally less, so that at most half of it is ever seen.
 */
export function maskIdentityNumber(number: string): string {
  const shown = Math.min(4, Math.floor(number.length / 4))
  return covered(number, shown)
}

/** The number as a public notice shows it: first and last character (`3****************6`). */
export function publicMaskIdentityNumber(number: string): string {
  return covered(number, number.length >= 6 ? 1 : 0)
}

function covered(text: string, shown: number): string {
  const hidden = Math.max(0, text.length - 2 * shown)
  return text.slice(0, shown) + '*'.repeat(hidden) + (shown === 0 ? '' : text.slice(-shown))
}
