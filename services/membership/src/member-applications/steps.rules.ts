import { addWorkingDays, type WorkdayCalendar } from '@alliance/calendar'
import type { AdmissionDays, ApplicationState } from '@alliance/contracts/membership'

/** States in which an application is neither granted nor over; one organisation has one such application. */
export const openStates = [
  'draft',
  'formal_review',
  'supplement',
  'chain_opinion',
  'zone_approval',
  'publicity',
] as const satisfies readonly ApplicationState[]
export type OpenState = (typeof openStates)[number]

export const isOpen = (state: ApplicationState): state is OpenState =>
  (openStates as readonly ApplicationState[]).includes(state)

/** What was decided, and where it leads (membership.md §2.12). What is not here cannot happen. */
const machine = {
  draft: { received: 'formal_review', withdrawn: 'withdrawn' },
  formal_review: {
    accepted: 'chain_opinion',
    returned: 'supplement',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
  supplement: { received: 'formal_review', rejected: 'rejected', withdrawn: 'withdrawn' },
  chain_opinion: { supported: 'zone_approval', opposed: 'zone_approval', withdrawn: 'withdrawn' },
  zone_approval: { approved: 'publicity', rejected: 'rejected', withdrawn: 'withdrawn' },
  publicity: {
    admitted: 'admitted',
    sent_back: 'formal_review',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
} as const satisfies Record<OpenState, Record<string, ApplicationState>>

export type Outcome = { [S in OpenState]: keyof (typeof machine)[S] }[OpenState]
export const outcomes = [
  ...new Set(openStates.flatMap((state) => Object.keys(machine[state]))),
] as readonly Outcome[]

/** Where an outcome leads from a state, or null where it cannot happen. */
export function following(state: ApplicationState, outcome: Outcome): ApplicationState | null {
  if (!isOpen(state)) return null
  return (machine[state] as Partial<Record<Outcome, ApplicationState>>)[outcome] ?? null
}

const clocked: Partial<Record<ApplicationState, keyof AdmissionDays>> = {
  formal_review: 'formalReview',
  supplement: 'supplement',
  chain_opinion: 'chainOpinion',
  zone_approval: 'zoneApproval',
  publicity: 'publicity',
}

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

/** The clock of the step that begins on a day, by the terms of that day; null where nothing is waited for. */
export function clockOf(
  state: ApplicationState,
  calendar: WorkdayCalendar,
  from: string,
  days: AdmissionDays,
): Clock | null {
  const name = clocked[state]
  return name ? clockFrom(calendar, from, days[name]) : null
}

/** Behind every date. */
export const notDue = '9999-12-31'
