/**
 * A day in Asia/Shanghai as `YYYY-MM-DD` (years 0001–9999). A plain string, so that it is the same value in
 * JSON, in D1 and in a comparison: `<` orders it. What comes from outside is checked once, with `isDateOnly`;
 * after that a text that is not a date is a programming error and every function here throws `RangeError`.
 */
export type DateOnly = string

const DAY = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists: `2024-02-29` is, `2023-02-29` and `2024-2-9` are not. */
export function isDateOnly(text: string): text is DateOnly {
  return epochDayOrNull(text) !== null
}

/** Days since 1970-01-01, which is 0. */
export function epochDay(date: DateOnly): number {
  const day = epochDayOrNull(date)
  if (day === null) throw new RangeError(`not a date: ${JSON.stringify(date)}`)
  return day
}

/** The inverse of `epochDay`. */
export function dateOfEpochDay(day: number): DateOnly {
  const date = new Date(day * DAY)
  const year = date.getUTCFullYear()
  if (!Number.isInteger(day) || !(year >= 1 && year <= 9999))
    throw new RangeError(`not a day between the years 1 and 9999: ${day}`)
  return date.toISOString().slice(0, 10)
}

export function addDays(date: DateOnly, days: number): DateOnly {
  return dateOfEpochDay(epochDay(date) + days)
}

/** How many days later `to` is than `from`; negative when it is earlier. */
export function daysBetween(from: DateOnly, to: DateOnly): number {
  return epochDay(to) - epochDay(from)
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(date: DateOnly): number {
  return weekdayOfEpochDay(epochDay(date))
}

/** As `weekday`, for a day number. */
export function weekdayOfEpochDay(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function epochDayOrNull(text: string): number | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  // Date.UTC reads the years 0–99 as 1900–1999, so it counts from a year 400 later, a whole cycle of 146,097
  // days.
  return Date.UTC(year + 400, month - 1, day) / DAY - 146_097
}

/** 28–31; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
