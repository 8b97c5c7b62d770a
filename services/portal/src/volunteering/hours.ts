import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { volunteeringWords } from './volunteering.words.ts'

/** Half hours, rounded down, as certificates say them. */
export function useHours() {
  const text = useWords(volunteeringWords)
  const { count } = useDates()
  const number = (minutes: number) => count(Math.floor(minutes / 30) / 2)
  return { number, hours: (minutes: number) => text.hours(number(minutes)) }
}

const inShanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()

/** What a clock in Shanghai shows. */
export const clockOf = (instant: string): string => inShanghai(instant).slice(11, 16)

/** Whether an instant lies behind us. The service decides by its own clock; this only spares a useless button. */
export const isPast = (instant: string): boolean => Date.parse(instant) <= Date.now()

interface Clocks {
  started: string
  ended: string
}

/** The instants of two clock times in Shanghai, the first on the day on which a shift begins. */
export function instantsOf(shift: { startsAt: string }, { started, ended }: Clocks) {
  const day = inShanghai(shift.startsAt).slice(0, 10)
  const at = (clock: string) => Date.parse(`${day}T${clock}:00+08:00`)
  const end = at(ended) + (ended <= started ? 24 * 3_600_000 : 0)
  return { startedAt: new Date(at(started)).toISOString(), endedAt: new Date(end).toISOString() }
}
