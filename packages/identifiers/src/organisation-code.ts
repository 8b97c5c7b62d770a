const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/**
 * The check character of an organisation code (GB 11714-1997): `11 - Σ value·weight mod 11`, where 10 is `X`
 * and 11 is `0`. Takes the first 8 characters `0-9A-Z`; throws `RangeError` for anything else.
 */
export function organisationCheckDigit(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8))
    throw new RangeError('an organisation code has 8 characters 0-9A-Z before its check')
  const sum = WEIGHTS.reduce(
    (total, weight, position) => total + weight * ALPHABET.indexOf(first8.charAt(position)),
    0,
  )
  const rest = 11 - (sum % 11)
  if (rest === 10) return 'X'
  return rest === 11 ? '0' : String(rest)
}
