import type { ImportRowState, Organisation } from '@alliance/contracts/membership'
import { changeOrganisation } from '../organisations/organisations.rules.ts'
import type { ColumnChange, StoredFault } from './imports.table.ts'
import type { Reading } from './reading.rules.ts'
import { rosterColumns, titleOf, type RosterEntry } from './roster.rules.ts'

/** What a row's codes meet in the register and in the rest of the file. */
export interface Met {
  /** The organisation that has the row's code. */
  known: RosterEntry | null
  /** The organisation that has the code of the row's parent. */
  parentId: string | null
  /** Other rows of the file with the row's code. */
  twins: readonly number[]
  /** Another row of the file has the code of the row's parent. */
  parentInFile: boolean
}

export interface Judgement {
  state: ImportRowState
  faults: StoredFault[]
  changes: ColumnChange[]
  organisationId: string | null
}

/** Rows of one code that a fault names at the most. */
export const namedTwins = 5

/** What would become of a row if it were committed now. */
export function judge(reading: Reading, met: Met, titles: readonly string[]): Judgement {
  if (reading.blank)
    return {
      state: 'skipped',
      faults: [{ column: '', code: 'import.blank_row' }],
      changes: [],
      organisationId: null,
    }
  const faults = [...reading.faults]
  if (met.twins.length > 0)
    faults.push({
      column: titleOf(titles, 'creditCode'),
      code: 'import.duplicate_in_file',
      rows: met.twins.slice(0, namedTwins),
    })
  if (reading.parentCode !== null) {
    const column = titleOf(titles, 'parentCode')
    if (reading.parentCode === reading.code) faults.push({ column, code: 'import.parent_cycle' })
    else if (met.parentId === null && !met.parentInFile)
      faults.push({ column, code: 'import.unknown_parent' })
  }
  if (faults.length > 0) return { state: 'invalid', faults, changes: [], organisationId: null }
  if (met.known === null) return { state: 'create', faults, changes: [], organisationId: null }
  const { changes } = changeBy(reading, met.known, met.parentId, titles, '')
  return {
    state: changes.length > 0 ? 'update' : 'unchanged',
    faults,
    changes,
    organisationId: met.known.organisation.id,
  }
}

/** The organisation as a row would have it, and the difference column by column, in the words of the file. */
export function changeBy(
  reading: Reading,
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
  const after: RosterEntry = { organisation: changed, parentCode: reading.parentCode ?? known.parentCode }
  const changes = rosterColumns.flatMap(({ show, en }, at) => {
    const column = titles[at]!
    const [before, then] = [show(known, column === en), show(after, column === en)]
    return before === then ? [] : [{ column, before, after: then }]
  })
  return { changed, changes }
}
