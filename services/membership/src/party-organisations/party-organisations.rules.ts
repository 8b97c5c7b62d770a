import { addYears } from '@alliance/calendar'
import type {
  NewPartyOrganisation,
  PartyOrganisation,
  PartyOrganisationChange,
  PartyOrganisationType,
} from '@alliance/contracts/membership'
import { Problem, type Fault } from '@alliance/service-kit/problem'
import { typeFitsLevel } from './places.rules.ts'

/**
 * Years of a term of office (membership.md §2.6: 支部工作条例, and 基层组织任期的意见 of 2018 for committees). Null where
 * the body is appointed, lives as long as its task, or is part of a branch.
 */
const termYears: Record<PartyOrganisationType, number | null> = {
  work_committee: null,
  committee: 5,
  park_committee: 5,
  chain_committee: 3,
  general_branch: 3,
  branch: 3,
  joint_branch: 3,
  functional_branch: 3,
  temporary_branch: null,
  group: null,
}

/** When a term that began on a date ends: the first day it has run out, or null for a body without terms. */
export function termDueOn(type: PartyOrganisationType, beganOn: string): string | null {
  const years = termYears[type]
  return years === null ? null : addYears(beganOn, years)
}

function faultsOf(input: NewPartyOrganisation, today: string): Fault[] {
  const faults: Fault[] = []
  if (input.establishedOn > today) faults.push({ pointer: '/establishedOn', code: 'date.future' })
  if (input.type === 'chain_committee' && input.chainCode === null)
    faults.push({ pointer: '/chainCode', code: 'required' })
  if (input.type === 'park_committee' && input.parkCode === null)
    faults.push({ pointer: '/parkCode', code: 'required' })
  if (input.type !== 'chain_committee' && input.committeeForm !== null)
    faults.push({ pointer: '/committeeForm', code: 'option' })
  return faults
}

/**
 * A new Party organisation as it will stand in the register.
 *
 * @throws Problem `request.invalid` with each fault, `party_organisation.level` for a type that is not of that level
 */
export function draftPartyOrganisation(
  input: NewPartyOrganisation,
  id: string,
  now: string,
  today: string,
): PartyOrganisation {
  const faults = faultsOf(input, today)
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
  if (!typeFitsLevel(input.type, input.gridLevel)) throw new Problem('party_organisation.level')
  const { formalParentId: _formal, functionalParentId: _functional, ...own } = input
  return {
    id,
    ...own,
    dissolvedOn: null,
    termDueOn: termDueOn(input.type, input.establishedOn),
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

const refusedEnd = (code: Fault['code']) =>
  new Problem('request.invalid', { faults: [{ pointer: '/dissolvedOn', code }] })

/**
 * The Party organisation after a change; its version grows by one. A dissolved one is history and stays as it is.
 *
 * @throws Problem `party_organisation.dissolved`; `request.invalid` at `/dissolvedOn` for a day to come, or one not
 *   after the day it was established
 */
export function changePartyOrganisation(
  current: PartyOrganisation,
  change: PartyOrganisationChange,
  now: string,
  today: string,
): PartyOrganisation {
  if (current.dissolvedOn !== null) throw new Problem('party_organisation.dissolved')
  const { dissolvedOn = null } = change
  if (dissolvedOn !== null && dissolvedOn > today) throw refusedEnd('date.future')
  if (dissolvedOn !== null && dissolvedOn <= current.establishedOn) throw refusedEnd('period.reversed')
  return { ...current, ...change, version: current.version + 1, updatedAt: now }
}

/** Fields whose changes the audit trail tells. */
export const auditedFields = [
  'name',
  'fullMembers',
  'dissolvedOn',
] as const satisfies readonly (keyof PartyOrganisation)[]
