import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskMobile, normaliseMobile, parseLandline, parseMobile } from './phone.ts'

const anyMobile = fc.stringMatching(/^1[3-9]\d{9}$/)

describe('mobile numbers', () => {
  test.each([
    '13800001234',
    '+8613800001234',
    '+86 138 0000 1234',
    '+86-138-0000-1234',
    '(+86) 138 0000 1234',
    '8613800001234',
    '008613800001234',
    '013800001234',
    '１３８００００１２３４',
    '＋８６１３８００００１２３４',
    '138–0000–1234',
    '\u202D13800001234\u202C',
  ])('%s becomes +8613800001234', (input) => {
    expect(parseMobile(input)).toEqual({ ok: true, value: '+8613800001234' })
  })

  test.each([
    ['an American number that would look like ours without its prefix', '+1 380 000 1234', 'country'],
    ['eleven digits after a foreign plus', '+13800001234', 'country'],
    ['a Hong Kong number', '+852 9123 4567', 'country'],
    ['a number that is one digit short', '1380000123', 'length'],
    ['a number that is one digit long', '138000012345', 'length'],
    ['a second digit of 2', '12800001234', 'prefix'],
    ['a service number', '10086', 'length'],
    ['a landline', '0519-88888888', 'length'],
    ['a letter', '1380000123a', 'character'],
    ['two numbers', '13800001234/13900001234', 'character'],
    ['an empty text', '', 'character'],
  ])('%s is refused', (_, input, reason) => {
    expect(parseMobile(input)).toEqual({ ok: false, reason })
  })

  test('the mask keeps three and four digits whatever the spelling', () => {
    expect(maskMobile('+8613800001234')).toBe('138****1234')
    expect(maskMobile('138 0000 1234')).toBe('138****1234')
  })

  test('a text that is not a mobile number is masked whole', () => {
    expect(maskMobile('0519-88888888')).toBe('*************')
  })

  test('every spelling of one number has one canonical form, and normalising is idempotent', () => {
    const prefix = fc.constantFrom('', '+86', '+86 ', '0086-', '86 ', '0', '(+86)')
    fc.assert(
      fc.property(prefix, anyMobile, fc.constantFrom('', ' ', '-'), (before, number, gap) => {
        const spelled = before + [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(gap)
        expect(normaliseMobile(spelled)).toBe(`+86${number}`)
        expect(normaliseMobile(normaliseMobile(spelled))).toBe(`+86${number}`)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseMobile(normaliseMobile(text))).toBe(normaliseMobile(text))
      }),
    )
  })

  test('the mask never reveals the middle', () => {
    fc.assert(
      fc.property(anyMobile, (number) => {
        expect(maskMobile(number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`)
      }),
    )
  })
})

describe('landlines', () => {
  test.each([
    ['0519-88888888', '0519-88888888'],
    ['051988888888', '0519-88888888'],
    ['(0519) 8888 8888', '0519-88888888'],
    ['0519-8888-8888', '0519-88888888'],
    ['+86 519 88888888', '0519-88888888'],
    ['0086-0519-88888888', '0519-88888888'],
    ['010-62345678', '010-62345678'],
    ['02162345678', '021-62345678'],
    ['0519-88888888-123', '0519-88888888-123'],
    ['0519-88888888转123', '0519-88888888-123'],
    ['0519-8888888 x 8', '0519-8888888-8'],
  ])('%s becomes %s', (input, value) => {
    expect(parseLandline(input)).toEqual({ ok: true, value })
    expect(parseLandline(value)).toEqual({ ok: true, value })
  })

  test.each([
    ['88888888', 'area_code'],
    ['0199-88888888', 'area_code'],
    ['', 'area_code'],
    ['0519-888888', 'length'],
    ['0519-888888888', 'length'],
    ['0519-08888888', 'length'],
    ['0519-88888888-1234567', 'length'],
    ['0519-88888888-1-2', 'length'],
    ['0519-8888888八', 'character'],
  ])('%s is refused for its %s', (input, reason) => {
    expect(parseLandline(input)).toEqual({ ok: false, reason })
  })
})
