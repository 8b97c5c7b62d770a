import type { PersonMerge } from '@alliance/contracts/membership'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { paired } from '../duplicates/pairing.ts'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { toldOfPeople } from '../people/people.events.ts'
import { renamed } from '../people/terms.ts'
import { partOf } from './journal.rules.ts'
import { personMerge } from './merges.table.ts'
import { recounted } from './merging.usecases.ts'
import { recount } from './plan.rules.ts'
import { readMerge, type MergeRead } from './reading.usecases.ts'
import { noCollision } from './records.queries.ts'
import { assigned, changedCells, putBack, tellAnew } from './writing.ts'

const object = (id: string) => ({ type: 'person', id })

interface Undoing {
  reason: string
  leave: readonly string[]
}

/**
 * Undoes a merge: each cell that it wrote holds again what stood there before. What was entered since stays with the
 * record it names, what was changed since stays with its row. One read and one batch.
 *
 * @throws Problem `merge.undone`, `merge.later`, `merge.cannot_undo`, `person.closed`
 */
export async function undo(ctx: Context, id: string, { reason, leave }: Undoing): Promise<PersonMerge> {
  refuseIdentifiers({ '/reason': reason })
  const read = await readMerge(ctx, id)
  const { merge, winner, loser } = read
  if (merge.undoneAt !== null) throw new Problem('merge.undone')
  const left = leftOf(read, leave)
  for (const { code } of read.obstacles(new Set(left))) {
    if (code === 'erased') throw new Problem('person.closed')
    throw new Problem(code === 'merged_again' ? 'merge.later' : 'merge.cannot_undo')
  }
  const back = read.cells.filter((cell) => !left.includes(partOf(cell)))
  const name = back.find(({ key, column }) => key === winner.id && column === 'name')?.before
  const { receipt: _, ...shown } = merge
  return ctx.commit(
    {
      ...shown,
      winnerName: name ?? merge.winnerName,
      undoneAt: ctx.now,
      undoneByName: ctx.principal.name,
      undoReason: reason,
    },
    exactlyOne(
      ctx.db
        .update(personMerge)
        .set({
          undoneAt: ctx.now,
          undoneById: ctx.principal.id,
          undoneByName: ctx.principal.name,
          undoReason: reason,
          undoLeft: left,
        })
        .where(sql`id = ${id} AND undone_at IS NULL`),
      'merge.undone',
    ),
    changedCells(id).map((changed) =>
      holds(
        sql`NOT EXISTS (SELECT 1 FROM (${changed}) cell
          WHERE cell."table" || ':' || cell.key NOT IN (SELECT value FROM json_each(${JSON.stringify(left)})))`,
        'merge.cannot_undo',
      ),
    ),
    putBack(id, left, new Set(read.groups.map(({ table, column }) => `${table}.${column}`))),
    // The winner first: what only one record may have goes back to the loser.
    [winner, loser].map((row) =>
      exactlyOne(
        unique(
          'person',
          'merge.cannot_undo',
          ctx.db.run(sql`UPDATE person SET ${assigned(
            back.filter(({ table, key }) => table === 'person' && key === row.id),
            'before',
          )}
            version = version + 1, updated_at = ${ctx.now} WHERE id = ${row.id} AND version = ${row.version} AND erased_at IS NULL`),
        ),
        'merge.cannot_undo',
      ),
    ),
    // What the persons themselves were is in their records again, and nowhere else.
    ctx.db.run(sql`DELETE FROM person_merge_cell WHERE merge_id = ${id} AND table_name = 'person'`),
    recounted(deltasBack(read, left)),
    holds(noCollision([winner.id, loser.id]), 'merge.cannot_undo'),
    name === undefined || name === null ? [] : renamed(ctx, [{ id: winner.id, name }]),
    toldApart(winner.id, loser.id, reason),
    paired(winner.id),
    paired(loser.id),
    tellAnew(ctx, [winner.id, loser.id]),
    toldOfPeople(ctx, sql`SELECT ${winner.id} UNION SELECT ${loser.id}`),
    audit('person.unmerge', object(winner.id), { mergeId: id, loserId: loser.id, left }),
  )
}

/** The parts that may be left and are asked to be; a row or a field that nothing happened to goes back. */
function leftOf(read: MergeRead, leave: readonly string[]): string[] {
  const left = new Set<string>()
  // Leaving one may uncover the next.
  for (let last = -1; left.size !== last;) {
    last = left.size
    for (const { cell, leavable } of read.obstacles(left))
      if (leavable && leave.includes(cell)) left.add(cell)
  }
  return [...left]
}

const deltasBack = ({ cells, held }: MergeRead, left: readonly string[]) =>
  cells
    .filter(
      (cell) => cell.table === 'affiliation' && cell.column === 'valid_to' && !left.includes(partOf(cell)),
    )
    .flatMap(({ key, before, after }) => {
      const row = held.find(({ id, kind }) => id === key && kind === 'affiliation')
      if (!row) return []
      const status = row.detail as 'full' | 'probationary'
      return recount({ partyOrganisationId: row.target, status, from: row.from, to: after }, before)
    })

/** Whoever undoes a merge says that these are two persons; it is not asked again. */
const toldApart =
  (winnerId: string, loserId: string, reason: string): Write =>
  (ctx) => {
    const [first, second] = [winnerId, loserId].toSorted()
    return [
      ctx.db
        .run(sql`INSERT INTO duplicate (id, first_id, second_id, evidence, score, state, found_at, seen_at, decided_at, decided_by, decision)
        VALUES (${newId('duplicate', new Date(ctx.now))}, ${first}, ${second}, 0, 0, 'distinct', ${ctx.now}, ${ctx.now}, ${ctx.now},
          ${ctx.principal.name}, ${reason})
        ON CONFLICT (first_id, second_id) DO UPDATE SET state = 'distinct', decided_at = excluded.decided_at,
          decided_by = excluded.decided_by, decision = excluded.decision`),
    ]
  }
