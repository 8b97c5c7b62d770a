import { type WorkdayCalendar, worksOn } from './calendar.ts'
import { type DateOnly, dateOfEpochDay, epochDay } from './dates.ts'

/** A computed date; `provisional` when a day that was counted lies outside the calendar's coverage. */
export type DatedAnswer = { date: DateOnly; provisional: boolean }
export type CountedAnswer = { days: number; provisional: boolean }

const LIMIT = 10_000

/**
 * The `n`-th working day after `start`; the start day itself is not counted, working or not. A negative `n`
 * counts backwards, and 0 is `start` itself, settled. Statutory periods in the domain documents all read this
 * way (domain/service-desk.md §6.6). Throws `RangeError` unless `n` is a whole number within ±10,000.
 */
export function addWorkingDays(calendar: WorkdayCalendar, start: DateOnly, n: number): DatedAnswer {
  if (!Number.isInteger(n) || Math.abs(n) > LIMIT) throw new RangeError(`not a number of working days: ${n}`)
  const step = Math.sign(n)
  const from = epochDay(start)
  let day = from
  for (let left = Math.abs(n); left > 0;) {
    day += step
    if (worksOn(calendar, day)) left -= 1
  }
  return { date: dateOfEpochDay(day), provisional: leavesCoverage(calendar, from, day) }
}

/**
 * How many working days lie after `from`, up to and including `to`; when `to` is earlier, the negative number
 * of those from `to` on, before `from`. So `workingDaysBetween(c, d, addWorkingDays(c, d, n).date).days` is
 * `n`.
 */
export function workingDaysBetween(calendar: WorkdayCalendar, from: DateOnly, to: DateOnly): CountedAnswer {
  const [start, end] = [epochDay(from), epochDay(to)]
  const step = Math.sign(end - start)
  let days = 0
  for (let day = start; day !== end;) {
    day += step
    if (worksOn(calendar, day)) days += step
  }
  return { days, provisional: leavesCoverage(calendar, start, end) }
}

/** The date itself when it is a working day, otherwise the next one. */
export function sameOrNextWorkday(calendar: WorkdayCalendar, date: DateOnly): DatedAnswer {
  const start = epochDay(date)
  let day = start
  while (!worksOn(calendar, day)) day += 1
  return { date: dateOfEpochDay(day), provisional: leavesCoverage(calendar, start - 1, day) }
}

/** Whether a day that was counted (all but `start`) is not settled. */
function leavesCoverage(calendar: WorkdayCalendar, start: number, end: number): boolean {
  if (start === end) return false
  const [first, last] = start < end ? [start + 1, end] : [end, start - 1]
  return first < epochDay(calendar.coveredFrom) || last > epochDay(calendar.coveredUntil)
}
