import type { Page } from '@alliance/contracts'
import type { MergeCard, MergeMove, PersonMerge } from '@alliance/contracts/membership'
import { after, keysOf, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import type { Held } from './conflicts.rules.ts'
import { isCompared } from './fields.rules.ts'
import { partOf, type Cell } from './journal.rules.ts'
import { mustMerge } from './preview.usecases.ts'
import { heldOf } from './records.queries.ts'
import { references } from './references.ts'
import { obstaclesOf } from './undo.rules.ts'
import { changedCells } from './writing.ts'

const shown = sql`m.id, m.winner_id AS winnerId, w.name AS winnerName, m.loser_id AS loserId, l.name AS loserName, m.at,
  m.by_name AS byName, m.reason, m.undone_at AS undoneAt, m.undone_by_name AS undoneByName, m.undo_reason AS undoReason`
const joined = sql`person_merge m JOIN person w ON w.id = m.winner_id JOIN person l ON l.id = m.loser_id`

interface ListQuery {
  limit: number
  cursor?: string
  personId?: string
}

/** A page of merges, the last first; of one person, those into their record. */
export async function list(ctx: Context, { limit, cursor, personId }: ListQuery): Promise<Page<PersonMerge>> {
  mustMerge(ctx)
  const rows = await ctx.db.all<PersonMerge>(sql`SELECT ${shown} FROM ${joined}
    WHERE ${personId ? sql`m.winner_id = ${personId}` : sql`1 = 1`} AND ${after([sql`m.id`], keysOf(cursor, ['string']), 'descending')}
    ORDER BY m.id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}

/** The cells of rows that exclude one another, and of the two persons themselves; all others only moved. */
const cellsOfNote = (id: string): SQL => sql`
  SELECT table_name AS "table", row_key AS key, column_name AS column, "before", "after" FROM person_merge_cell
  WHERE merge_id = ${id} AND table_name IN ('person', 'employment', 'affiliation', 'post', 'hookup', 'candidate')`

/** Rows of this journal that merges into the same record have written since, and still stand so. */
const laterCells = (id: string): SQL => sql`
  SELECT DISTINCT later.table_name AS "table", later.row_key AS key, later.column_name AS column
  FROM person_merge m CROSS JOIN person_merge since ON since.winner_id = m.winner_id AND since.id > m.id AND since.undone_at IS NULL
    CROSS JOIN person_merge_cell later ON later.merge_id = since.id
    CROSS JOIN person_merge_cell mine ON mine.merge_id = m.id AND mine.row_key = later.row_key AND mine.table_name = later.table_name
  WHERE m.id = ${id}`

/** Whoever has meanwhile been entered with a document or an account that would go back. */
const takenIdentifiers = (id: string): SQL => sql`
  SELECT j.column_name AS column FROM person_merge m JOIN person_merge_cell j ON j.merge_id = m.id AND j.table_name = 'person'
    JOIN person p ON (j.column_name = 'document_index' AND p.document_index = j."before")
      OR (j.column_name = 'account_id' AND p.account_id = j."before")
  WHERE m.id = ${id} AND j.row_key = m.loser_id AND p.id NOT IN (m.winner_id, m.loser_id)`

const peopleOf = (id: string): SQL => sql`
  SELECT p.*, p.merged_into IS NOT NULL AS merged, p.erased_at IS NOT NULL AS erased FROM person_merge m
  JOIN person p ON p.id IN (m.winner_id, m.loser_id) WHERE m.id = ${id}`

type PersonState = Record<string, string | number | null> & {
  id: string
  version: number
  merged: 0 | 1
  erased: 0 | 1
}

export interface MergeRead {
  merge: PersonMerge & { receipt: MergeCard['receipt'] }
  winner: PersonState
  loser: PersonState
  cells: Cell[]
  held: Held[]
  groups: { table: string; column: string; rows: number }[]
  /** What stands in the way, with some parts left as they are. */
  obstacles: (left: ReadonlySet<string>) => MergeCard['obstacles']
}

/** A merge with everything that undoing it looks at, in one round trip. */
export async function readMerge(ctx: Context, id: string): Promise<MergeRead> {
  mustMerge(ctx)
  const both = sql`SELECT winner_id FROM person_merge WHERE id = ${id} UNION SELECT loser_id FROM person_merge WHERE id = ${id}`
  const [found, cells, later, held, people, groups, taken, ...changed] = (await oneTrip(
    ctx,
    sql`SELECT ${shown}, m.receipt FROM ${joined} WHERE m.id = ${id}`,
    cellsOfNote(id),
    laterCells(id),
    heldOf(both),
    peopleOf(id),
    sql`SELECT table_name AS "table", column_name AS column, count(*) AS rows FROM person_merge_cell WHERE merge_id = ${id}
      GROUP BY table_name, column_name`,
    takenIdentifiers(id),
    ...changedCells(id),
  )) as unknown as [
    (PersonMerge & { receipt: string })[],
    Cell[],
    Pick<Cell, 'table' | 'key' | 'column'>[],
    Held[],
    PersonState[],
    MergeRead['groups'],
    { column: string }[],
    ...Cell[][],
  ]
  const row = found[0]
  if (!row) throw new Problem('resource.not_found')
  const merge = { ...row, receipt: JSON.parse(row.receipt) as MergeCard['receipt'] }
  const [winner, loser] = [row.winnerId, row.loserId].map((key) => people.find((one) => one.id === key)!) as [
    PersonState,
    PersonState,
  ]
  const valueOf = ({ key, column }: Cell) => {
    const value = (key === winner.id ? winner : loser)[column]
    return value === null || value === undefined ? null : String(value)
  }
  const differing = [
    ...changed.flat(),
    ...cells.filter(
      (cell) => cell.table === 'person' && isCompared(cell.column) && valueOf(cell) !== cell.after,
    ),
  ]
  const nameOf = (cell: string): string => {
    const [table, key, field] = cell.split(':')
    const of = held.find(({ id: one }) => one === key)
    return field ?? (of ? [of.title, of.from].join(' ') : `${table} ${key}`)
  }
  return {
    merge,
    winner,
    loser,
    cells,
    held,
    groups,
    obstacles(left) {
      const whole = (code: 'erased' | 'merged_again', key: string) => ({
        cell: `person:${key}`,
        code,
        subject: 'merged_into',
        leavable: false,
      })
      if (winner.erased || loser.erased) return [whole('erased', loser.id)]
      if (winner.merged) return [whole('merged_again', winner.id)]
      return [
        ...obstaclesOf(cells, differing, new Set(later.map(partOf)), held, left).map((each) => ({
          ...each,
          subject: nameOf(each.cell),
        })),
        ...taken
          .map(({ column }) => partOf({ table: 'person', key: loser.id, column }))
          .filter((cell) => !left.has(cell))
          .map((cell) => ({
            cell,
            code: 'identifier_taken' as const,
            subject: nameOf(cell),
            leavable: true,
          })),
      ]
    },
  }
}

/** One merge with its receipt, what it moved, and what stands in the way of undoing it. */
export async function card(ctx: Context, id: string): Promise<MergeCard> {
  const { merge, groups, obstacles } = await readMerge(ctx, id)
  const moved = (move: MergeMove) =>
    references
      .filter((reference) => reference.move === move)
      .flatMap(({ table, column }) =>
        groups.filter((group) => group.table === table && group.column === column),
      )
      .reduce((sum, { rows }) => sum + rows, 0)
  return {
    ...merge,
    moves: [...new Set(references.map(({ move }) => move))]
      .map((what) => ({ what, rows: moved(what) }))
      .filter(({ rows }) => rows > 0),
    obstacles: merge.undoneAt === null ? obstacles(new Set()) : [],
  }
}
