import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDate } from './any-date.testing.ts'
import { addMonths, addYears, programmeYear, wholeYears } from './months.ts'

describe('adding months', () => {
  test.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2023-03-31', 1, '2023-04-30'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2025-06-29', -6, '2024-12-29'],
    ['2022-06-29', 0, '2022-06-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })

  test('the result is in the month that was meant and never later in it than the start', () => {
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: -1200, max: 1200 }), (date, months) => {
        const result = addMonths(date, months)
        const monthNumber = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(monthNumber(result)).toBe(monthNumber(date) + months)
        expect(result.slice(8) <= date.slice(8)).toBe(true)
      }),
    )
  })

  test('a later start never gives an earlier result', () => {
    fc.assert(
      fc.property(anyDate(), anyDate(), fc.integer({ min: -60, max: 60 }), (a, b, months) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a]
        expect(addMonths(earlier, months) <= addMonths(later, months)).toBe(true)
      }),
    )
  })

  test('half a month, a wrong date and a year past 9999 are refused', () => {
    expect(() => addMonths('2022-01-01', 0.5)).toThrow(RangeError)
    expect(() => addMonths('2022-02-30', 1)).toThrow(RangeError)
    expect(() => addYears('9999-01-01', 1)).toThrow(RangeError)
  })
})

test('an age changes on the birthday, and on 28 February for a child of a leap day', () => {
  expect(wholeYears('2008-05-05', '2026-05-04')).toBe(17)
  expect(wholeYears('2008-05-05', '2026-05-05')).toBe(18)
  expect(wholeYears('2008-02-29', '2026-02-27')).toBe(17)
  expect(wholeYears('2008-02-29', '2026-02-28')).toBe(18)
  expect(wholeYears('2026-05-05', '2026-05-04')).toBe(-1)
})

describe('the programme year', () => {
  test.each([
    ['2022-06-29', 1, '2022-06-29', '2023-06-28'],
    ['2023-06-28', 1, '2022-06-29', '2023-06-28'],
    ['2023-06-29', 2, '2023-06-29', '2024-06-28'],
    ['2026-11-23', 5, '2026-06-29', '2027-06-28'],
  ])('%s lies in year %i', (date, number, from, lastDay) => {
    expect(programmeYear('2022-06-29', date)).toMatchObject({ number, from, lastDay })
  })

  test('there is none before the start', () => {
    expect(programmeYear('2022-06-29', '2022-06-28')).toBeNull()
    expect(programmeYear('2022-06-29', '2021-12-31')).toBeNull()
  })

  test('a start on a leap day has its anniversary on 28 February in common years', () => {
    expect(programmeYear('2024-02-29', '2025-02-27')).toMatchObject({ number: 1, to: '2025-02-28' })
    expect(programmeYear('2024-02-29', '2025-02-28')).toMatchObject({ number: 2, from: '2025-02-28' })
    expect(programmeYear('2024-02-29', '2028-02-29')).toMatchObject({ number: 5, from: '2028-02-29' })
  })

  test('the years follow each other without a gap and every day lies in its own', () => {
    fc.assert(
      fc.property(anyDate('2020-01-01', '2025-01-01'), anyDate('2025-01-01'), (start, date) => {
        const year = programmeYear(start, date)!
        expect(year.from <= date && date < year.to).toBe(true)
        expect(programmeYear(start, year.to)).toMatchObject({ number: year.number + 1, from: year.to })
      }),
    )
  })
})
