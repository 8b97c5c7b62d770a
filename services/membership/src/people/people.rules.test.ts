import { expect, test } from 'vitest'
import { birthYearOf, checkedDocument, checkedMobile, identifiersIn, masksOf } from './people.rules.ts'

const today = '2026-11-23'
const faultOf = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return (error as { faults: unknown }).faults
  }
}

test('a resident id is checked, made canonical and masked, and tells the year of birth', () => {
  const document = checkedDocument({ type: 'RIC', number: ' 32049919881212037x ' }, today)
  expect(document).toEqual({ type: 'RIC', number: '32049919881212037X' })
  expect(masksOf({ document })).toEqual({ documentType: 'RIC', documentMask: '3204**********037X' })
  expect(birthYearOf(document, 1950)).toBe(1988)
  expect(birthYearOf({ type: 'PASSPORT', number: 'E12345678' }, 1950)).toBe(1950)
})

test.each([
  ['a wrong check character', 'RIC', '320499199001010017'],
  ['a birth date to come', 'RIC', '320499299001010016'],
  ['another kind of document', 'TW_PERMIT', '320499199001010016'],
] as const)('%s is refused where it stands', (_, type, number) => {
  expect(faultOf(() => checkedDocument({ type, number }, today))).toEqual([
    { pointer: '/document/number', code: 'document.format' },
  ])
})

test('a phone is kept as E.164 and masked', () => {
  expect(checkedMobile('138-0000 1234')).toBe('+8613800001234')
  expect(masksOf({ phone: '+8613800001234' })).toEqual({ phoneMask: '138****1234' })
  expect(faultOf(() => checkedMobile('12345'))).toEqual([{ pointer: '/phone', code: 'phone.format' }])
})

test('what a change leaves out stays, and null clears', () => {
  expect(identifiersIn({}, today)).toEqual({})
  expect(masksOf(identifiersIn({ document: null, phone: null }, today))).toEqual({
    documentType: null,
    documentMask: null,
    phoneMask: null,
  })
})
