import { addDays, addMonths, daysBetween } from '@alliance/calendar'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billPeriods, shareOf } from './bills.rules.ts'
import type { RentLine } from './rent.rules.ts'

const anyLease = fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 1200 })).map(([start, days]) => ({
  from: addDays('2026-01-01', start),
  to: addDays('2026-01-01', start + days),
}))
const line = (fen: number): RentLine => ({ kind: 'standard', areaCm2: 450_000, basisPoints: 8500, fen })

describe('the periods of a lease', () => {
  test('are its calendar months, cut where it begins and ends, and due in advance', () => {
    expect(billPeriods({ from: '2026-12-20', to: '2027-03-05' }, 5)).toEqual([
      { from: '2026-12-20', to: '2027-01-01', dueOn: '2026-12-20' },
      { from: '2027-01-01', to: '2027-02-01', dueOn: '2027-01-05' },
      { from: '2027-02-01', to: '2027-03-01', dueOn: '2027-02-05' },
      { from: '2027-03-01', to: '2027-03-05', dueOn: '2027-03-05' },
    ])
    expect(billPeriods({ from: '2026-12-01', to: '2026-12-01' }, 5)).toEqual([])
  })

  test('cover every day of it once', () => {
    fc.assert(
      fc.property(anyLease, fc.integer({ min: 1, max: 28 }), (lease, dueDay) => {
        const periods = billPeriods(lease, dueDay)
        expect([periods[0]!.from, periods.at(-1)!.to]).toEqual([lease.from, lease.to])
        for (const [index, { from, to, dueOn }] of periods.entries()) {
          expect(periods[index + 1]?.from ?? to).toBe(to)
          expect(addDays(to, -1).slice(0, 7)).toBe(from.slice(0, 7))
          expect(dueOn >= from && dueOn.slice(0, 7) === from.slice(0, 7)).toBe(true)
        }
      }),
    )
  })
})

describe('the share of a month', () => {
  test('is by days: the same number of days costs more in February', () => {
    const share = (from: string, to: string) => shareOf([line(95_625)], { from, to })[0]!.fen
    expect(share('2026-12-01', '2027-01-01')).toBe(95_625)
    // 95,625 × 12 / 31 = 37,016.13; × 4 / 28 = 13,660.71; × 4 / 29 = 13,189.66
    expect(share('2026-12-20', '2027-01-01')).toBe(37_016)
    expect(share('2027-02-10', '2027-02-14')).toBe(13_661)
    expect(share('2028-02-10', '2028-02-14')).toBe(13_190)
    expect(() => share('2026-12-20', '2027-01-02')).toThrow(RangeError)
    expect(() => share('2026-12-20', '2026-12-20')).toThrow(RangeError)
  })

  test('cut anywhere, a month’s parts make the month to half a fen a part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 47 }),
        fc.nat(100),
        (fen, months, at) => {
          const month = addMonths('2026-01-01', months)
          const next = addMonths(month, 1)
          const cut = addDays(month, 1 + (at % (daysBetween(month, next) - 1)))
          const parts = [
            { from: month, to: cut },
            { from: cut, to: next },
          ].map((period) => shareOf([line(fen)], period)[0]!.fen)
          expect(Math.abs(parts[0]! + parts[1]! - fen)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
