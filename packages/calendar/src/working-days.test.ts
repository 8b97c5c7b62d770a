import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDate } from './any-date.testing.ts'
import { isWorkday } from './calendar.ts'
import { addDays } from './dates.ts'
import { BUILT_IN_CALENDAR as calendar } from './index.ts'
import { addWorkingDays, sameOrNextWorkday, workingDaysBetween } from './working-days.ts'

const day = anyDate('2021-06-01', '2028-06-01')
const count = fc.integer({ min: -300, max: 300 })

describe('the vectors of the domain documents', () => {
  test.each([
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2022-09-30', 5, '2022-10-12'],
    ['2022-06-29', 5, '2022-07-06'],
  ])('%s and %i working days is %s', (start, n, date) => {
    expect(addWorkingDays(calendar, start, n)).toEqual({ date, provisional: false })
  })

  test('2026-12-28 and 5 passes New Year’s Day, so it is provisional and at least 2027-01-05', () => {
    expect(addWorkingDays(calendar, '2026-12-28', 5)).toEqual({ date: '2027-01-05', provisional: true })
  })
})

describe('adding working days', () => {
  test('the last covered day is still settled, and one more is not', () => {
    expect(addWorkingDays(calendar, '2026-12-28', 3)).toEqual({ date: '2026-12-31', provisional: false })
    expect(addWorkingDays(calendar, '2026-12-28', 4).provisional).toBe(true)
  })

  test('none is the start itself, even on a holiday or past the coverage', () => {
    expect(addWorkingDays(calendar, '2026-10-01', 0)).toEqual({ date: '2026-10-01', provisional: false })
    expect(addWorkingDays(calendar, '2030-01-01', 0)).toEqual({ date: '2030-01-01', provisional: false })
  })

  test('the start day is not counted although it is worked', () => {
    expect(addWorkingDays(calendar, '2026-10-10', 1).date).toBe('2026-10-12')
  })

  test('a make-up Saturday counts', () => {
    expect(addWorkingDays(calendar, '2026-05-08', 1).date).toBe('2026-05-09')
  })

  test('a negative number counts backwards', () => {
    expect(addWorkingDays(calendar, '2026-10-13', -5)).toEqual({ date: '2026-09-30', provisional: false })
    expect(addWorkingDays(calendar, '2022-01-04', -1)).toEqual({ date: '2021-12-31', provisional: true })
  })

  test('part of a day and an absurd number are refused', () => {
    for (const n of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001, -10_001]) {
      expect(() => addWorkingDays(calendar, '2026-01-01', n)).toThrow(RangeError)
    }
  })
})

describe('counting working days', () => {
  test('the start is not counted and the end is', () => {
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-13')).toEqual({ days: 5, provisional: false })
    expect(workingDaysBetween(calendar, '2026-10-13', '2026-09-30')).toEqual({ days: -5, provisional: false })
    expect(workingDaysBetween(calendar, '2026-10-13', '2026-10-13')).toEqual({ days: 0, provisional: false })
  })

  test('a stretch of holidays counts none', () => {
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-07').days).toBe(0)
  })

  test('a stretch that leaves the coverage is provisional', () => {
    expect(workingDaysBetween(calendar, '2026-12-31', '2027-01-01').provisional).toBe(true)
    expect(workingDaysBetween(calendar, '2026-12-30', '2026-12-31').provisional).toBe(false)
  })
})

describe('the same day or the next that is worked', () => {
  test.each([
    ['2026-10-10', '2026-10-10', false],
    ['2026-10-01', '2026-10-08', false],
    ['2026-11-22', '2026-11-23', false],
    ['2027-01-01', '2027-01-04', true],
  ])('%s gives %s', (date, expected, provisional) => {
    expect(sameOrNextWorkday(calendar, date)).toEqual({ date: expected, provisional })
  })
})

describe('properties', () => {
  test('counting undoes adding, forwards and backwards', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        expect(workingDaysBetween(calendar, start, addWorkingDays(calendar, start, n).date).days).toBe(n)
      }),
    )
  })

  test('the result is a working day on the asked side of the start', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        const { date } = addWorkingDays(calendar, start, n)
        if (n !== 0) expect(isWorkday(calendar, date).workday).toBe(true)
        expect(Math.sign(date.localeCompare(start))).toBe(Math.sign(n))
      }),
    )
  })

  test('more days never end earlier, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(day, fc.nat(30), fc.nat(100), fc.nat(20), (start, shift, n, more) => {
        const end = addWorkingDays(calendar, start, n).date
        expect(addWorkingDays(calendar, start, n + more).date >= end).toBe(true)
        expect(addWorkingDays(calendar, addDays(start, shift), n).date >= end).toBe(true)
      }),
    )
  })

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(day, fc.nat(60), fc.nat(60), (start, a, b) => {
        const twice = addWorkingDays(calendar, addWorkingDays(calendar, start, a).date, b)
        expect(twice.date).toBe(addWorkingDays(calendar, start, a + b).date)
      }),
    )
  })

  test('counts over neighbouring stretches add up', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const between = (from: string, to: string) => workingDaysBetween(calendar, from, to).days
        if (a <= b && b <= c) expect(between(a, b) + between(b, c)).toBe(between(a, c))
        expect(between(a, b) >= 0).toBe(a <= b || between(a, b) === 0)
      }),
    )
  })

  test('a result is settled exactly when every counted day is covered', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        const { date, provisional } = addWorkingDays(calendar, start, n)
        const first = n > 0 ? addDays(start, 1) : date
        const last = n > 0 ? date : addDays(start, -1)
        expect(provisional).toBe(n !== 0 && (first < calendar.coveredFrom || last > calendar.coveredUntil))
      }),
    )
  })
})
