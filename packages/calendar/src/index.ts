import { calendarOf, type WorkdayCalendar } from './calendar.ts'
import { WORKDAY_SCHEDULES } from './workdays.generated.ts'

/** What was known when this package was built: 2022-01-01 to `coveredUntil`. */
export const BUILT_IN_CALENDAR: WorkdayCalendar = calendarOf(WORKDAY_SCHEDULES)

export {
  calendarOf,
  isWorkday,
  lastSettledDay,
  type WorkdayAnswer,
  type WorkdayCalendar,
  type YearSchedule,
} from './calendar.ts'
export { addDays, type DateOnly, daysBetween, isDateOnly, weekday } from './dates.ts'
export { addMonths, addYears, type ProgrammeYear, programmeYear, wholeYears } from './months.ts'
export { isEmpty, isIn, overlaps, type Period } from './periods.ts'
export { type PublicityPeriod, publicityPeriod } from './publicity.ts'
export {
  type Instant,
  instantAt,
  startOfDay,
  todayIn,
  type WallClock,
  wallClockIn,
  type Zone,
} from './shanghai.ts'
export { WORKDAY_SCHEDULES } from './workdays.generated.ts'
export {
  addWorkingDays,
  type CountedAnswer,
  type DatedAnswer,
  sameOrNextWorkday,
  workingDaysBetween,
} from './working-days.ts'
