import { addMonths, type WorkdayCalendar } from '@alliance/calendar'
import type { Breach, ClockStatus, DevelopmentAct } from '@alliance/contracts/membership'
import { articleOf, clocksOf, type Clock } from './clocks.rules.ts'
import { deadlinesOf, deadlineState } from './deadlines.rules.ts'
import { earliestBy } from './earliest.rules.ts'
import { historyOf, probationOf, type CaseFacts, type History } from './history.rules.ts'

/** Rules without a clock that an entry is held against when it is recorded; the others the branch sees to. */
const checked = ['PD-04', 'PD-08', 'PD-09', 'PD-10', 'PD-12']

type Reading = Pick<ClockStatus, 'date' | 'provisional' | 'state'>
const at = (state: ClockStatus['state'], date: string | null = null, provisional = false): Reading => ({
  state,
  date,
  provisional,
})

function readEarliest(
  clock: Clock,
  facts: CaseFacts,
  history: History,
  today: string,
  calendar: WorkdayCalendar,
): Reading {
  const found = earliestBy(clock, facts, history, calendar)
  if (!found) return at(clock.from === 'birth' ? 'by_hand' : 'waiting')
  const done = history.passed(clock.to!)
  const { date, provisional } = found
  if (done) {
    // In the eighteenth year itself the day of birth decides, which is not kept.
    const sameYear = clock.from === 'birth' && done.on.slice(0, 4) === date.slice(0, 4)
    return at(done.on < date ? 'too_early' : sameYear ? 'by_hand' : 'kept', date, provisional)
  }
  return at(today >= date ? 'reached' : 'running', date, provisional)
}

function readDeadline(clock: Clock, facts: CaseFacts, today: string): Reading {
  const all = deadlinesOf(facts).filter((deadline) => deadline.clock === clock)
  const last = all.at(-1)
  if (!last) return at('waiting')
  const state = deadlineState(last, today)
  if (facts.closed && last.on === null) return at('waiting')
  const brokenBefore = state === 'kept' && all.some((deadline) => deadlineState(deadline, today) === 'late')
  return at(brokenBefore ? 'late' : state, last.date)
}

function readWindow(clock: Clock, history: History): Reading {
  const probation = probationOf(history)
  if (!probation) return at('waiting')
  if (history.of('extension')) return at('kept', probation.to)
  return at('by_hand', addMonths(probation.to, clock.most!))
}

/** Every clock of a case as it stands on a day, those that have not begun among them. */
export function clockStatuses(facts: CaseFacts, today: string, calendar: WorkdayCalendar): ClockStatus[] {
  const history = historyOf(facts)
  const read = (clock: Clock): Reading => {
    switch (clock.kind) {
      case 'earliest':
        return readEarliest(clock, facts, history, today, calendar)
      case 'deadline':
        return readDeadline(clock, facts, today)
      case 'window':
        return readWindow(clock, history)
      case 'manual':
        return at(checked.includes(clock.rule) && history.passed(clock.to!) ? 'kept' : 'by_hand')
    }
  }
  const act = (from: Clock['from']): DevelopmentAct | null =>
    from === 'birth' || from === 'probation_end' ? null : from
  return clocksOf(facts.ruleSet).map((clock) => ({
    rule: clock.rule,
    kind: clock.kind,
    severity: clock.severity,
    article: articleOf(facts.ruleSet, clock),
    text: clock.text,
    from: act(clock.from),
    to: clock.to,
    ...read(clock),
  }))
}

/** Acts that stand although their date is too early: a correction of what they rest on can make them so. */
export const tooEarlyOnes = (facts: CaseFacts, calendar: WorkdayCalendar): Breach[] => {
  const history = historyOf(facts)
  return clocksOf(facts.ruleSet).flatMap((clock): Breach[] => {
    const found = earliestBy(clock, facts, history, calendar)
    const done = clock.to && history.passed(clock.to)
    return found && done && done.on < found.date
      ? [{ rule: clock.rule, kind: 'too_early', date: found.date, on: done.on }]
      : []
  })
}
