import { addDays, addWorkingDays, type DateOnly, daysBetween, type WorkdayCalendar } from '@alliance/calendar'
import type { HousingPolicyDocument } from '@alliance/contracts/talent-housing'
import { roundHalfUp } from './rounding.rules.ts'

export type BillingTerms = HousingPolicyDocument['billing']

export interface Payment {
  on: DateOnly
  fen: number
}

/** The last day on which a bill is paid without a fee (宽限期): working days behind the day it is due. */
export const graceEnds = (terms: BillingTerms, calendar: WorkdayCalendar, dueOn: DateOnly): DateOnly =>
  addWorkingDays(calendar, dueOn, terms.graceWorkingDays).date

/**
 * The late fee of a bill on a day (滞纳金): so many basis points a day of what was open at the end of each day behind the
 * grace, that day included and `on` not yet. Rounded once, and never more than the cap's share of what was open when the grace ended.
 *
 * @param fen what the bill asks
 * @param payments in any order; what comes on a day is taken off before that day counts
 */
export function lateFee(
  terms: BillingTerms,
  calendar: WorkdayCalendar,
  bill: { fen: number; dueOn: DateOnly },
  payments: readonly Payment[],
  on: DateOnly,
): number {
  const first = addDays(graceEnds(terms, calendar, bill.dueOn), 1)
  const openOn = (day: DateOnly): number =>
    Math.max(
      0,
      payments.reduce((open, payment) => (payment.on <= day ? open - payment.fen : open), bill.fen),
    )
  const overdue = openOn(addDays(first, -1))
  if (overdue === 0 || on <= first) return 0
  // Between two payments the same amount is open: one term a stretch, however long it is.
  const turns = [first, ...payments.map((payment) => payment.on), on]
    .filter((day) => day >= first && day <= on)
    .sort()
  let owed = 0n
  for (const [index, day] of turns.slice(0, -1).entries())
    owed += BigInt(openOn(day)) * BigInt(daysBetween(day, turns[index + 1]!))
  const fee = roundHalfUp(owed * BigInt(terms.lateFeeBpPerDay), 10_000n)
  return Math.min(fee, roundHalfUp(BigInt(overdue) * BigInt(terms.lateFeeCapBp), 10_000n))
}
