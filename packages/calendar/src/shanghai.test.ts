import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDate } from './any-date.testing.ts'
import { instantAt, startOfDay, todayIn, wallClockIn } from './shanghai.ts'

const ZONE = 'Asia/Shanghai'

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2025-12-31T16:00:00Z', '2026-01-01'],
  ['2026-11-23T00:30:00+08:00', '2026-11-23'],
])('at %s it is %s in Shanghai', (instant, date) => {
  expect(todayIn(ZONE, instant)).toBe(date)
  expect(todayIn(ZONE, new Date(instant))).toBe(date)
})

test('the clock on the wall is eight hours ahead', () => {
  expect(wallClockIn(ZONE, '2026-11-23T09:30:59Z')).toEqual({ date: '2026-11-23', minutes: 17 * 60 + 30 })
  expect(wallClockIn(ZONE, '2026-11-22T16:00:00Z')).toEqual({ date: '2026-11-23', minutes: 0 })
})

test('a day begins at 16:00 UTC of the day before and ends where the next one begins', () => {
  expect(startOfDay(ZONE, '2026-11-23')).toBe('2026-11-22T16:00:00.000Z')
  expect(instantAt(ZONE, '2026-11-23', 1440)).toBe(startOfDay(ZONE, '2026-11-24'))
  expect(instantAt(ZONE, '2026-11-23', 9 * 60)).toBe('2026-11-23T01:00:00.000Z')
})

test('a text without a zone, a date alone and nonsense are refused', () => {
  for (const text of ['2026-11-23T10:00:00', '2026-11-23', 'today', '', '2026-13-01T00:00:00Z']) {
    expect(() => todayIn(ZONE, text)).toThrow(RangeError)
  }
  expect(() => todayIn(ZONE, new Date(Number.NaN))).toThrow(RangeError)
  expect(() => instantAt(ZONE, '2026-11-23', 1441)).toThrow(RangeError)
})

test('the time-zone database agrees on every moment since 1992', () => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' })
  const moments = fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(fc.property(moments, (moment) => todayIn(ZONE, moment) === format.format(moment)))
})

test('the wall clock undoes instantAt', () => {
  fc.assert(
    fc.property(anyDate(), fc.nat(1439), (date, minutes) => {
      expect(wallClockIn(ZONE, instantAt(ZONE, date, minutes))).toEqual({ date, minutes })
    }),
  )
})
