import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  IDENTITY_DOCUMENT_TYPES,
  maskIdentityNumber,
  parseIdentityDocument,
  publicMaskIdentityNumber,
} from './identity-document.ts'
import { residentIdCheckDigit } from './resident-id.ts'

const TODAY = '2026-11-23'
const checked = (first17: string) => first17 + residentIdCheckDigit(first17)

describe('each document has its own rule', () => {
  test.each([
    ['RIC', '11010519491231002x', '11010519491231002X'],
    ['HKMT_RESIDENCE', checked('81000019900101001'), checked('81000019900101001')],
    ['HKMT_PERMIT', 'h12345678', 'H12345678'],
    ['HKMT_PERMIT', 'M1234567801', 'M1234567801'],
    ['TW_PERMIT', '12345678', '12345678'],
    ['PASSPORT', 'e 1234 5678', 'E12345678'],
    ['FPR', checked('93284019900101001'), checked('93284019900101001')],
    ['FPR', 'usa320199001011', 'USA320199001011'],
  ] as const)('%s accepts %s', (type, input, value) => {
    expect(parseIdentityDocument(type, input, TODAY)).toEqual({ ok: true, value })
  })

  test.each([
    ['RIC', checked('93284019900101001'), 'province'],
    ['HKMT_RESIDENCE', '11010519491231002X', 'province'],
    ['HKMT_RESIDENCE', '810000199001010011', 'check_digit'],
    ['HKMT_PERMIT', '12345678', 'format'],
    ['TW_PERMIT', 'H12345678', 'format'],
    ['PASSPORT', 'AB', 'format'],
    ['FPR', '11010519491231002X', 'province'],
    ['FPR', '932840199001010011', 'check_digit'],
    ['FPR', 'USA32019900101', 'length'],
  ] as const)('%s refuses %s', (type, input, reason) => {
    expect(parseIdentityDocument(type, input, TODAY)).toEqual({ ok: false, reason })
  })

  test('no text makes a document parser throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IDENTITY_DOCUMENT_TYPES),
        fc.string({ unit: 'binary' }),
        (type, text) => {
          expect(typeof parseIdentityDocument(type, text, TODAY).ok).toBe('boolean')
        },
      ),
    )
  })
})

describe('masks', () => {
  test('staff see the first four and the last four of 18', () => {
    expect(maskIdentityNumber('320499199001010016')).toBe('3204**********0016')
  })

  test('a public notice shows the first and the last character', () => {
    expect(publicMaskIdentityNumber('320499199001010016')).toBe('3****************6')
  })

  test.each([
    ['H12345678', 'H1*****78', 'H*******8'],
    ['12345', '1***5', '*****'],
    ['123', '***', '***'],
    ['', '', ''],
  ])('the short number %s is shown as %s and %s', (number, staff, notice) => {
    expect(maskIdentityNumber(number)).toBe(staff)
    expect(publicMaskIdentityNumber(number)).toBe(notice)
  })

  test('the middle is never revealed and the length never changes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,24}$/), (number) => {
        for (const mask of [maskIdentityNumber(number), publicMaskIdentityNumber(number)]) {
          const shown = [...mask].filter((character) => character !== '*').length
          expect(mask).toHaveLength(number.length)
          expect(shown).toBeLessThanOrEqual(number.length / 2)
          expect(mask.slice(4, number.length - 4)).toMatch(/^\**$/)
        }
      }),
    )
  })
})
