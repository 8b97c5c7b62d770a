import { compactCode } from './compact.ts'
import { accept, refuse, type Result } from './result.ts'

export type MobileReason = 'character' | 'country' | 'length' | 'prefix'
export type LandlineReason = 'character' | 'area_code' | 'length'

const PUNCTUATION = /[-‐-―−().·]/g

/**
 * A mainland mobile number as E.164 when it looks like one, otherwise the compacted input. Accepts `+86`,
 * `0086`, `86` and a trunk `0` in front, spaces, hyphens, brackets and full-width digits. Idempotent.
 */
export function normaliseMobile(input: string): string {
  const compact = compactCode(input).replace(PUNCTUATION, '')
  const national = /^(?:(?:\+|00)?86)?0?(1\d{10})$/.exec(compact)
  return national ? `+86${national[1]}` : compact
}

/**
 * The canonical `+86…` number. Reasons: `character` (something that is not a digit), `country` (another
 * country's prefix), `length` (not 11 national digits), `prefix` (does not begin 13–19).
 */
export function parseMobile(input: string): Result<string, MobileReason> {
  const number = normaliseMobile(input)
  if (!/^\+?\d+$/.test(number)) return refuse('character')
  if (/^(\+|00)(?!86)/.test(number)) return refuse('country')
  const national = number.replace(/^\+86/, '')
  if (!/^\d{11}$/.test(national)) return refuse('length')
  return /^1[3-9]/.test(national) ? accept(`+86${national}`) : refuse('prefix')
}

/** `138****1234`; for anything that is not a valid mobile number, only asterisks. */
export function maskMobile(input: string): string {
  const parsed = parseMobile(input)
  if (!parsed.ok) return '*'.repeat(input.length)
  const national = parsed.value.slice(3)
  return `${national.slice(0, 3)}****${national.slice(-4)}`
}

/**
 * The canonical `0519-88888888` or `0519-88888888-123`. Area codes are 010 and 02x, otherwise four digits
 * (常州 0519); an extension may follow `-`, `转` or `x`.
 * Reasons: `character`, `area_code` (none, or one that does not exist), `length` (not 7–8 digits, extension
 * over 6).
 */
export function parseLandline(input: string): Result<string, LandlineReason> {
  const groups = compactCode(input)
    .replace(/[‐-―−转X]/g, '-')
    .replace(/[().·]/g, '')
    .replace(/^(\+|00)86-?0?/, '0')
    .split('-')
    .filter((group) => group !== '')
  if (!groups.every((group) => /^\d+$/.test(group))) return refuse('character')
  const opening = /^(010|02\d|0[3-9]\d{2})(\d*)$/.exec(groups.shift() ?? '')
  if (!opening) return refuse('area_code')
  const [, areaCode, joined = ''] = opening
  let local = joined
  while (local.length < 7 && groups.length > 0) local += groups.shift()
  if (!/^[1-9]\d{6,7}$/.test(local) || groups.length > 1 || (groups[0] ?? '').length > 6)
    return refuse('length')
  return accept([areaCode, local, ...groups].join('-'))
}
