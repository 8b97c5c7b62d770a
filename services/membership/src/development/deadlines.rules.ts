import { addDays, addMonths } from '@alliance/calendar'
import type { Breach, DevelopmentAct } from '@alliance/contracts/membership'
import { clocksOf, defaults, type Clock } from './clocks.rules.ts'
import { historyOf, type CaseFacts, type History } from './history.rules.ts'

/** A deadline that began to run. `on` is when its act was done, null while it is owed. */
export interface Deadline {
  clock: Clock
  from: string
  to: DevelopmentAct
  date: string
  on: string | null
}

/** The half-yearly reviews of an activist (PD-05): each counts from the one before, until the listing ends them. */
function reviews(clock: Clock, history: History): Deadline[] {
  const begun = history.passed('activist')
  if (!begun) return []
  const listed = history.passed('candidate')?.on ?? null
  const dates = history
    .all('cultivation')
    .map(({ on }) => on)
    .filter((on) => listed === null || on < listed)
  const points = [begun.on, ...dates]
  return points.map((from, index) => ({
    clock,
    from,
    to: 'cultivation',
    date: addMonths(from, clock.amount!),
    on: points[index + 1] ?? listed,
  }))
}

/** A deadline for each time its clock was started; starting it anew, as a repeated branch meeting does, ends the one before. */
function rounds(clock: Clock, from: DevelopmentAct, to: DevelopmentAct, history: History): Deadline[] {
  const starts = history.all(from).filter(({ outcome }) => outcome === 'done')
  return starts.map((start, index) => {
    const anew = starts[index + 1]?.on ?? null
    const done = history.all(to).find(({ on }) => on >= start.on && (anew === null || on < anew))
    return { clock, from: start.on, to, date: addMonths(start.on, clock.amount!), on: done?.on ?? anew }
  })
}

/** Every deadline of a case that began to run, kept or not, in the order of the rules. */
export function deadlinesOf(facts: CaseFacts): Deadline[] {
  const history = historyOf(facts)
  return clocksOf(facts.ruleSet).flatMap((clock): Deadline[] => {
    if (clock.kind !== 'deadline' || clock.to === null || clock.amount === null) return []
    if (clock.rule === 'PD-05') return reviews(clock, history)
    return rounds(clock, clock.from as DevelopmentAct, clock.to, history)
  })
}

/** The deadline that comes first of those that are owed, or null. It does not depend on the day one asks. */
export const nextDeadline = (facts: CaseFacts): Deadline | null =>
  facts.closed
    ? null
    : (deadlinesOf(facts)
        .filter(({ on }) => on === null)
        .toSorted((a, b) => (a.date < b.date ? -1 : 1))[0] ?? null)

/** How a deadline stands on a day: a warning comes `warnDays` before the breach. */
export function deadlineState(
  { date, on }: Pick<Deadline, 'date' | 'on'>,
  today: string,
  warnDays = defaults.warnDays,
): 'kept' | 'late' | 'overdue' | 'due_soon' | 'running' {
  if (on !== null) return on > date ? 'late' : 'kept'
  if (today > date) return 'overdue'
  return today >= addDays(date, -warnDays) ? 'due_soon' : 'running'
}

/** Deadlines that passed: the act came late, or is still owed. What is only general (一般) is no breach. */
export const lateOnes = (facts: CaseFacts, today: string): Breach[] =>
  deadlinesOf(facts)
    .filter(({ clock, date, on }) => {
      const state = deadlineState({ date, on }, today)
      return clock.severity === 'binding' && (state === 'late' || (state === 'overdue' && !facts.closed))
    })
    .map(({ clock, date, on }) => ({ rule: clock.rule, kind: 'late', date, on }))
