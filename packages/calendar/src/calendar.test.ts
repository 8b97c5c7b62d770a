import chineseDays from 'chinese-days'
import source from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { schedulesFrom, type SourceDays } from '../scripts/schedules.ts'
import { calendarOf, isWorkday, lastSettledDay } from './calendar.ts'
import { addDays } from './dates.ts'
import { BUILT_IN_CALENDAR, WORKDAY_SCHEDULES } from './index.ts'

describe('the built-in table', () => {
  test('is what the script would write today', () => {
    expect(WORKDAY_SCHEDULES).toEqual(schedulesFrom(source as SourceDays, 2022))
  })

  test('covers 2022-01-01 to 2026-12-31', () => {
    expect(BUILT_IN_CALENDAR.coveredFrom).toBe('2022-01-01')
    expect(BUILT_IN_CALENDAR.coveredUntil).toBe('2026-12-31')
  })

  test('agrees with chinese-days on every covered day', () => {
    for (let date = '2022-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect(isWorkday(BUILT_IN_CALENDAR, date), date).toEqual({
        workday: chineseDays.isWorkday(date),
        provisional: false,
      })
    }
  })
})

describe('the 2026 schedule of 国办 2025-11-04', () => {
  const off = [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ] as const
  test.each(off)('%s to %s is off', (from, to) => {
    for (let date: string = from; date <= to; date = addDays(date, 1)) {
      expect(isWorkday(BUILT_IN_CALENDAR, date).workday, date).toBe(false)
    }
  })

  test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'the weekend day %s is worked',
    (date) => {
      expect(isWorkday(BUILT_IN_CALENDAR, date)).toEqual({ workday: true, provisional: false })
    },
  )
})

describe('outside the coverage', () => {
  test('an answer is provisional, after the end and before the beginning', () => {
    expect(isWorkday(BUILT_IN_CALENDAR, '2027-01-04')).toEqual({ workday: true, provisional: true })
    expect(isWorkday(BUILT_IN_CALENDAR, '2027-01-02')).toEqual({ workday: false, provisional: true })
    expect(isWorkday(BUILT_IN_CALENDAR, '2021-12-31')).toEqual({ workday: true, provisional: true })
  })

  test('holidays that the law fixes by date are still off, where the library would say workday', () => {
    for (const date of ['2027-01-01', '2028-05-01', '2029-05-02', '2027-10-01']) {
      expect(isWorkday(BUILT_IN_CALENDAR, date)).toEqual({ workday: false, provisional: true })
    }
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true)
  })
})

describe('loading a newer notice', () => {
  const next = { year: 2027, holidays: ['01-01..01-03', '02-05..02-12'], makeupWorkdays: ['02-14'] }

  test('moves the coverage and settles its days', () => {
    const newer = calendarOf([...WORKDAY_SCHEDULES, next])
    expect(newer.coveredUntil).toBe('2027-12-31')
    expect(isWorkday(newer, '2027-02-14')).toEqual({ workday: true, provisional: false })
    expect(isWorkday(BUILT_IN_CALENDAR, '2027-02-14')).toEqual({ workday: false, provisional: true })
  })

  test('a gap, a repeated year, no year, and a run that is not one are refused', () => {
    expect(() => calendarOf([...WORKDAY_SCHEDULES, { ...next, year: 2028 }])).toThrow(RangeError)
    expect(() => calendarOf([...WORKDAY_SCHEDULES, { ...next, year: 2026 }])).toThrow(RangeError)
    expect(() => calendarOf([])).toThrow(RangeError)
    expect(() => calendarOf([{ ...next, holidays: ['02-12..02-05'] }])).toThrow(RangeError)
    expect(() => calendarOf([{ ...next, holidays: ['02-30'] }])).toThrow(RangeError)
  })
})

test.each([
  [2026, '2026-12-31', 'Friday'],
  [2024, '2024-12-31', 'Wednesday'],
  [2025, '2025-12-31', 'Thursday'],
  [2027, '2027-12-31', 'Saturday'],
  [2022, '2022-12-30', 'Sunday'],
  [2028, '2028-12-29', 'Monday'],
  [2018, '2018-12-28', 'Tuesday'],
])('%i is settled to %s, because the next New Year’s Day is a %s', (year, date) => {
  expect(lastSettledDay(year)).toBe(date)
})

test('no notice in the history of chinese-days ever changed a day that this rule calls settled', () => {
  const { holidays, workdays } = source as SourceDays
  const december = [...Object.keys(holidays), ...Object.keys(workdays)].filter(
    (date) => date.slice(5, 7) === '12',
  )
  expect(december.length).toBeGreaterThan(0)
  for (const date of december) expect(date > lastSettledDay(Number(date.slice(0, 4))), date).toBe(true)
})

test('a year whose notice is not out in full is not taken from the source', () => {
  const { holidays, workdays } = source as SourceDays
  const known = Object.fromEntries(Object.entries(holidays).filter(([date]) => date < '2026-10-01'))
  expect(schedulesFrom({ holidays: known, workdays }, 2022).map(({ year }) => year)).toEqual([
    2022, 2023, 2024, 2025,
  ])
})
