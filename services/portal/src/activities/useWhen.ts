import { useDates } from '../dates/dates.ts'
import { dayOf, timeOf } from './months.ts'

/** From when to when: the day once where both are on one. */
export function useWhen() {
  const { at } = useDates()
  return ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
    `${at(startsAt)}–${dayOf(startsAt) === dayOf(endsAt) ? timeOf(endsAt) : at(endsAt)}`
}
