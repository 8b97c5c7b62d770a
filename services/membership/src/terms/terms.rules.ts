import { addDays, addMonths, addYears } from '@alliance/calendar'
import type { Term, TermState } from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'

/** Months before the end of a term at which the election is called to mind (membership.md §2.6, [D]). */
const reminderMonths = 6

type Dates = Pick<Term, 'dueOn' | 'extendedTo' | 'endedOn'>

/** The first day on which a term has run out, its extension counted in. */
export const effectiveDue = ({ dueOn, extendedTo }: Pick<Dates, 'dueOn' | 'extendedTo'>): string =>
  extendedTo ?? dueOn

/** What is to be said of a term on a date. */
export function termState(term: Dates, date: string): TermState {
  if (term.endedOn !== null) return 'ended'
  const due = effectiveDue(term)
  if (due <= date) return term.extendedTo === null ? 'overdue' : 'extension_overdue'
  if (term.extendedTo !== null && term.dueOn <= date) return 'extended'
  return addMonths(due, -reminderMonths) <= date ? 'due_soon' : 'running'
}

/** The last due date that is called to mind on a day: months differ in length, so it may be days past half a year. */
export function remindedUntil(date: string): string {
  let due = addMonths(date, reminderMonths)
  while (addMonths(addDays(due, 1), -reminderMonths) <= date) due = addDays(due, 1)
  return due
}

/**
 * An extension is past the day the term falls due, and a year at the most (基层组织任期的意见; the older text of 1990
 * says the same).
 *
 * @throws Problem `term.extension`
 */
export function mustExtend(term: Dates, to: string): void {
  if (to <= effectiveDue(term) || to > addYears(term.dueOn, 1)) throw new Problem('term.extension')
}
