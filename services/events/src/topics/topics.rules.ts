import { addWorkingDays, type DateOnly, type DatedAnswer, type WorkdayCalendar } from '@alliance/calendar'
import type { TopicState, TopicStepName } from '@alliance/contracts/events'

export type Step = 'assign' | TopicStepName
export type Party = 'organiser' | 'owner' | 'raiser'

/** From which states a step may be taken, and by whom. An organiser also acts for an owner without an account. */
const steps = {
  assign: { from: ['open', 'assigned', 'under_way'], by: ['organiser'] },
  begin: { from: ['assigned'], by: ['owner', 'organiser'] },
  return: { from: ['assigned', 'under_way'], by: ['owner'] },
  answer: { from: ['assigned', 'under_way'], by: ['owner', 'organiser'] },
  resolve: { from: ['answered'], by: ['raiser', 'organiser'] },
  decline: { from: ['open', 'assigned', 'under_way'], by: ['organiser'] },
  reopen: { from: ['answered', 'resolved', 'declined'], by: ['raiser', 'organiser'] },
} as const satisfies Record<Step, { from: readonly TopicState[]; by: readonly Party[] }>

const leadsTo = {
  assign: 'assigned',
  begin: 'under_way',
  return: 'open',
  answer: 'answered',
  resolve: 'resolved',
  decline: 'declined',
} as const satisfies Record<Exclude<Step, 'reopen'>, TopicState>

/** Where a step leads, or null when the state does not allow it. What is taken up again goes back to its owner. */
export function afterStep(state: TopicState, step: Step, owned: boolean): TopicState | null {
  if (!(steps[step].from as readonly TopicState[]).includes(state)) return null
  if (step === 'reopen') return owned ? 'assigned' : 'open'
  return leadsTo[step]
}

/** As whom someone may take a step; the raiser before the organiser, whose word on what is solved weighs less. */
export const partyFor = (step: Step, parties: readonly Party[]): Party | null =>
  (steps[step].by as readonly Party[]).find((party) => parties.includes(party)) ?? null

export interface Asking {
  state: TopicState
  owned: boolean
  parties: readonly Party[]
  /** The one who asks wrote the answer: whether it solves anything is for another to say. */
  answered: boolean
}

/** What someone may do with it now. */
export const stepsFor = ({ state, owned, parties, answered }: Asking): Step[] =>
  (Object.keys(steps) as Step[]).filter(
    (step) =>
      afterStep(state, step, owned) !== null &&
      partyFor(step, parties) !== null &&
      !(step === 'resolve' && answered),
  )

/** While its owner is expected to answer. */
export const isRunning = (state: TopicState): boolean => state === 'assigned' || state === 'under_way'

/** Overdue from the day after the last. */
export const isOverdue = (
  { state, dueOn }: { state: TopicState; dueOn: string | null },
  today: DateOnly,
): boolean => isRunning(state) && dueOn !== null && dueOn < today

/** The last day to answer: the day it is assigned on does not count (民法典 art. 201). */
export const dueAfter = (calendar: WorkdayCalendar, today: DateOnly, workingDays: number): DatedAnswer =>
  addWorkingDays(calendar, today, workingDays)
