import { parseCertificateNumber } from '@alliance/identifiers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letterAfter, missedIn, select, termEnd, visitMonths } from './instructors.rules.ts'

const scores = (...[spirit, affairs, management]: [number, number, number]) => [
  { criterion: 'party_spirit' as const, score: spirit, reason: '示例' },
  { criterion: 'party_affairs' as const, score: affairs, reason: '示例' },
  { criterion: 'management' as const, score: management, reason: '示例' },
]
const decide = (...given: [number, number, number]) =>
  select({ scores: scores(...given), panel: ['周示例'], decidedOn: '2026-01-05' }, 'aff_1')

test.each([
  [[4, 4, 4], true, ['criteria.met']],
  [[5, 5, 2], false, ['below:management']],
  [[3, 4, 4], false, ['below:total']],
  [[1, 5, 5], false, ['below:party_spirit', 'below:total']],
  [[3, 4, 5], true, ['criteria.met']],
] as const)('scores %j', (given, selected, reasons) => {
  expect(decide(...(given as [number, number, number]))).toMatchObject({ selected, reasons })
})

test('a higher score never loses a selection', () => {
  const score = fc.integer({ min: 1, max: 4 })
  fc.assert(
    fc.property(score, score, score, (a, b, c) => {
      if (decide(a, b, c).selected) expect(decide(a + 1, b, c).selected).toBe(true)
    }),
  )
})

test('a term is three years, also from a leap day', () => {
  expect(termEnd('2026-03-01')).toBe('2029-03-01')
  expect(termEnd('2024-02-29')).toBe('2027-02-28')
})

test('a letter has its number in the series of its year', () => {
  expect(parseCertificateNumber(letterAfter(2026, 4).letterNo)).toMatchObject({
    value: { prefix: 'DJZD', year: 2026, sequence: 5 },
  })
})

test('a whole month without a visit is missed; a part of one, and the present one, are not', () => {
  const months = visitMonths(
    { from: '2026-01-15', to: '2029-01-15' },
    ['2026-02-10', '2026-02-20'],
    '2026-05-06',
  )
  expect(months.map(({ month, state, visits }) => [month, state, visits])).toEqual([
    ['2026-01', 'not_due', 0],
    ['2026-02', 'visited', 2],
    ['2026-03', 'missed', 0],
    ['2026-04', 'missed', 0],
    ['2026-05', 'open', 0],
  ])
  expect(missedIn(months)).toBe(2)
  expect(missedIn(months, 2025)).toBe(0)
})

test('the month of the end owes a visit only when it is whole', () => {
  const held = (to: string) =>
    visitMonths({ from: '2026-01-01', to }, [], '2026-12-31').map(({ state }) => state)
  expect(held('2026-03-01')).toEqual(['missed', 'missed'])
  expect(held('2026-03-02')).toEqual(['missed', 'missed', 'not_due'])
  expect(held('2026-01-01')).toEqual([])
})
