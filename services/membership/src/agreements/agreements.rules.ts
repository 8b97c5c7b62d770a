import { addDays } from '@alliance/calendar'
import type { AgreementState, Milestone, Party } from '@alliance/contracts/membership'

/** Days before its end at which an agreement counts as expiring. */
export const expiryWarning = 90

export interface Term {
  termKind: 'fixed' | 'open' | 'unstated'
  termFrom: string | null
  termTo: string | null
}

interface Standing extends Term {
  signedOn: string | null
  endedOn: string | null
}

/** Where an agreement stands on a date, from its dates and decisions alone. */
export function stateOn(
  { signedOn, endedOn, termKind, termFrom, termTo }: Standing,
  date: string,
): AgreementState {
  if (signedOn === null || signedOn > date) return 'draft'
  if (endedOn !== null && endedOn <= date) return 'ended_early'
  if (termKind === 'unstated' || termFrom === null) return 'term_unstated'
  if (date < termFrom) return 'signed'
  if (termTo === null) return 'in_force'
  if (date >= termTo) return 'expired'
  return addDays(date, expiryWarning) >= termTo ? 'expiring' : 'in_force'
}

/** Which of a term's dates does not fit its kind; null when all do. */
export function termFault({
  termKind,
  termFrom,
  termTo,
}: Term): { pointer: string; code: 'required' | 'unknown_field' | 'period.reversed' } | null {
  if (termKind === 'unstated') {
    if (termFrom !== null) return { pointer: '/termFrom', code: 'unknown_field' }
    return termTo === null ? null : { pointer: '/termTo', code: 'unknown_field' }
  }
  if (termFrom === null) return { pointer: '/termFrom', code: 'required' }
  if (termKind === 'open') return termTo === null ? null : { pointer: '/termTo', code: 'unknown_field' }
  if (termTo === null) return { pointer: '/termTo', code: 'required' }
  return termTo > termFrom ? null : { pointer: '/termTo', code: 'period.reversed' }
}

/** An agreement has two different parties at the least, and none of them twice in one role. */
export const partiesFit = (parties: readonly Party[]): boolean =>
  new Set(parties.map(({ organisationId }) => organisationId)).size >= 2 &&
  new Set(parties.map(({ organisationId, role }) => `${organisationId} ${role}`)).size === parties.length

/** What an amendment changes about the parties; those in both keep the day they joined. */
export function partyChanges(before: readonly Party[], after: readonly Party[]) {
  const key = ({ organisationId, role }: Party) => `${organisationId} ${role}`
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))]
  return {
    leaving: before.filter((party) => !has.has(key(party))),
    joining: after.filter((party) => !had.has(key(party))),
  }
}

/** Where a milestone stands on a date. */
export function milestoneState(
  { dueOn, doneOn, cancelled }: { dueOn: string; doneOn: string | null; cancelled: boolean },
  date: string,
): Milestone['state'] {
  if (cancelled) return 'cancelled'
  if (doneOn !== null) return doneOn > dueOn ? 'done_late' : 'done'
  return dueOn < date ? 'overdue' : 'planned'
}
