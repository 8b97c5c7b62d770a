import { addDays, type DateOnly, sameOrNextWorkday, weekday, type WorkdayCalendar } from '@alliance/calendar'
import type { MonthlyDay } from '@alliance/contracts/events'

/** A month, `YYYY-MM`. */
export type Month = string

export const monthOf = (date: DateOnly): Month => date.slice(0, 7)

export function nextMonth(month: Month, by = 1): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

const lastDayOf = (month: Month): DateOnly => addDays(`${nextMonth(month)}-01`, -1)

/** The day of a month that a rule names. Every month has one. */
export function dayIn(month: Month, rule: MonthlyDay): DateOnly {
  const last = lastDayOf(month)
  if (rule.by === 'date') {
    const date = `${month}-${String(rule.date).padStart(2, '0')}`
    return date < last ? date : last
  }
  if (rule.nth === -1) return addDays(last, -((weekday(last) - rule.weekday + 7) % 7))
  const first = `${month}-01`
  return addDays(first, ((rule.weekday - weekday(first) + 7) % 7) + (rule.nth - 1) * 7)
}

/** The day on which a month’s activity is held: the rule’s, or on a holiday the next working day. */
export function occurrenceIn(
  calendar: WorkdayCalendar,
  month: Month,
  rule: MonthlyDay,
  onHoliday: 'next_workday' | 'keep',
): { date: DateOnly; moved: boolean; provisional: boolean } {
  const date = dayIn(month, rule)
  if (onHoliday === 'keep') return { date, moved: false, provisional: false }
  const held = sameOrNextWorkday(calendar, date)
  return { date: held.date, moved: held.date !== date, provisional: held.provisional }
}
