import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CREDIT_CODE_ALPHABET,
  creditCodeCheckDigit,
  normaliseCreditCode,
  parseCreditCode,
} from './credit-code.ts'
import { organisationCheckDigit } from './organisation-code.ts'
import { spoiled } from './spoiled.testing.ts'

const PUBLISHED = ['9144030071526726XG', '91330100799655058B', '914403001922038216', '91350100M000100Y43']
const DEMO = [
  '91320402X00000019P',
  '91320402X00000027J',
  '91320402X00000035D',
  '91320402X000000438',
  '91320402X000000513',
  '91320402X0000006XT',
  '91320402X00000078T',
  '91320402X00000086M',
  '91320402X00000094G',
  '91320402X000001076',
  '91320402X000001151',
  '91320402X00000123U',
  '91320402X00000131N',
  '91320402X0000014XE',
  '12320400X00000908Y',
  '51320400X00000908X',
]

const anyCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '51', '52', '53', '11', '12', 'N2', 'A1'),
    fc.constantFrom('320402', '110000', '100000', '440300', '659001'),
    fc.array(fc.constantFrom(...CREDIT_CODE_ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([pair, division, body]) => {
    const first17 = pair + division + body.join('')
    return first17 + creditCodeCheckDigit(first17)
  })

const reasonFor = (input: string) => {
  const parsed = parseCreditCode(input)
  return parsed.ok ? null : parsed.reason
}

describe('codes that must be accepted', () => {
  test.each([...PUBLISHED, ...DEMO])('%s is valid, and so is its organisation code', (code) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, value: { code, warnings: [] } })
  })

  test('lower case, full-width digits and grouping spaces do not matter', () => {
    expect(parseCreditCode(' ９１３２0402 x0000 0019p ')).toMatchObject({
      ok: true,
      value: { code: '91320402X00000019P' },
    })
  })

  test('a remainder of 0 gives the check character 0', () => {
    const zero = fc.sample(
      anyCode.filter((code) => code.endsWith('0')),
      { numRuns: 1, seed: 1 },
    )[0]!
    expect(parseCreditCode(zero).ok).toBe(true)
    expect(creditCodeCheckDigit('0'.repeat(17))).toBe('0')
  })

  test('a code of the national registry (100000) is accepted', () => {
    const first17 = '91100000100003962'
    expect(parseCreditCode(first17 + creditCodeCheckDigit(first17)).ok).toBe(true)
  })

  test('an unlisted class is `other`, not an error', () => {
    const first17 = 'N2320402X00000019'
    expect(parseCreditCode(first17 + creditCodeCheckDigit(first17))).toMatchObject({
      value: { entityClass: 'other' },
    })
  })
})

describe('what a code tells', () => {
  test.each([
    ['91320402X00000019P', 'enterprise', '320402'],
    ['12320400X00000908Y', 'public_institution', '320400'],
    ['51320400X00000908X', 'social_organisation', '320400'],
  ])('%s is a %s registered in %s', (code, entityClass, division) => {
    expect(parseCreditCode(code)).toMatchObject({
      value: { entityClass, division, organisationCode: code.slice(8, 17) },
    })
  })

  test('a wrong character at position 17 under a right check is a warning, not a refusal', () => {
    const first17 = '91320402X00000018'
    const parsed = parseCreditCode(first17 + creditCodeCheckDigit(first17))
    expect(parsed).toMatchObject({ ok: true, value: { warnings: ['organisation_check'] } })
  })
})

describe('codes that must be refused', () => {
  test.each([
    ['the worked example printed in the standard ends in Z', '91350100M000100Y4Z', 'character'],
    ['an old 15-digit licence number', '320402000012345', 'length'],
    ['an empty text', '', 'length'],
    ['19 characters', '91320402X00000019PP', 'length'],
    ['the letter O for a zero', '9132O402X00000019P', 'character'],
    ['the letter I for a one', '9I320402X00000019P', 'character'],
    ['a letter in the division', '9132040AX00000019P', 'division'],
    ['a province that does not exist', '91990402X00000019P', 'division'],
    ['a wrong check character', '91320402X00000019Q', 'check_digit'],
    ['an emoji', '😀'.repeat(9), 'character'],
  ])('%s', (_, input, reason) => {
    expect(reasonFor(input)).toBe(reason)
  })

  test('the computed check of the standard’s worked example is 3', () => {
    expect(creditCodeCheckDigit('91350100M000100Y4')).toBe('3')
  })

  test('tutorials that drop the `31 -` would accept another character', () => {
    expect(reasonFor('91320402X000000199')).toBe('check_digit')
  })
})

describe('properties', () => {
  test('every generated code is accepted', () => {
    fc.assert(fc.property(anyCode, (code) => parseCreditCode(code).ok))
  })

  test('any single wrong character and any swap of neighbours is detected', () => {
    fc.assert(
      fc.property(
        anyCode.chain((code) => spoiled(code, CREDIT_CODE_ALPHABET)),
        (code) => !parseCreditCode(code).ok,
      ),
      { numRuns: 3000 },
    )
  })

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseCreditCode(normaliseCreditCode(text))).toBe(normaliseCreditCode(text))
      }),
    )
  })

  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseCreditCode(text).ok === 'boolean'),
    )
  })
})

test('computing a check from something else is a programming error', () => {
  expect(() => creditCodeCheckDigit('9132')).toThrow(RangeError)
  expect(() => creditCodeCheckDigit('91320402I00000019')).toThrow(RangeError)
  expect(() => organisationCheckDigit('X00000')).toThrow(RangeError)
})
