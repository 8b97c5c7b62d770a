import { type DateOnly, dateOfEpochDay, epochDay, weekdayOfEpochDay } from './dates.ts'

/**
 * One year of the State Council's notice. Days are `MM-DD`; a run of holidays is `MM-DD..MM-DD`, both ends
 * off.
 */
export type YearSchedule = { year: number; holidays: readonly string[]; makeupWorkdays: readonly string[] }

/**
 * What is known about working days. Between `coveredFrom` and `coveredUntil` (both inclusive) every day is
 * settled; outside, answers are provisional. A service that has loaded a newer notice makes its own value
 * with `calendarOf([...WORKDAY_SCHEDULES, newer])` and passes it on; a notice that also changes the December
 * before it comes with a new schedule for that year.
 */
export type WorkdayCalendar = {
  coveredFrom: DateOnly
  coveredUntil: DateOnly
  /** Days whose kind the notice sets, by epoch day; every other day follows its weekday. */
  days: ReadonlyMap<number, 'holiday' | 'makeup_workday'>
}

/**
 * `provisional`: the notice for that day is not loaded, so the answer is the best guess and must be shown as
 * one.
 */
export type WorkdayAnswer = { workday: boolean; provisional: boolean }

/** Fixed by 全国年节及纪念日放假办法 (2024) whatever a year's notice says; the movable feasts need the notice. */
const STATUTORY_HOLIDAYS = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'])

/**
 * A calendar from consecutive years, in any order. Throws `RangeError` on a gap, a repeated year or a wrong
 * day.
 */
export function calendarOf(schedules: readonly YearSchedule[]): WorkdayCalendar {
  const years = schedules.toSorted((a, b) => a.year - b.year)
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) throw new RangeError('a calendar needs at least one year')
  if (years.some(({ year }, index) => year !== first.year + index))
    throw new RangeError('years must follow each other')
  const days = new Map<number, 'holiday' | 'makeup_workday'>()
  for (const { year, holidays, makeupWorkdays } of years) {
    for (const run of holidays) for (const day of daysOf(year, run)) days.set(day, 'holiday')
    for (const run of makeupWorkdays) for (const day of daysOf(year, run)) days.set(day, 'makeup_workday')
  }
  return { coveredFrom: `${first.year}-01-01`, coveredUntil: lastSettledDay(last.year), days }
}

/**
 * The last day that is settled once a year's notice is out: 31 December, because after the National Day
 * holiday a notice moves nothing more. So 2026 is covered to 2026-12-31 although the data of chinese-days
 * ends on 2026-10-10, and 2027-01-01 onwards is provisional.
 * Except before a New Year's Day that is a Sunday, Monday or Tuesday: the next notice may then reach back and
 * work a December weekend or give a December Monday off (as in 2006, 2007, 2011 and 2018). Such a year is
 * covered to its last Friday. 1 January 2027 is a Friday.
 */
export function lastSettledDay(year: number): DateOnly {
  const newYear = epochDay(`${year + 1}-01-01`)
  const daysBackToFriday = new Map([
    [7, 2],
    [1, 3],
    [2, 4],
  ]).get(weekdayOfEpochDay(newYear))
  return dateOfEpochDay(newYear - (daysBackToFriday ?? 1))
}

export function isWorkday(calendar: WorkdayCalendar, date: DateOnly): WorkdayAnswer {
  const provisional = date < calendar.coveredFrom || date > calendar.coveredUntil
  return { workday: worksOn(calendar, epochDay(date)), provisional }
}

/** As `isWorkday` by day number, without the question whether it is settled; for walking over many days. */
export function worksOn(calendar: WorkdayCalendar, day: number): boolean {
  const kind = calendar.days.get(day)
  if (kind !== undefined) return kind === 'makeup_workday'
  if (weekdayOfEpochDay(day) >= 6) return false
  const date = dateOfEpochDay(day)
  const settled = date >= calendar.coveredFrom && date <= calendar.coveredUntil
  return settled || !STATUTORY_HOLIDAYS.has(date.slice(5))
}

function daysOf(year: number, run: string): number[] {
  const [from = '', to = from] = run.split('..')
  const first = epochDay(`${year}-${from}`)
  const last = epochDay(`${year}-${to}`)
  if (last < first) throw new RangeError(`a run that ends before it begins: ${run} in ${year}`)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
