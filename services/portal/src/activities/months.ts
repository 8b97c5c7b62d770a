import { dateOf, dayNumber, today, type DateOnly } from '../dates/dates.ts'

/** A month, `YYYY-MM`. */
export type Month = string

export const thisMonth = (): Month => today().slice(0, 7)
export const isMonth = (text: unknown): text is Month =>
  typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export function monthBeside(month: Month, by: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** 0 is Monday. */
export const weekdayOf = (date: DateOnly): number => (dayNumber(date) + 3) % 7

/** The weeks of a month, whole, from Monday to Sunday. */
export function weeksOf(month: Month): DateOnly[][] {
  const first = dayNumber(`${month}-01`)
  const end = dayNumber(`${monthBeside(month, 1)}-01`)
  const weeks: DateOnly[][] = []
  for (let monday = first - weekdayOf(`${month}-01`); monday < end; monday += 7)
    weeks.push(Array.from({ length: 7 }, (_, i) => dateOf(monday + i)))
  return weeks
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The day and the time of an instant as a clock in Shanghai shows them. */
export const dayOf = (instant: string): DateOnly => day.format(new Date(instant))
export const timeOf = (instant: string): string => clock.format(new Date(instant))
export const instantOf = (date: DateOnly, time: string): string =>
  new Date(`${date}T${time}:00+08:00`).toISOString()
