import { addDays, BUILT_IN_CALENDAR, isWorkday, weekday } from '@alliance/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, nextMonth, occurrenceIn } from './occurrences.rules.ts'

test.each([
  ['2026-05', { by: 'weekday', nth: 1, weekday: 5 }, '2026-05-01'],
  ['2026-05', { by: 'weekday', nth: 3, weekday: 3 }, '2026-05-20'],
  ['2026-02', { by: 'weekday', nth: -1, weekday: 5 }, '2026-02-27'],
  ['2026-05', { by: 'weekday', nth: -1, weekday: 7 }, '2026-05-31'],
  ['2026-02', { by: 'date', date: 31 }, '2026-02-28'],
  ['2028-02', { by: 'date', date: 30 }, '2028-02-29'],
  ['2026-11', { by: 'date', date: 5 }, '2026-11-05'],
] as const)('of %s, %j is %s', (month, rule, date) => {
  expect(dayIn(month, rule)).toBe(date)
})

test('on a holiday it is held on the next working day, or kept', () => {
  const rule = { by: 'date', date: 1 } as const
  // 1 to 5 May 2026 are holidays.
  expect(occurrenceIn(BUILT_IN_CALENDAR, '2026-05', rule, 'next_workday')).toMatchObject({
    date: '2026-05-06',
    moved: true,
  })
  expect(occurrenceIn(BUILT_IN_CALENDAR, '2026-05', rule, 'keep')).toMatchObject({
    date: '2026-05-01',
    moved: false,
  })
})

test('the nth weekday is that weekday, in that month, with n − 1 of them before it', () => {
  const month = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(
      month,
      fc.constantFrom(1, 2, 3, 4, -1 as const),
      fc.integer({ min: 1, max: 7 }),
      ([y, m], nth, day) => {
        const name = `${y}-${String(m).padStart(2, '0')}`
        const date = dayIn(name, { by: 'weekday', nth: nth as 1, weekday: day })
        expect(date.slice(0, 7)).toBe(name)
        expect(weekday(date)).toBe(day)
        if (nth === -1) expect(addDays(date, 7).slice(0, 7)).toBe(nextMonth(name))
        else expect(Math.ceil(Number(date.slice(8)) / 7)).toBe(nth)
      },
    ),
  )
})

test('what is moved falls on a working day not before its own', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 31 }), (months, date) => {
      const month = nextMonth('2022-01', months)
      const held = occurrenceIn(BUILT_IN_CALENDAR, month, { by: 'date', date }, 'next_workday')
      expect(held.date >= dayIn(month, { by: 'date', date })).toBe(true)
      expect(isWorkday(BUILT_IN_CALENDAR, held.date).workday).toBe(true)
    }),
  )
})

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', 12, '2027-01'],
  ['2026-11', 3, '2027-02'],
])('%s and %i months are %s', (month, by, after) => {
  expect(nextMonth(month, by)).toBe(after)
})
