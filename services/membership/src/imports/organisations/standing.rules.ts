import type { NewOrganisation, Organisation } from '@alliance/contracts/membership'
import { changeOrganisation } from '../../organisations/organisations.rules.ts'
import type { ColumnChange, StoredFault } from '../imports.table.ts'
import { titleIn, type Standing, type View } from '../roster.ts'
import { organisationColumns, type RosterEntry } from './columns.rules.ts'
import type { OrganisationReading } from './reading.rules.ts'

/** What the register has for a row's codes. */
export interface OrganisationMet {
  known: RosterEntry | null
  parentId: string | null
}

export type OrganisationDraft =
  | { input: NewOrganisation }
  | { current: Organisation; changed: Organisation; expectedVersion: number }

export function standOrganisation(
  reading: OrganisationReading,
  { known, parentId }: OrganisationMet,
  view: View,
): Standing<OrganisationDraft> {
  const faults: StoredFault[] = []
  if (reading.seeks !== null) {
    const column = titleIn(organisationColumns, view.titles)('parentCode')
    if (reading.seeks === reading.holds) faults.push({ column, code: 'import.parent_cycle' })
    else if (!parentId && view.sought.length === 0) faults.push({ column, code: 'import.unknown_parent' })
  }
  const base = { faults, candidates: [], touches: known ? [known.organisation.id] : [] }
  const { input } = reading
  if (!known)
    return {
      ...base,
      subjectId: null,
      exists: false,
      changes: [],
      draft: input && { input: { ...input, parentId: parentId ?? null } },
    }
  const subjectId = known.organisation.id
  if (!input) return { ...base, subjectId, exists: true, changes: [], draft: null }
  const { changed, changes } = changeBy(reading, known, parentId ?? null, view.titles, view.now)
  const current = known.organisation
  return {
    ...base,
    subjectId,
    exists: true,
    changes,
    draft: { current, changed, expectedVersion: current.version },
  }
}

/** The organisation as a row would have it, and the difference column by column, in the words of the file. */
export function changeBy(
  reading: OrganisationReading,
  known: RosterEntry,
  parentId: string | null,
  titles: readonly string[],
  now: string,
): { changed: Organisation; changes: ColumnChange[] } {
  const changed = changeOrganisation(
    known.organisation,
    { ...reading.change, ...(parentId ? { parentId } : {}) },
    now,
  )
  const after: RosterEntry = { organisation: changed, parentCode: reading.seeks ?? known.parentCode }
  const changes = organisationColumns.flatMap(({ show, en }, at) => {
    const column = titles[at]!
    const [before, then] = [show(known, column === en), show(after, column === en)]
    return before === then ? [] : [{ column, before, after: then }]
  })
  return { changed, changes }
}
