import { addDays, BUILT_IN_CALENDAR } from '@alliance/calendar'
import { firstHousingPolicy } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graceEnds, lateFee, type Payment } from './late-fees.rules.ts'

const terms = firstHousingPolicy.document.billing
const bill = { fen: 95_625, dueOn: '2026-12-05' }
const feeOn = (on: string, payments: Payment[] = []) => lateFee(terms, BUILT_IN_CALENDAR, bill, payments, on)

test('the grace is of working days, and who pays within it owes nothing more', () => {
  // 5 December 2026 is a Saturday: 7, 8, 9, 10, 11 are the five.
  expect(graceEnds(terms, BUILT_IN_CALENDAR, bill.dueOn)).toBe('2026-12-11')
  expect(feeOn('2026-12-12')).toBe(0)
  expect(feeOn('2027-12-12', [{ on: '2026-12-11', fen: 95_625 }])).toBe(0)
})

test('each day behind it is five basis points of what is open, to a fifth of it at the most', () => {
  // 95,625 × 5 / 10,000 = 47.8125 fen a day
  expect(feeOn('2026-12-13')).toBe(48)
  expect(feeOn('2026-12-22')).toBe(478)
  expect(feeOn('2026-12-22', [{ on: '2026-12-17', fen: 95_625 }])).toBe(239)
  // Half paid on the 17th: five days of the whole, five of the half.
  expect(feeOn('2026-12-22', [{ on: '2026-12-17', fen: 47_813 }])).toBe(359)
  expect(feeOn('2099-01-01')).toBe(19_125)
})

test('is what counting day by day gives, and never falls as days pass', () => {
  const payments = fc.array(
    fc.record({
      on: fc.nat(90).map((day) => addDays(bill.dueOn, day)),
      fen: fc.integer({ min: 1, max: 60_000 }),
    }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(payments, fc.nat(120), (paid, days) => {
      const on = addDays(bill.dueOn, days)
      const open = (day: string) =>
        Math.max(0, bill.fen - paid.filter((each) => each.on <= day).reduce((sum, { fen }) => sum + fen, 0))
      let owed = 0
      for (let day = '2026-12-12'; day < on; day = addDays(day, 1)) owed += open(day)
      // Half basis points of a fen keep this exact in numbers: 10,000 shares, five of them a day.
      const counted = Math.floor((2 * owed * 5 + 10_000) / 20_000)
      const cap = Math.floor((2 * open('2026-12-11') * 2000 + 10_000) / 20_000)
      expect(feeOn(on, paid)).toBe(Math.min(counted, cap))
      expect(feeOn(addDays(on, 1), paid)).toBeGreaterThanOrEqual(feeOn(on, paid))
    }),
  )
})
