import type { FieldProblemCode } from '@alliance/contracts'
import {
  Affiliation,
  affiliationKindNames,
  memberStatusNames,
  type NewAffiliation,
} from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'
import { mustBegin } from '../../affiliations/affiliations.rules.ts'
import { cellsOf, coded, type Cells } from '../cells.rules.ts'
import type { StoredFault } from '../imports.table.ts'
import type { EmployerMet, KnownPerson } from '../persons/meeting.rules.ts'
import { meetRecorded } from '../persons/member.rules.ts'
import { meetParty, type PartyMet } from '../persons/party-organisations.ts'
import { readPerson, type PersonRead } from '../persons/reading.rules.ts'
import { originIn, standingNowhere, titleIn, type Reading, type Standing, type View } from '../roster.ts'
import { affiliationColumns, type AffiliationEntry, type AffiliationField } from './columns.rules.ts'

export interface AffiliationRead extends PersonRead {
  party: string | null
  kind: Affiliation['kind'] | null
  status: Affiliation['status'] | null
  from: string | null
  to: string | null
}

export function readAffiliation(row: readonly string[], titles: readonly string[], today: string) {
  const cells: Cells<AffiliationField> = cellsOf(affiliationColumns, row, titles)
  const read: AffiliationRead = {
    ...readPerson(cells, today),
    party: cells.at('party') || null,
    kind: cells.value('kind', Affiliation.shape.kind, coded(affiliationKindNames)),
    status: cells.value('status', Affiliation.shape.status, coded(memberStatusNames)),
    from: cells.date('from'),
    to: cells.date('to'),
  }
  if (read.from && read.to && read.to <= read.from) cells.fault('to', 'period.reversed')
  return { blank: cells.blank, faults: cells.faults, read }
}

export interface AffiliationReading extends Reading {
  read: AffiliationRead
}

export interface KnownAffiliation extends AffiliationEntry {
  id: string
  partyOrganisationId: string
  mine: 0 | 1
}

export type Member = KnownPerson & { affiliations: KnownAffiliation[] }

export interface AffiliationMet {
  byDocument: Member | null
  byName: Member[]
  employers: EmployerMet[]
  parties: PartyMet[]
}

export type AffiliationDraft = { personId: string } & (
  | { begins: NewAffiliation; ends: KnownAffiliation | null }
  | { ends: KnownAffiliation; to: string }
)

export function standAffiliation(
  { read, faults: misread }: AffiliationReading,
  met: AffiliationMet,
  view: View,
): Standing<AffiliationDraft> {
  const titleOf = titleIn(affiliationColumns, view.titles)
  const faults: StoredFault[] = []
  const fault = (field: AffiliationField, code: FieldProblemCode) =>
    faults.push({ column: titleOf(field), code })
  const meeting = meetRecorded(read, met, view)
  for (const each of meeting.faults) fault(each.field, each.code)
  const party = read.party ? meetParty(met.parties, view) : null
  if (typeof party === 'string') fault('party', party)
  const { person } = meeting
  const base = { ...standingNowhere, faults, candidates: meeting.candidates, draft: null }
  const { kind, status, from, to } = read
  if (!person || !party || typeof party === 'string' || !kind || !status || !from || misread.length > 0)
    return base

  const ofKind = person.affiliations.filter(
    (one) => one.kind === kind && (kind === 'formal' || one.partyOrganisationId === party.id),
  )
  const open = ofKind.find((one) => one.to === null) ?? null
  const same = ofKind.find(
    (one) => one.partyOrganisationId === party.id && one.status === status && one.from === from,
  )
  const found = { ...base, subjectId: person.id, touches: [`${person.id} ${kind}`] }
  if (same) {
    if (to === null || to === same.to) return { ...found, exists: true }
    if (same.to !== null) fault('to', 'import.differs')
    return {
      ...found,
      exists: true,
      changes: differences(same, { ...same, to }, view.titles),
      draft: { personId: person.id, ends: same, to },
    }
  }
  if (to !== null) fault('to', 'import.differs')
  // Whoever lets a member go must reach where they belong now.
  if (open && !view.everywhere && !open.mine) {
    fault('party', 'import.outside_reach')
    return base
  }
  const begins: NewAffiliation = { partyOrganisationId: party.id, kind, status, from, ...originIn(view) }
  for (const each of refusals(begins, party, open, ofKind, view.today)) fault(each.field, each.code)
  const draft = { personId: person.id, begins, ends: open }
  return open
    ? {
        ...found,
        exists: true,
        changes: differences(open, { party: party.name, kind, status, from, to: null }, view.titles),
        draft,
      }
    : { ...found, draft }
}

const columnOf: Partial<Record<string, { field: AffiliationField; code: FieldProblemCode }>> = {
  'affiliation.not_formal': { field: 'kind', code: 'import.not_formal' },
  'affiliation.overlaps': { field: 'from', code: 'import.not_later' },
}

/** The rules of the route that begins an affiliation, each refusal at the column that it is about. */
function refusals(
  input: NewAffiliation,
  party: PartyMet,
  open: KnownAffiliation | null,
  ofKind: readonly KnownAffiliation[],
  today: string,
): { field: AffiliationField; code: FieldProblemCode }[] {
  try {
    mustBegin(input, party, open, today)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const known = columnOf[error.code]
    return known ? [known] : error.faults.map(({ code }) => ({ field: 'from' as const, code }))
  }
  return ofKind.some(({ from, to }) => from >= input.from || (to !== null && to > input.from))
    ? [{ field: 'from', code: 'import.overlaps' }]
    : []
}

const differences = (before: AffiliationEntry, after: AffiliationEntry, titles: readonly string[]) =>
  affiliationColumns.flatMap(({ show, en }, at) => {
    if (!show) return []
    const column = titles[at]!
    const [was, becomes] = [show(before, column === en), show(after, column === en)]
    return was === becomes ? [] : [{ column, before: was, after: becomes }]
  })
