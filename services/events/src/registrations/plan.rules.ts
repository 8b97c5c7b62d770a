import type { Audience, Question, RegistrationAnswer, RegistrationPlan } from '@alliance/contracts/events'
import type { PersonStanding } from '@alliance/contracts/membership'
import type { Fault } from '@alliance/service-kit/problem'

/** What is wrong with a plan beyond the form of its fields, by pointers below `/registration`. */
export function planFaults(plan: RegistrationPlan | null): Fault[] {
  if (plan === null) return []
  const faults: Fault[] = []
  const at = (pointer: string, code: Fault['code']) =>
    faults.push({ pointer: `/registration${pointer}`, code })
  const { pools, places, questions, opensAt, closesAt } = plan
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) at('/closesAt', 'period.reversed')
  pools.forEach(({ no }, i) => {
    if (pools.findIndex((pool) => pool.no === no) < i) at(`/pools/${i}/no`, 'option')
  })
  places.forEach(({ kind, pool }, i) => {
    if (places.findIndex((place) => place.kind === kind) < i) at(`/places/${i}/kind`, 'option')
    if (!pools.some(({ no }) => no === pool)) at(`/places/${i}/pool`, 'option')
  })
  questions.forEach(({ key, kind, options }, i) => {
    if (questions.findIndex((question) => question.key === key) < i) at(`/questions/${i}/key`, 'option')
    const chosen = kind === 'choice' || kind === 'choices'
    if (chosen && options.length < 2) at(`/questions/${i}/options`, 'too_small')
    if (!chosen && options.length > 0) at(`/questions/${i}/options`, 'unknown_field')
  })
  if (plan.admission === 'draw' && closesAt === null) at('/closesAt', 'required')
  return faults
}

/** Whether registration is open at an instant, of an activity that is published. */
export const isOpen = (plan: RegistrationPlan, startsAt: string, now: string): boolean =>
  (plan.opensAt === null || plan.opensAt <= now) && now < (plan.closesAt ?? startsAt) && now < startsAt

export const audienceNeedsStanding = (audience: Audience): boolean =>
  audience.for === 'alliance_members' || audience.for === 'party_organisations'

/** Whether a kind of place is for someone. Nothing is known of whoever has no standing. */
export function isFor(
  audience: Audience,
  person: { personId: string; organisationId: string | null },
  standing: PersonStanding | null,
): boolean {
  switch (audience.for) {
    case 'everyone':
      return true
    case 'alliance_members':
      return standing?.allianceMember ?? false
    case 'party_organisations':
      return audience.partyOrganisationIds.some((id) => standing?.partyOrganisationIds.includes(id))
    case 'invited':
      return (
        audience.personIds.includes(person.personId) ||
        (person.organisationId !== null && audience.organisationIds.includes(person.organisationId))
      )
  }
}

/** What is wrong with the answers to a plan’s questions, by pointers below `/answers`. */
export function answerFaults(
  questions: readonly Question[],
  answers: readonly RegistrationAnswer[],
): Fault[] {
  const faults: Fault[] = []
  answers.forEach(({ key, value }, i) => {
    const question = questions.find((each) => each.key === key)
    if (!question || answers.findIndex((answer) => answer.key === key) < i)
      faults.push({ pointer: `/answers/${i}/key`, code: 'unknown_field' })
    else if (!fits(question, value))
      faults.push({
        pointer: `/answers/${i}/value`,
        code: question.options.length > 0 ? 'option' : 'type',
      })
  })
  for (const { key, required } of questions) {
    const given = answers.find((answer) => answer.key === key)?.value
    if (required && (given === undefined || given === '' || (Array.isArray(given) && given.length === 0)))
      faults.push({ pointer: '/answers', code: 'required' })
  }
  return faults
}

function fits({ kind, options }: Question, value: RegistrationAnswer['value']): boolean {
  if (kind === 'text') return typeof value === 'string'
  if (kind === 'number') return typeof value === 'number'
  if (kind === 'yes_no') return typeof value === 'boolean'
  if (kind === 'choice') return typeof value === 'string' && (value === '' || options.includes(value))
  return (
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((option) => options.includes(option))
  )
}

/** Until when an offer made now stands: its own time, and never past the beginning. */
export function offerExpiry(plan: RegistrationPlan, startsAt: string, now: string): string {
  const until = new Date(Date.parse(now) + plan.offerMinutes * 60_000).toISOString()
  return until < startsAt ? until : startsAt
}
