import { compactCode } from './compact.ts'
import { PROVINCE_PREFIXES } from './provinces.ts'
import { accept, refuse, type Result } from './result.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_BY_REMAINDER = '10X98765432'

export type ResidentIdReason =
  | 'retired_15_digits'
  | 'length'
  | 'character'
  | 'province'
  | 'birth_date'
  | 'check_digit'

/** Trimmed, half width, `x` as `X`. Idempotent. */
export function normaliseResidentId(input: string): string {
  return compactCode(input)
}

/** The 18th character by ISO 7064 MOD 11-2 (GB 11643-1999). Throws `RangeError` unless given 17 digits. */
export function residentIdCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17))
    throw new RangeError('an identity number has 17 digits before its check character')
  const sum = WEIGHTS.reduce(
    (total, weight, position) => total + weight * Number(first17.charAt(position)),
    0,
  )
  return CHECK_BY_REMAINDER.charAt(sum % 11)
}

/**
 * Normalises and checks an 18-character 居民身份证 number; the value is the canonical number.
 * `today` is `YYYY-MM-DD` in Asia/Shanghai; a birth date after it is refused.
 * Reasons, in the order they are tried: `retired_15_digits` (first-generation numbers, void since 2013),
 * `length`, `character`, `province`, `birth_date` (not a real date, or later than today), `check_digit`. Only
 * the province is checked: the code of an abolished district stays in people's numbers for life. 81–83 are
 * residence permits of Hong Kong, Macao and Taiwan residents, which follow the same scheme.
 */
export function parseResidentId(input: string, today: string): Result<string, ResidentIdReason> {
  const number = normaliseResidentId(input)
  if (/^\d{15}$/.test(number)) return refuse('retired_15_digits')
  const reason = schemeFault(
    number,
    today,
    (province) => PROVINCE_PREFIXES.has(province) || province === '83',
  )
  return reason ? refuse(reason) : accept(number)
}

/**
 * What breaks the 18-character scheme of GB 11643, or null. `knows` judges the first two characters, because
 * the permanent-residence card shares the scheme but not the province.
 */
export function schemeFault(
  number: string,
  today: string,
  knows: (firstTwo: string) => boolean,
): Exclude<ResidentIdReason, 'retired_15_digits'> | null {
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'character'
  if (!knows(number.slice(0, 2))) return 'province'
  const birthDate = birthDateOf(number)
  if (birthDate === null || birthDate > today) return 'birth_date'
  return residentIdCheckDigit(number.slice(0, 17)) === number.charAt(17) ? null : 'check_digit'
}

/**
 * The birth date in a canonical number as `YYYY-MM-DD`, or null when it is not a real date. Ask only where
 * needed.
 */
export function birthDateOf(number: string): string | null {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const date = `${year}-${month}-${day}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const instant = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date ? null : date
}

/** Position 17 of a canonical number: odd is male, even is female (GB 11643-1999). Ask only where needed. */
export function sexOf(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
}
