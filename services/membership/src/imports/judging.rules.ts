import type { ImportRowState } from '@alliance/contracts/membership'
import type { ColumnChange, StoredFault } from './imports.table.ts'
import {
  standingNowhere,
  titleIn,
  type Reading,
  type RosterKind,
  type Standing,
  type View,
} from './roster.ts'

export interface Judgement extends Standing<object> {
  state: ImportRowState
}

/** Rows of one key that a fault names at the most. */
export const namedTwins = 5

/** What would become of a row if it were committed now. */
export function judge(kind: RosterKind, reading: Reading, met: object, view: View): Judgement {
  if (reading.blank)
    return {
      ...standingNowhere,
      state: 'skipped',
      faults: [{ column: '', code: 'import.blank_row' }],
      draft: null,
    }
  const standing = kind.stand(reading, met, view)
  const faults = [...reading.faults]
  if (view.twins.length > 0)
    faults.push({
      column: titleIn(kind.columns, view.titles)(kind.identifying),
      code: kind.faultOf.twins,
      rows: view.twins.slice(0, namedTwins),
    })
  faults.push(...standing.faults)
  if (faults.length > 0) return { ...standing, faults, state: 'invalid', changes: [] }
  const state = !standing.exists ? 'create' : standing.changes.length > 0 ? 'update' : 'unchanged'
  return { ...standing, faults, state }
}

/** A row that waits to be entered, as it was shown when it was checked. */
export interface Shown {
  state: 'create' | 'update'
  changes: readonly ColumnChange[]
}

/**
 * Why a checked row is not entered after all; empty when it is. The register may have moved since: a row is entered
 * only as it was shown, so one whose record was made meanwhile, or whose difference is another now, fails with the
 * reason.
 */
export function overtaken(
  kind: RosterKind,
  shown: Shown,
  judgement: Judgement,
  titles: readonly string[],
): StoredFault[] {
  if (judgement.faults.length > 0) return judgement.faults
  const identifying = titleIn(kind.columns, titles)(kind.identifying)
  if (shown.state === 'create')
    return judgement.exists ? [{ column: identifying, code: kind.faultOf.taken }] : []
  if (!judgement.exists) return [{ column: identifying, code: 'import.changed_since' }]
  const moved = judgement.changes.find(
    (change) =>
      JSON.stringify(change) !== JSON.stringify(shown.changes.find(({ column }) => column === change.column)),
  )
  const gone = shown.changes.find(
    ({ column }) => !judgement.changes.some((change) => change.column === column),
  )
  return moved || gone ? [{ column: (moved ?? gone)!.column, code: 'import.changed_since' }] : []
}
