import type { Organisation } from '@alliance/contracts/membership'
import { draftOrganisation } from '../organisations/organisations.rules.ts'
import type { ColumnChange, StoredFault } from './imports.table.ts'
import { changeBy } from './judging.rules.ts'
import { readRow } from './reading.rules.ts'
import { titleOf, type RosterEntry } from './roster.rules.ts'

/** A row that waits to be entered, with what the register has for its codes now. */
export interface Waiting {
  number: number
  state: 'create' | 'update'
  cells: readonly string[]
  /** The difference that was shown when the row was checked. */
  changes: readonly ColumnChange[]
  known: RosterEntry | null
  parentId: string | null
}

export type Decision =
  | { outcome: 'create'; entered: Organisation }
  | { outcome: 'update'; current: Organisation; changed: Organisation }
  | { outcome: 'failed'; faults: StoredFault[] }

const failed = (column: string, code: StoredFault['code']): Decision => ({
  outcome: 'failed',
  faults: [{ column, code }],
})

/**
 * What becomes of a checked row. The register may have moved since: a row is entered only as it was shown, so one
 * whose code was taken, whose parent did not come, or whose difference is another now, fails with the reason.
 */
export function decide(
  row: Waiting,
  titles: readonly string[],
  fileName: string,
  id: string,
  now: string,
): Decision {
  const reading = readRow(row.cells, titles, fileName)
  if (reading.input === null) return { outcome: 'failed', faults: reading.faults }
  if (reading.parentCode !== null && row.parentId === null)
    return failed(titleOf(titles, 'parentCode'), 'import.unknown_parent')
  if (row.state === 'create') {
    if (row.known !== null) return failed(titleOf(titles, 'creditCode'), 'import.code_taken')
    return {
      outcome: 'create',
      entered: draftOrganisation({ ...reading.input, parentId: row.parentId }, id, now),
    }
  }
  if (row.known === null) return failed(titleOf(titles, 'creditCode'), 'import.changed_since')
  const { changed, changes } = changeBy(reading, row.known, row.parentId, titles, now)
  const moved = changes.find(
    (change) =>
      JSON.stringify(change) !== JSON.stringify(row.changes.find(({ column }) => column === change.column)),
  )
  const gone = row.changes.find(({ column }) => !changes.some((change) => change.column === column))
  if (moved ?? gone) return failed((moved ?? gone)!.column, 'import.changed_since')
  return { outcome: 'update', current: row.known.organisation, changed }
}
