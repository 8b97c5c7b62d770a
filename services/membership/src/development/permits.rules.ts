import type { WorkdayCalendar } from '@alliance/calendar'
import { stepNumber, type DevelopmentAct, type RuleSet } from '@alliance/contracts/membership'
import { holdingBack, type Earliest } from './earliest.rules.ts'
import { historyOf, lapsesAfter, reached, repeatable, type CaseFacts, type Entry } from './history.rules.ts'

/** What an act rests on: without these recorded and passed it has nothing to count from, or no ground. */
const grounds: Partial<Record<DevelopmentAct, readonly DevelopmentAct[]>> = {
  talk: ['application'],
  activist: ['application'],
  activist_filing: ['activist'],
  contacts: ['activist'],
  cultivation: ['activist'],
  publicity: ['activist'],
  candidate: ['activist'],
  candidate_filing: ['candidate'],
  introducers: ['candidate'],
  political_review: ['candidate'],
  training: ['candidate'],
  committee_review: ['candidate'],
  pre_review: ['political_review'],
  application_form: ['pre_review'],
  branch_meeting: ['pre_review'],
  superior_talk: ['branch_meeting'],
  approval: ['branch_meeting'],
  organisation_filing: ['approval'],
  assignment: ['approval'],
  oath: ['approval'],
  probation_review: ['approval'],
  extension: ['approval'],
  conversion_request: ['approval'],
  conversion_meeting: ['approval'],
  conversion_approval: ['conversion_meeting'],
  archive: ['conversion_approval'],
}

/** Decisions that may be taken anew where they did not pass. A failed political review bars admission (PD-09). */
const retaken: readonly DevelopmentAct[] = [
  'candidate',
  'committee_review',
  'pre_review',
  'branch_meeting',
  'conversion_meeting',
]

/** Decisions, which may turn out either way; everything else is done or not done. */
export const decisions: readonly DevelopmentAct[] = [
  ...retaken,
  'political_review',
  'approval',
  'conversion_approval',
]

/** Months after which the resolution of a branch meeting lapses (PD-13). */
export const lapseMonths = 6

export function groundsOf(act: DevelopmentAct, ruleSet: RuleSet): readonly DevelopmentAct[] {
  const always = grounds[act] ?? []
  return act === 'candidate' && ruleSet === '2026' ? [...always, 'publicity'] : always
}

export interface Permit {
  state: 'possible' | 'too_early' | 'missing' | 'barred' | 'lapsed' | 'recorded' | 'closed'
  /** The first day on which it may have happened; null while something it rests on is missing. */
  earliestOn: string | null
  provisional: boolean
  /** What makes that day the earliest: a clock, or null for the act it rests on. */
  heldBy: Earliest | null
  missing: DevelopmentAct[]
  /** Every clock that was asked. */
  asked: Earliest[]
}

/** Whether an act may be recorded again although one stands. */
function mayRepeat(act: DevelopmentAct, standing: Entry, facts: CaseFacts, on: string): boolean {
  const history = historyOf(facts)
  if (repeatable.includes(act)) return true
  if (act === 'publicity') return !history.of('candidate')
  if (act === 'branch_meeting') {
    if (history.of('approval')) return history.of('approval')!.outcome === 'not_passed'
    const lapse = lapsesAfter(history, lapseMonths)
    if (lapse !== null) return on > lapse
  }
  return standing.outcome === 'not_passed' && retaken.includes(act)
}

/**
 * Whether an act may be recorded with a date, and from when on. Decisions are never inferred: what is not recorded is
 * missing.
 */
export function permitOf(
  act: DevelopmentAct,
  facts: CaseFacts,
  on: string,
  calendar: WorkdayCalendar,
): Permit {
  const history = historyOf(facts)
  const rested = groundsOf(act, facts.ruleSet)
  const asked = holdingBack(act, facts, calendar)
  const missing = rested.filter((ground) => !history.of(ground))
  const restsOn =
    rested
      .map((ground) => history.of(ground)?.on ?? '')
      .sort()
      .at(-1) ?? ''
  const latest = asked.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1) ?? null
  const heldBy = latest && latest.date >= restsOn ? latest : null
  const again = repeatable.includes(act) ? null : history.of(act)
  const earliestOn = missing.length > 0 ? null : (heldBy?.date ?? (restsOn || null))
  const answer = (state: Permit['state']): Permit => ({
    state,
    earliestOn,
    provisional: asked.some(({ provisional }) => provisional),
    heldBy,
    missing,
    asked,
  })
  if (facts.closed && act !== 'archive') return answer('closed')
  if (again && !mayRepeat(act, again, facts, on)) return answer('recorded')
  if (missing.length > 0) return answer('missing')
  if (rested.some((ground) => history.of(ground)!.outcome !== 'done')) return answer('barred')
  if (act === 'extension' && history.of('conversion_approval')) return answer('barred')
  const lapse = lapsesAfter(history, lapseMonths)
  if ((act === 'approval' || act === 'superior_talk') && lapse !== null && on > lapse) return answer('lapsed')
  if (earliestOn !== null && on < earliestOn) return answer('too_early')
  return answer('possible')
}

/** Whether a step was passed over: a later one is recorded, and it is not. */
export function wasSkipped(act: DevelopmentAct, facts: CaseFacts): boolean {
  const history = historyOf(facts)
  const number = stepNumber(act)
  return number !== null && number < reached(history) && !history.of(act) && history.all(act).length === 0
}

/** The recorded acts that would rest on nothing without this one. */
export function restOn(act: DevelopmentAct, without: CaseFacts): DevelopmentAct[] {
  const history = historyOf(without)
  return history.of(act)
    ? []
    : history.standing
        .map((entry) => entry.act)
        .filter((later) => groundsOf(later, without.ruleSet).includes(act))
}
