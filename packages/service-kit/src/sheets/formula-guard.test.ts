import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from './any-table.testing.ts'
import { guardFormula, unguardFormula } from './formula-guard.ts'

test.each(['=1+1', '+86138', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠a'])(
  '%j gets an apostrophe',
  (text) => {
    expect(guardFormula(text)).toBe(`'${text}`)
  },
)

test.each(['', '旭荣=针织', '1-2', 'a@b.cn', ' =1', "it's", "'quoted'", '5'])('%j stays as it is', (text) => {
  expect(guardFormula(text)).toBe(text)
})

test('text that already has the apostrophe gets one more, so nothing is lost on the way back', () => {
  expect(guardFormula("'=1")).toBe("''=1")
  expect(unguardFormula("''=1")).toBe("'=1")
})

test('guarded text never begins with a dangerous sign, and unguarding gives it back', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary' })), (text) => {
      expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      expect(unguardFormula(guardFormula(text))).toBe(text)
    }),
  )
})
