import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDate } from './any-date.testing.ts'
import { addDays, dateOfEpochDay, daysBetween, epochDay, isDateOnly, weekday } from './dates.ts'

describe('what is a date', () => {
  test.each(['2022-06-29', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is', (text) => {
    expect(isDateOnly(text)).toBe(true)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2022-04-31',
    '2022-13-01',
    '2022-00-10',
    '2022-01-00',
    '0000-01-01',
    '2022-6-29',
    '2022/06/29',
    '2022-06-29T00:00:00Z',
    ' 2022-06-29',
    '２０２２-06-29',
    '',
  ])('%j is not', (text) => {
    expect(isDateOnly(text)).toBe(false)
    expect(() => epochDay(text)).toThrow(RangeError)
  })
})

test('days are counted from 1970-01-01', () => {
  expect(epochDay('1970-01-01')).toBe(0)
  expect(epochDay('1969-12-31')).toBe(-1)
  expect(epochDay('2022-06-29')).toBe(19172)
})

test('the whole range of years goes to a number and back', () => {
  fc.assert(
    fc.property(anyDate('0001-01-01', '9999-12-31'), (date) => {
      expect(isDateOnly(date)).toBe(true)
      expect(dateOfEpochDay(epochDay(date))).toBe(date)
    }),
  )
})

test('a day outside the years 1 to 9999, or half a day, is refused', () => {
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
  expect(() => addDays('2022-01-01', 0.5)).toThrow(RangeError)
  expect(() => addDays('2022-01-01', Number.NaN)).toThrow(RangeError)
})

test('days are added over month ends, leap days and years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
  expect(addDays('2022-12-31', 1)).toBe('2023-01-01')
  expect(addDays('2022-01-01', -1)).toBe('2021-12-31')
})

test('daysBetween undoes addDays', () => {
  fc.assert(
    fc.property(anyDate(), fc.integer({ min: -20_000, max: 20_000 }), (date, n) => {
      expect(daysBetween(date, addDays(date, n))).toBe(n)
    }),
  )
})

test('weekdays run from Monday 1 to Sunday 7, before 1970 as well', () => {
  expect(weekday('2022-06-29')).toBe(3)
  expect(weekday('2026-10-10')).toBe(6)
  expect(weekday('1969-12-28')).toBe(7)
  fc.assert(
    fc.property(anyDate('1900-01-01'), (date) => {
      expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)
    }),
  )
})
