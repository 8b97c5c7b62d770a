import { compactCode } from './compact.ts'
import { organisationCheckDigit } from './organisation-code.ts'
import { PROVINCE_PREFIXES } from './provinces.ts'
import { accept, refuse, type Result } from './result.ts'

/** The 31 characters of GB 32100-2015; a character's value is its index. No I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** W_i = 3^(i-1) mod 31 (GB 32100-2015, annex). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/**
 * Registering authority and entity class, positions 1–2. A pair that is not listed is `other`, never refused.
 */
export const CREDIT_CODE_CLASSES = {
  '11': 'organ',
  '12': 'public_institution',
  '51': 'social_organisation',
  '52': 'private_non_enterprise_unit',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'sole_trader',
  '93': 'farmers_cooperative',
} as const

export type CreditCodeClass = (typeof CREDIT_CODE_CLASSES)[keyof typeof CREDIT_CODE_CLASSES] | 'other'
export type CreditCodeReason = 'length' | 'character' | 'division' | 'check_digit'
export type CreditCodeWarning = 'organisation_check'

/**
 * A valid 统一社会信用代码.
 * `code` is the 18 canonical characters and the identity; `division` is where it was registered, which a
 * company keeps when it moves; `organisationCode` is positions 9–17 (GB 11714).
 *
 * `organisation_check` is a warning and never a refusal: position 18 already proves that the 18 characters
 * were copied faithfully, and registers exist that numbered positions 9–17 by themselves, so a mismatch at
 * position 17 says something about the issuer, not about the typist. Show it to the reviewer, do not block
 * the applicant.
 */
export type CreditCode = {
  code: string
  entityClass: CreditCodeClass
  division: string
  organisationCode: string
  warnings: CreditCodeWarning[]
}

/** Trimmed, upper case, half width. Idempotent. */
export function normaliseCreditCode(input: string): string {
  return compactCode(input)
}

/**
 * The 18th character for 17 canonical ones: `ALPHABET[(31 - Σ idx·W mod 31) mod 31]`; the outer `mod` makes a
 * remainder of 0 give `0` (GB 32100-2015). Throws `RangeError` when given anything but 17 characters of the
 * alphabet.
 */
export function creditCodeCheckDigit(first17: string): string {
  if (first17.length !== 17)
    throw new RangeError('a credit code has 17 characters before its check character')
  let sum = 0
  WEIGHTS.forEach((weight, position) => {
    const value = CREDIT_CODE_ALPHABET.indexOf(first17.charAt(position))
    if (value < 0) throw new RangeError('a character outside the alphabet of GB 32100-2015')
    sum += value * weight
  })
  return CREDIT_CODE_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * Normalises and checks a code. Reasons, in the order they are tried: `length` (not 18), `character` (outside
 * the alphabet), `division` (positions 3–8 are not digits under a known province), `check_digit`. A province,
 * not the whole division, is checked: codes of abolished districts stay in force. 10 is the national
 * registry. Old 15-digit business-licence numbers are refused as `length`.
 */
export function parseCreditCode(input: string): Result<CreditCode, CreditCodeReason> {
  const code = normaliseCreditCode(input)
  if (code.length !== 18) return refuse('length')
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return refuse('character')
  const division = code.slice(2, 8)
  if (!isRegistrationDivision(division)) return refuse('division')
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code.charAt(17)) return refuse('check_digit')
  const organisationCode = code.slice(8, 17)
  return accept({
    code,
    entityClass: creditCodeClass(code),
    division,
    organisationCode,
    warnings:
      organisationCheckDigit(organisationCode.slice(0, 8)) === organisationCode.charAt(8)
        ? []
        : ['organisation_check'],
  })
}

function isRegistrationDivision(division: string): boolean {
  const province = division.slice(0, 2)
  return /^\d{6}$/.test(division) && (province === '10' || PROVINCE_PREFIXES.has(province))
}

function creditCodeClass(code: string): CreditCodeClass {
  const pair = code.slice(0, 2)
  return Object.hasOwn(CREDIT_CODE_CLASSES, pair)
    ? CREDIT_CODE_CLASSES[pair as keyof typeof CREDIT_CODE_CLASSES]
    : 'other'
}
