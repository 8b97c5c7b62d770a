import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  birthDateOf,
  normaliseResidentId,
  parseResidentId,
  residentIdCheckDigit,
  sexOf,
} from './resident-id.ts'
import { spoiled } from './spoiled.testing.ts'

const TODAY = '2026-11-23'
const DEMO = [
  '320499199001010016',
  '320499199203150025',
  '320499199508200134',
  '320499200006010248',
  '32049919881212037X',
  '320499201805050160',
]

const anyNumber = fc
  .tuple(
    fc.constantFrom('320499', '110105', '820000', '830000', '512301'),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-23'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([division, birth, sequence]) => {
    const first17 =
      division + birth.toISOString().slice(0, 10).replaceAll('-', '') + String(sequence).padStart(3, '0')
    return first17 + residentIdCheckDigit(first17)
  })

const reasonFor = (input: string, today = TODAY) => {
  const parsed = parseResidentId(input, today)
  return parsed.ok ? null : parsed.reason
}

describe('numbers that must be accepted', () => {
  test.each(['11010519491231002X', ...DEMO])('%s', (number) => {
    expect(parseResidentId(number, TODAY)).toEqual({ ok: true, value: number })
  })

  test('a small x, full-width digits and spaces do not matter', () => {
    expect(parseResidentId(' 110105 １９４９1231 002x', TODAY)).toEqual({
      ok: true,
      value: '11010519491231002X',
    })
  })

  test('the code of an abolished division stays valid in people’s numbers', () => {
    const first17 = '51230119700101001'
    expect(reasonFor(first17 + residentIdCheckDigit(first17))).toBeNull()
  })

  test('someone born today may register', () => {
    const first17 = '32040220261123001'
    const number = first17 + residentIdCheckDigit(first17)
    expect(reasonFor(number, '2026-11-23')).toBeNull()
    expect(reasonFor(number, '2026-11-22')).toBe('birth_date')
  })
})

describe('numbers that must be refused', () => {
  test.each([
    ['a first-generation number of 15 digits', '110105491231002', 'retired_15_digits'],
    ['17 digits', '11010519491231002', 'length'],
    ['an X before the end', '1101051949123100X2', 'character'],
    ['a letter that is not X', '11010519491231002Y', 'character'],
    ['a province that does not exist', '990105194912310025', 'province'],
    ['30 February', '110105194902300025', 'birth_date'],
    ['29 February of a common year', '110105190002290025', 'birth_date'],
    ['month 13', '110105194913310025', 'birth_date'],
    ['a birth date in the future', '110105209912310025', 'birth_date'],
    ['a wrong check character', '110105194912310021', 'check_digit'],
    ['an empty text', '', 'length'],
  ])('%s', (_, input, reason) => {
    expect(reasonFor(input)).toBe(reason)
  })
})

describe('what a number tells', () => {
  test('the birth date and the sex', () => {
    expect(birthDateOf('320499201805050160')).toBe('2018-05-05')
    expect(sexOf('320499201805050160')).toBe('female')
    expect(sexOf('320499199001010016')).toBe('male')
  })

  test('a text that is not a number has no birth date', () => {
    expect(birthDateOf('32049920180505')).toBe('2018-05-05')
    expect(birthDateOf('3204992018050')).toBeNull()
    expect(birthDateOf('')).toBeNull()
  })
})

describe('properties', () => {
  test('every generated number is accepted', () => {
    fc.assert(fc.property(anyNumber, (number) => parseResidentId(number, TODAY).ok))
  })

  test('any single wrong character and any swap of neighbours is detected', () => {
    fc.assert(
      fc.property(
        anyNumber.chain((number) => spoiled(number, '0123456789X')),
        (number) => !parseResidentId(number, TODAY).ok,
      ),
      { numRuns: 3000 },
    )
  })

  test('normalising twice changes nothing more, and no text makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseResidentId(normaliseResidentId(text))).toBe(normaliseResidentId(text))
        parseResidentId(text, TODAY)
      }),
    )
  })
})

test('computing a check from something else is a programming error', () => {
  expect(() => residentIdCheckDigit('1101051949123100X')).toThrow(RangeError)
})
