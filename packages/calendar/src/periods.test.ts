import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDate } from './any-date.testing.ts'
import { addDays } from './dates.ts'
import { isEmpty, isIn, overlaps, type Period } from './periods.ts'

const anyPeriod: fc.Arbitrary<Period> = fc.record({
  from: anyDate('2026-01-01', '2026-01-15'),
  to: fc.option(anyDate('2026-01-01', '2026-01-20')),
})
const DAYS = Array.from({ length: 40 }, (_, index) => addDays('2025-12-25', index))

test('the first day is in a period and the end is not', () => {
  const term = { from: '2022-06-29', to: '2025-06-29' }
  expect(isIn(term, '2022-06-28')).toBe(false)
  expect(isIn(term, '2022-06-29')).toBe(true)
  expect(isIn(term, '2025-06-28')).toBe(true)
  expect(isIn(term, '2025-06-29')).toBe(false)
})

test('a period without an end still runs', () => {
  expect(isIn({ from: '2022-06-29', to: null }, '9999-12-31')).toBe(true)
})

test('a post handed over on one day does not overlap', () => {
  expect(overlaps({ from: '2022-06-29', to: '2025-06-29' }, { from: '2025-06-29', to: null })).toBe(false)
  expect(overlaps({ from: '2022-06-29', to: '2025-06-30' }, { from: '2025-06-29', to: null })).toBe(true)
})

test('two periods without an end overlap', () => {
  expect(overlaps({ from: '2022-01-01', to: null }, { from: '2030-01-01', to: null })).toBe(true)
})

test('an empty period overlaps nothing, not even itself', () => {
  const empty = { from: '2026-01-05', to: '2026-01-05' }
  expect(isEmpty(empty)).toBe(true)
  expect(overlaps(empty, { from: '2026-01-01', to: null })).toBe(false)
  expect(overlaps(empty, empty)).toBe(false)
})

test('two periods overlap exactly when some day is in both, whichever is named first', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, (a, b) => {
      const shared = DAYS.some((day) => isIn(a, day) && isIn(b, day))
      expect(overlaps(a, b)).toBe(shared)
      expect(overlaps(b, a)).toBe(shared)
    }),
  )
})
