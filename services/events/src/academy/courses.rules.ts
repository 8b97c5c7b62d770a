import type { CourseChange, CourseState, CourseStep, NewCourse } from '@alliance/contracts/events'
import type { Fault } from '@alliance/service-kit/problem'

/** From which states a step may be taken, and where it leads. */
const steps = {
  submit: { from: ['draft'], to: 'in_review' },
  return: { from: ['in_review'], to: 'draft' },
  publish: { from: ['in_review'], to: 'published' },
  close: { from: ['published'], to: 'closed' },
  cancel: { from: ['draft', 'in_review', 'published'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly CourseState[]; to: CourseState }>
export type Step = keyof typeof steps

/** Where a step leads, or null when the state does not allow it. */
export const afterStep = (state: CourseState, step: Step): CourseState | null =>
  (steps[step].from as readonly CourseState[]).includes(state) ? steps[step].to : null

export const mayEdit = (state: CourseState): boolean => !['closed', 'cancelled'].includes(state)

/** What a reviewer read; the term, the last day to enrol and the number of places are arrangements. */
const reviewed = [
  'title',
  'aim',
  'lecturers',
  'chains',
  'actions',
  'sessions',
  'requirement',
] as const satisfies readonly (keyof CourseChange)[]

export const touchesReviewed = (fields: readonly string[]): boolean =>
  fields.some((field) => (reviewed as readonly string[]).includes(field))

type Content = Pick<NewCourse, 'opensOn' | 'endsOn' | 'enrolUntil' | 'sessions' | 'requirement'>

/** What is wrong with a course beyond the form of its fields, by pointer. */
export function courseFaults({ opensOn, endsOn, enrolUntil, sessions, requirement }: Content): Fault[] {
  const faults: Fault[] = []
  if (endsOn < opensOn) faults.push({ pointer: '/endsOn', code: 'period.reversed' })
  if (enrolUntil !== null && enrolUntil > endsOn) faults.push({ pointer: '/enrolUntil', code: 'too_big' })
  sessions.forEach(({ activityId }, i) => {
    if (sessions.findIndex((each) => each.activityId === activityId) < i)
      faults.push({ pointer: `/sessions/${i}/activityId`, code: 'option' })
  })
  if (requirement !== null && requirement.leastSessions > sessions.length)
    faults.push({ pointer: '/requirement/leastSessions', code: 'too_big' })
  // A certificate that takes nothing says nothing.
  if (
    requirement !== null &&
    requirement.leastSessions === 0 &&
    requirement.leastMinutes === 0 &&
    !requirement.assessment &&
    !sessions.some(({ required }) => required)
  )
    faults.push({ pointer: '/requirement', code: 'required' })
  return faults
}

interface Window {
  state: CourseState
  endsOn: string
  enrolUntil: string | null
}

/** Whether one may enrol on a day. */
export const isOpen = ({ state, endsOn, enrolUntil }: Window, today: string): boolean =>
  state === 'published' && today <= (enrolUntil ?? endsOn)

interface Asking {
  state: CourseState
  /** The one who asks wrote, changed or submitted it. */
  wrote: boolean
  open: boolean
  writes: boolean
  publishes: boolean
  /** Reads learners: organises, teaches, or employs. */
  sees: boolean
  enrols: boolean
}

/** What someone may do with a course now. */
export function stepsFor({ state, wrote, open, writes, publishes, sees, enrols }: Asking): CourseStep[] {
  const allowed = (step: Step) => afterStep(state, step) !== null
  const may: [CourseStep, boolean][] = [
    ['edit', writes && mayEdit(state)],
    ['submit', writes && allowed('submit')],
    ['return', publishes && allowed('return')],
    ['publish', publishes && allowed('publish') && !wrote],
    ['close', writes && allowed('close')],
    ['cancel', writes && allowed('cancel')],
    ['see_learners', sees && !['draft', 'in_review'].includes(state)],
    ['enrol_staff', enrols && open],
  ]
  return may.filter(([, is]) => is).map(([step]) => step)
}
