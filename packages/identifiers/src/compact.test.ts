import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compactCode, halfWidth } from './compact.ts'

test('full-width letters, digits and signs become half-width', () => {
  expect(halfWidth('９１３２Ｘａ－（）')).toBe('9132Xa-()')
})

test('spaces, byte-order marks and zero-width characters pasted from chat are removed', () => {
  expect(compactCode('\uFEFF 91\u200B32\u00A004\u300002x\n')).toBe('91320402X')
})

test('a letter that is not ASCII is never turned into one that is', () => {
  expect(compactCode('ıßſ')).toBe('ıßſ')
})

test('compacting twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(compactCode(compactCode(text))).toBe(compactCode(text))
    }),
  )
})
