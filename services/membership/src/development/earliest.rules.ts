import { addMonths, publicityPeriod, type WorkdayCalendar } from '@alliance/calendar'
import type { DevelopmentAct } from '@alliance/contracts/membership'
import { clocksOf, type Clock } from './clocks.rules.ts'
import { historyOf, probationOf, type CaseFacts, type History } from './history.rules.ts'

export interface Earliest {
  clock: Clock
  /** The date that it counts from; null where it is not known. */
  from: string | null
  date: string
  provisional: boolean
}

const settled = (clock: Clock, from: string | null, date: string): Earliest => ({
  clock,
  from,
  date,
  provisional: false,
})

/** The earliest date of what a clock of the kind `earliest` holds back, or null while its beginning is not recorded. */
export function earliestBy(
  clock: Clock,
  { birthYear }: Pick<CaseFacts, 'birthYear'>,
  history: History,
  calendar: WorkdayCalendar,
): Earliest | null {
  if (clock.kind !== 'earliest' || clock.amount === null || clock.from === null) return null
  // Of a birth only the year is kept: before its eighteenth year no one can be of age.
  if (clock.from === 'birth')
    return birthYear === null ? null : settled(clock, null, `${birthYear + clock.amount / 12}-01-01`)
  if (clock.from === 'probation_end') return null
  const begun = history.passed(clock.from)
  if (!begun) return null
  if (clock.unit === 'working_day') {
    const { decidableFrom, provisional } = publicityPeriod(calendar, begun.on, clock.amount)
    return { clock, from: begun.on, date: decidableFrom, provisional }
  }
  const probation = clock.to === 'conversion_meeting' ? probationOf(history) : null
  return settled(clock, begun.on, probation?.to ?? addMonths(begun.on, clock.amount))
}

/** The clocks that hold an act back, each with the date from which it no longer does. */
export function holdingBack(act: DevelopmentAct, facts: CaseFacts, calendar: WorkdayCalendar): Earliest[] {
  const history = historyOf(facts)
  return clocksOf(facts.ruleSet)
    .filter(({ to }) => to === act)
    .map((clock) => earliestBy(clock, facts, history, calendar))
    .filter((found) => found !== null)
}
