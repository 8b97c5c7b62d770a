import { addDays, type DateOnly, daysInMonth, epochDay } from './dates.ts'

/**
 * The same day of the month, `months` later (or earlier, when negative); where that month is shorter, its
 * last day: 31 January + 1 month is the last day of February (domain/membership.md §2.7). Because of that,
 * adding 1 twice is not always adding 2: count from the original date.
 */
export function addMonths(date: DateOnly, months: number): DateOnly {
  epochDay(date)
  if (!Number.isInteger(months)) throw new RangeError(`not a whole number of months: ${months}`)
  const position = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(position / 12)
  const month = (position % 12) + 1
  if (year < 1 || year > 9999)
    throw new RangeError(`outside the years 1 to 9999: ${date} and ${months} months`)
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month))
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  )
}

export function addYears(date: DateOnly, years: number): DateOnly {
  return addMonths(date, years * 12)
}

/**
 * How many whole years have passed from `from` to `on`: an age, a length of service. Negative before `from`.
 */
export function wholeYears(from: DateOnly, on: DateOnly): number {
  epochDay(on)
  let years = Number(on.slice(0, 4)) - Number(from.slice(0, 4))
  if (addYears(from, years) > on) years -= 1
  return years
}

/**
 * A year counted from an anniversary. `number` is 1 for the first, `from` its first day, `to` the first day
 * of the next one (exclusive), `lastDay` the day before `to`.
 */
export type ProgrammeYear = { number: number; from: DateOnly; to: DateOnly; lastDay: DateOnly }

/**
 * The programme year that holds `date`, when the programme began on `start` (the alliance: 2022-06-29). Null
 * before it. A start on 29 February has its anniversary on 28 February in common years.
 */
export function programmeYear(start: DateOnly, date: DateOnly): ProgrammeYear | null {
  const passed = wholeYears(start, date)
  if (passed < 0) return null
  const to = addYears(start, passed + 1)
  return { number: passed + 1, from: addYears(start, passed), to, lastDay: addDays(to, -1) }
}
