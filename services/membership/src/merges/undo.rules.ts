import type { UndoObstacle } from '@alliance/contracts/membership'
import { collisions, tableOf, type Held } from './conflicts.rules.ts'
import { partOf, type Cell } from './journal.rules.ts'

/** The rows that exclude one another, as they would be with a merge taken back. */
export const heldReverted = (
  rows: readonly Held[],
  cells: readonly Cell[],
  left: ReadonlySet<string>,
): Held[] => {
  const back = new Map(
    cells
      .filter((cell) => !left.has(partOf(cell)))
      .map(({ table, key, column, before }) => [`${table}:${key}:${column}`, before]),
  )
  return rows
    .map((row) => {
      const at = `${tableOf[row.kind]}:${row.id}`
      return {
        ...row,
        owner: back.get(`${at}:person_id`) ?? row.owner,
        to: back.has(`${at}:valid_to`) ? back.get(`${at}:valid_to`)! : row.to,
        detail: back.get(`${at}:state`) ?? row.detail,
      }
    })
    .filter(({ kind, detail }) => kind !== 'candidate' || isLive(detail))
}

const isLive = (state: string | null): boolean => state === 'proposed' || state === 'accepted'

type Obstacle = Pick<UndoObstacle, 'cell' | 'code' | 'leavable'>

/**
 * What of a journal cannot be taken back just so. A row or a field that was changed since may be left as it is now. So
 * may one that, taken back, would collide with what was entered since. What a later merge wrote waits for that one to
 * be undone.
 *
 * @param changed the cells that no longer hold what the merge wrote
 * @param later the parts that merges since wrote and that still stand so
 * @param rows the rows of both records that exclude one another, as they are now
 */
export function obstaclesOf(
  cells: readonly Cell[],
  changed: readonly Cell[],
  later: ReadonlySet<string>,
  rows: readonly Held[],
  left: ReadonlySet<string> = new Set(),
): Obstacle[] {
  const found = new Map<string, Obstacle>()
  for (const cell of changed) {
    const part = partOf(cell)
    if (later.has(part)) found.set(part, { cell: part, code: 'merged_again', leavable: false })
    else if (!left.has(part)) found.set(part, { cell: part, code: 'changed_since', leavable: true })
  }
  const shortened = new Set(
    cells.filter(({ column }) => column === 'valid_to' || column === 'state').map(partOf),
  )
  for (const [a, b] of collisions(heldReverted(rows, cells, left)).filter(([a, b]) => a.owner === b.owner))
    for (const { kind, id } of [a, b]) {
      const part = `${tableOf[kind]}:${id}`
      if (shortened.has(part) && !left.has(part) && !found.has(part))
        found.set(part, { cell: part, code: 'collides', leavable: true })
    }
  return [...found.values()]
}
