import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDate } from './any-date.testing.ts'
import { BUILT_IN_CALENDAR as calendar } from './index.ts'
import { publicityPeriod } from './publicity.ts'
import { addWorkingDays, workingDaysBetween } from './working-days.ts'

test('a notice posted on a Wednesday is first public for a full day on Thursday', () => {
  expect(publicityPeriod(calendar, '2022-06-29', 5)).toEqual({
    postedOn: '2022-06-29',
    firstDay: '2022-06-30',
    lastDay: '2022-07-06',
    decidableFrom: '2022-07-07',
    workingDays: 5,
    provisional: false,
  })
})

test('a weekend after the posting is not counted', () => {
  expect(publicityPeriod(calendar, '2026-11-20', 5)).toMatchObject({
    firstDay: '2026-11-23',
    lastDay: '2026-11-27',
  })
})

test('the National Day holiday is not counted and the make-up Saturday is', () => {
  expect(publicityPeriod(calendar, '2026-09-30', 5)).toMatchObject({
    firstDay: '2026-10-08',
    lastDay: '2026-10-13',
  })
})

test('a notice posted in a holiday starts with the first working day after it', () => {
  expect(publicityPeriod(calendar, '2026-10-03', 5)).toMatchObject({
    firstDay: '2026-10-08',
    lastDay: '2026-10-13',
  })
})

test('a period that passes the coverage is provisional', () => {
  expect(publicityPeriod(calendar, '2026-12-28', 5)).toMatchObject({
    lastDay: '2027-01-05',
    provisional: true,
  })
})

test('a publicity of no days, or of half a day, is refused', () => {
  for (const days of [0, -1, 2.5])
    expect(() => publicityPeriod(calendar, '2026-01-05', days)).toThrow(RangeError)
})

test('exactly the asked working days lie between the posting and the end', () => {
  fc.assert(
    fc.property(anyDate('2022-01-01', '2026-11-30'), fc.integer({ min: 1, max: 7 }), (postedOn, days) => {
      const period = publicityPeriod(calendar, postedOn, days)
      expect(period.firstDay > postedOn && period.firstDay <= period.lastDay).toBe(true)
      expect(workingDaysBetween(calendar, postedOn, period.lastDay).days).toBe(days)
      expect(addWorkingDays(calendar, period.firstDay, days - 1).date).toBe(period.lastDay)
    }),
  )
})
