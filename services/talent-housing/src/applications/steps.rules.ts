import { addWorkingDays, type WorkdayCalendar } from '@alliance/calendar'
import {
  liveHousingStates,
  type HousingApplicationState,
  type HousingPolicyDocument,
} from '@alliance/contracts/talent-housing'

/** What was decided, and where it leads (talent-housing.md §3.5). What is not here cannot happen. */
const machine: Partial<Record<HousingApplicationState, Record<string, HousingApplicationState>>> = {
  draft: { submitted: 'submitted', withdrawn: 'withdrawn' },
  submitted: {
    confirmed: 'employer_confirmed',
    returned: 'draft',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
  },
  employer_confirmed: {
    supplement: 'supplement_required',
    eligible: 'eligible',
    ineligible: 'ineligible',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
  },
  supplement_required: {
    resubmitted: 'resubmitted',
    eligible: 'eligible',
    ineligible: 'ineligible',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
  },
  resubmitted: {
    supplement: 'supplement_required',
    eligible: 'eligible',
    ineligible: 'ineligible',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
  },
  eligible: { posted: 'publicity', withdrawn: 'withdrawn', cancelled: 'cancelled' },
  ineligible: { appealed: 'appeal' },
  appeal: { upheld: 'ineligible', reversed: 'eligible', withdrawn: 'withdrawn', cancelled: 'cancelled' },
  publicity: {
    queued: 'queued',
    sent_back: 're_review',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
  },
  re_review: {
    eligible: 'eligible',
    ineligible: 'ineligible',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
  },
  queued: { withdrawn: 'withdrawn', cancelled: 'cancelled' },
}

export const outcomes = [...new Set(Object.values(machine).flatMap((ways) => Object.keys(ways)))]

/** Where an outcome leads from a state, or null where it cannot happen. */
export const following = (state: HousingApplicationState, outcome: string): HousingApplicationState | null =>
  machine[state]?.[outcome] ?? null

export const isLive = (state: HousingApplicationState): boolean =>
  (liveHousingStates as readonly HousingApplicationState[]).includes(state)

/** Where the applicant may still change answers and documents. */
export const isEditable = (state: HousingApplicationState): boolean =>
  state === 'draft' || state === 'supplement_required'

/** States that a reviewer may decide in. */
export const isReviewable = (state: HousingApplicationState, overdue: boolean): boolean =>
  ['employer_confirmed', 'resubmitted', 're_review'].includes(state) ||
  (state === 'supplement_required' && overdue)

export interface Clock {
  from: string
  workingDays: number
  dueOn: string
  provisional: boolean
}

/** A term of working days that begins after a day. */
export function clockFrom(calendar: WorkdayCalendar, from: string, workingDays: number): Clock {
  const { date, provisional } = addWorkingDays(calendar, from, workingDays)
  return { from, workingDays, dueOn: date, provisional }
}

/** The working days of a state by the policy; null where it sets none. An appeal is answered in the term of an objection. */
export function termOf(
  state: HousingApplicationState,
  { application, publicity }: Pick<HousingPolicyDocument, 'application' | 'publicity'>,
): number | null {
  const terms: Partial<Record<HousingApplicationState, number>> = {
    supplement_required: application.supplementWorkingDays,
    ineligible: application.appealWorkingDays,
    appeal: publicity.objectionReplyWorkingDays,
    publicity: publicity.eligibilityWorkingDays,
    re_review: publicity.objectionReplyWorkingDays,
  }
  return terms[state] ?? null
}
