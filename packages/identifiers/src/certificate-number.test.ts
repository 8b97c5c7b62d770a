import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  certificateCheckCharacter,
  makeCertificateNumber,
  parseCertificateNumber,
} from './certificate-number.ts'
import { spoiled } from './spoiled.testing.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const anyParts = fc.record({
  prefix: fc.stringMatching(/^[A-Z]{2,6}$/),
  year: fc.integer({ min: 2022, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 99_999_999 }),
})

test('the first plaque of 2022', () => {
  expect(makeCertificateNumber({ prefix: 'LM', year: 2022, sequence: 1 })).toBe('LM-2022-0001-W')
})

test('a number typed in lower case, full width or with spaces is read', () => {
  expect(parseCertificateNumber(' lm－２０２２－0001－W ')).toEqual({
    ok: true,
    value: { number: 'LM-2022-0001-W', prefix: 'LM', year: 2022, sequence: 1 },
  })
})

test.each([
  ['no check character', 'LM-2022-0001', 'format'],
  ['a sequence of three digits', 'LM-2022-001-W', 'format'],
  ['a sequence padded beyond four digits', 'LM-2022-00001-W', 'format'],
  ['a sequence of zero', 'LM-2022-0000-A', 'format'],
  ['a one-letter prefix', 'L-2022-0001-W', 'format'],
  ['a digit in the prefix', 'L1-2022-0001-W', 'format'],
  ['a wrong check character', 'LM-2022-0001-9', 'check_character'],
  ['an empty text', '', 'format'],
])('%s is refused', (_, input, reason) => {
  expect(parseCertificateNumber(input)).toEqual({ ok: false, reason })
})

describe('properties', () => {
  test('what is made is read back', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const number = makeCertificateNumber(parts)
        expect(parseCertificateNumber(number)).toEqual({ ok: true, value: { number, ...parts } })
      }),
    )
  })

  test('any single wrong character and any swap of neighbours is detected', () => {
    const wrong = anyParts.chain((parts) => spoiled(makeCertificateNumber(parts), ALPHABET))
    fc.assert(
      fc.property(wrong, (number) => !parseCertificateNumber(number).ok),
      { numRuns: 3000 },
    )
  })

  test('Luhn mod 36 confuses 0Z with Z0 and no other pair', () => {
    const confused = [...ALPHABET].flatMap((a) =>
      [...ALPHABET]
        .filter((b) => a < b && certificateCheckCharacter(a + b) === certificateCheckCharacter(b + a))
        .map((b) => a + b),
    )
    expect(confused).toEqual(['0Z'])
  })
})

test.each([
  { prefix: 'lm', year: 2022, sequence: 1 },
  { prefix: 'LM', year: 22, sequence: 1 },
  { prefix: 'LM', year: 2022, sequence: 0 },
  { prefix: 'LM', year: 2022, sequence: 1.5 },
])('making a number from $prefix, $year, $sequence is a programming error', (parts) => {
  expect(() => makeCertificateNumber(parts)).toThrow(RangeError)
})
