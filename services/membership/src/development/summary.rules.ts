import type { WorkdayCalendar } from '@alliance/calendar'
import { developmentSteps, type DevelopmentAct, type DueStanding } from '@alliance/contracts/membership'
import { deadlineState, nextDeadline } from './deadlines.rules.ts'
import { historyOf, reached, type CaseFacts } from './history.rules.ts'
import { groundsOf, permitOf } from './permits.rules.ts'

/** What is kept of a case beside its entries, so that boards and lists need not read them. */
export interface Summary {
  stage: 1 | 2 | 3 | 4 | 5
  nextAct: DevelopmentAct | null
  possibleOn: string | null
  dueOn: string | null
  dueRule: string | null
}

/** The act that the case waits for: the step behind the last one, or what that step rests on. */
function nextActOf(facts: CaseFacts): DevelopmentAct | null {
  if (facts.closed) return null
  const history = historyOf(facts)
  const number = reached(history)
  const last = number > 0 ? developmentSteps[number - 1]!.key : null
  if (last && history.of(last)!.outcome === 'not_passed') {
    if (last === 'approval') return 'branch_meeting'
    return last === 'political_review' || last === 'conversion_approval' ? null : last
  }
  const next = developmentSteps[number]?.key ?? null
  const missing = next && groundsOf(next, facts.ruleSet).find((ground) => !history.of(ground))
  return missing ?? next
}

export function summaryOf(facts: CaseFacts, calendar: WorkdayCalendar): Summary {
  const number = reached(historyOf(facts))
  const nextAct = nextActOf(facts)
  const due = nextDeadline(facts)
  return {
    stage: developmentSteps[Math.max(0, number - 1)]!.stage,
    nextAct,
    possibleOn: nextAct && permitOf(nextAct, facts, '9999-12-31', calendar).earliestOn,
    dueOn: due?.date ?? null,
    dueRule: due?.clock.rule ?? null,
  }
}

export const standingOn = (dueOn: string | null, today: string): DueStanding => {
  const state = dueOn === null ? 'none' : deadlineState({ date: dueOn, on: null }, today)
  return state === 'kept' || state === 'late' ? 'none' : state
}
