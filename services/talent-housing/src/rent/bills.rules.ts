import { addDays, addMonths, type DateOnly, daysBetween } from '@alliance/calendar'
import type { RentLine } from './rent.rules.ts'
import { roundHalfUp } from './rounding.rules.ts'

/** Half-open, within one calendar month. */
export interface BillPeriod {
  from: DateOnly
  to: DateOnly
  dueOn: DateOnly
}

const firstOfMonth = (date: DateOnly): DateOnly => `${date.slice(0, 7)}-01`

/**
 * The periods that a lease is billed by: calendar months, the first and the last cut by the lease (按月预付). Rent is
 * paid in advance: a month's on its due day, the first one's on the day the lease begins.
 *
 * @param lease half-open
 */
export function billPeriods(lease: { from: DateOnly; to: DateOnly }, dueDay: number): BillPeriod[] {
  const periods: BillPeriod[] = []
  for (let month = firstOfMonth(lease.from); month < lease.to; month = addMonths(month, 1)) {
    const from = month < lease.from ? lease.from : month
    const next = addMonths(month, 1)
    const to = next < lease.to ? next : lease.to
    const due = addDays(month, dueDay - 1)
    periods.push({ from, to, dueOn: due < from ? from : due })
  }
  return periods
}

/**
 * A period's share of the month's rent by days, line by line, each rounded by itself. A whole month is the whole rent.
 */
export function shareOf(lines: readonly RentLine[], period: { from: DateOnly; to: DateOnly }): RentLine[] {
  const month = firstOfMonth(period.from)
  const days = BigInt(daysBetween(period.from, period.to))
  const whole = BigInt(daysBetween(month, addMonths(month, 1)))
  if (days <= 0n || period.to > addMonths(month, 1))
    throw new RangeError(`not within one month: ${period.from} to ${period.to}`)
  return lines.map((line) => ({ ...line, fen: roundHalfUp(BigInt(line.fen) * days, whole) }))
}
