import type { ActivityChange, ActivityState, ActivityStep } from '@alliance/contracts/events'

/** From which states a step may be taken, and where it leads. */
const steps = {
  submit: { from: ['draft'], to: 'in_review' },
  return: { from: ['in_review'], to: 'draft' },
  publish: { from: ['in_review'], to: 'published' },
  start: { from: ['published'], to: 'ongoing' },
  close: { from: ['published', 'ongoing'], to: 'closed' },
  cancel: { from: ['draft', 'in_review', 'published', 'ongoing'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ActivityState[]; to: ActivityState }>
export type Step = keyof typeof steps

/** Where a step leads, or null when the state does not allow it. */
export const afterStep = (state: ActivityState, step: Step): ActivityState | null =>
  (steps[step].from as readonly ActivityState[]).includes(state) ? steps[step].to : null

export const mayEdit = (state: ActivityState): boolean => !['closed', 'cancelled'].includes(state)

/** Whether it goes on or is over: by its time, or because whoever organises it began early. */
export const hasBegun = (
  { state, startsAt }: { state: ActivityState; startsAt: string },
  now: string,
): boolean => ['ongoing', 'closed'].includes(state) || (state === 'published' && startsAt <= now)

/** Fields that say what was reviewed. The others are arrangements, which whoever organises may still change. */
const reviewed = [
  'title',
  'summary',
  'detail',
  'hosts',
  'chains',
  'actions',
  'links',
  'workLines',
  'cultureIntegration',
  'seriesId',
] as const satisfies readonly (keyof ActivityChange)[]

/** Whether a change touches what a reviewer read. */
export const touchesReviewed = (fields: readonly string[]): boolean =>
  fields.some((field) => (reviewed as readonly string[]).includes(field))

/** Fields that whoever has a place must hear of when they change. */
const concerning = [
  'title',
  'detail',
  'hosts',
  'venue',
  'startsAt',
  'endsAt',
] as const satisfies readonly (keyof ActivityChange)[]

export const concernsParticipants = (fields: readonly string[]): boolean =>
  fields.some((field) => (concerning as readonly string[]).includes(field))

interface Asking {
  state: ActivityState
  /** The one who asks wrote, changed or submitted it. */
  wrote: boolean
  begun: boolean
  takesRegistrations: boolean
  writes: boolean
  publishes: boolean
  registers: boolean
  readsRegistrations: boolean
  /** Has a place there, or records what others raise. */
  raisesTopics: boolean
}

/** What someone may do with an activity now. */
export function stepsFor(asking: Asking): ActivityStep[] {
  const { state, writes, publishes } = asking
  const allowed = (step: Step) => afterStep(state, step) !== null
  const may: [ActivityStep, boolean][] = [
    ['edit', writes && mayEdit(state)],
    ['submit', writes && allowed('submit')],
    ['return', publishes && allowed('return')],
    ['publish', publishes && allowed('publish') && !asking.wrote],
    ['start', writes && allowed('start')],
    ['close', writes && allowed('close') && asking.begun],
    ['cancel', writes && allowed('cancel')],
    [
      'register_staff',
      asking.registers && asking.takesRegistrations && ['published', 'ongoing'].includes(state),
    ],
    ['see_registrations', asking.readsRegistrations && asking.takesRegistrations],
    ['raise_topic', asking.raisesTopics && ['published', 'ongoing', 'closed'].includes(state)],
  ]
  return may.filter(([, is]) => is).map(([step]) => step)
}
