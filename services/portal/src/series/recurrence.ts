import type { Schemas } from '@alliance/client'
import type { seriesWords } from './series.words.ts'

type Words = (typeof seriesWords)['zh']

/** A minute of the day as a clock shows it. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

export function recurrenceText(of: Schemas['Recurrence'], text: Words): string {
  const day =
    of.day.by === 'date'
      ? text.eachDate(of.day.date)
      : text.eachWeekday(text.nths[of.day.nth], text.weekdays[of.day.weekday]!)
  return `${day} ${clockOf(of.startMinute)}–${clockOf(of.endMinute)}`
}
