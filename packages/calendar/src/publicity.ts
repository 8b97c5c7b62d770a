import type { WorkdayCalendar } from './calendar.ts'
import { addDays, type DateOnly } from './dates.ts'
import { addWorkingDays } from './working-days.ts'

/**
 * A 公示. `firstDay` and `lastDay` are the first and the last working day that count, both inclusive;
 * objections are heard until the end of `lastDay`, so a decision may follow on `decidableFrom`.
 */
export type PublicityPeriod = {
  postedOn: DateOnly
  firstDay: DateOnly
  lastDay: DateOnly
  decidableFrom: DateOnly
  workingDays: number
  provisional: boolean
}

/**
 * The publicity period of a notice posted on a date in Asia/Shanghai: it begins on the first full day after
 * the posting and counts working days only (domain/modelling-traps.md 6; five or more for development,
 * housing and funds, which the caller decides). Throws `RangeError` unless `workingDays` is a whole number
 * from 1.
 */
export function publicityPeriod(
  calendar: WorkdayCalendar,
  postedOn: DateOnly,
  workingDays: number,
): PublicityPeriod {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError(`not a publicity of ${workingDays} working days`)
  const last = addWorkingDays(calendar, postedOn, workingDays)
  return {
    postedOn,
    firstDay: addWorkingDays(calendar, postedOn, 1).date,
    lastDay: last.date,
    decidableFrom: addDays(last.date, 1),
    workingDays,
    provisional: last.provisional,
  }
}
