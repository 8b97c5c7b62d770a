import {
  exactlyOne,
  insertAll,
  unique,
  type Context,
  type Statement,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { isCompared } from './fields.rules.ts'
import type { Cell } from './journal.rules.ts'
import { personMergeCell } from './merges.table.ts'
import { references, written } from './references.ts'

const name = sql.raw

/** The rows of a reference that move: all that name the record, but what was set aside and what the other has too. */
function moving(
  { table, key, column, once }: { table: string; key: string; column: string; once?: boolean },
  from: string,
  to: string,
  stays: readonly string[],
): SQL {
  const [t, k, c] = [name(table), name(key), name(column)]
  const aside =
    stays.length === 0
      ? sql``
      : sql` AND ${t}.${k} NOT IN (SELECT value FROM json_each(${JSON.stringify(stays)}))`
  const twice = once
    ? sql` AND NOT EXISTS (SELECT 1 FROM ${t} other WHERE other.${k} = ${t}.${k} AND other.${c} = ${to})`
    : sql``
  return sql`${t}.${c} = ${from}${aside}${twice}`
}

/**
 * Every row that names one record names the other from now on, each noted in the journal. They are found when the
 * batch runs, so what was entered a moment ago moves too.
 */
export const moveAll =
  (mergeId: string, from: string, to: string, staysOf: (table: string) => readonly string[]): Write =>
  (ctx) =>
    references.flatMap((reference) => {
      const [t, k, c] = [name(reference.table), name(reference.key), name(reference.column)]
      const rows = moving(reference, from, to, staysOf(reference.table))
      const update = ctx.db.run(sql`UPDATE ${t} SET ${c} = ${to} WHERE ${rows}`)
      return [
        ctx.db
          .run(sql`INSERT INTO person_merge_cell (merge_id, table_name, row_key, column_name, "before", "after")
          SELECT ${mergeId}, ${reference.table}, ${k}, ${reference.column}, ${from}, ${to} FROM ${t} WHERE ${rows}`),
        // Two open rows, where there was one when the records were compared.
        unique(reference.table, 'merge.changed', update),
      ]
    })

/** Notes cells in the journal of a merge. */
export const noted =
  (mergeId: string, cells: readonly Cell[]): Write =>
  (ctx) =>
    insertAll(
      ctx,
      personMergeCell,
      cells.map(({ table, key, column, before, after }) => ({
        mergeId,
        tableName: table,
        rowKey: key,
        columnName: column,
        before,
        // A ciphertext is not compared, and is not kept where it is not needed.
        after: isCompared(column) ? after : null,
      })),
    )

/** Writes single cells, each over what was read there. */
export const overwritten = (ctx: Context, cells: readonly Cell[]): Write =>
  cells.map(({ table, key, column, before, after }) =>
    exactlyOne(
      ctx.db.run(
        sql`UPDATE ${name(table)} SET ${name(column)} = ${after} WHERE id = ${key} AND ${name(column)} IS ${before}`,
      ),
      'merge.changed',
    ),
  )

/** Cells of one person as the assignments of one UPDATE. */
export const assigned = (cells: readonly Cell[], side: 'before' | 'after'): SQL =>
  sql.join(
    cells.map((cell) => sql`${name(cell.column)} = ${cell[side]}, `),
    sql``,
  )

/** The condition that a row of the journal is not left as it is. */
const notLeft = (left: readonly string[]): SQL =>
  left.length === 0
    ? sql``
    : sql` AND j.table_name || ':' || j.row_key NOT IN (SELECT value FROM json_each(${JSON.stringify(left)}))`

/** How a journal's cell finds its row. */
const cellOf = (mergeId: string, table: string, column: string): SQL =>
  sql`j.merge_id = ${mergeId} AND j.table_name = ${table} AND j.column_name = ${column}`

/** SQL for the cells of a journal that no longer hold what the merge wrote, of each table besides `person`. */
export const changedCells = (mergeId: string): SQL[] =>
  written.map(({ table, key, column }) => {
    const [t, k, c] = [name(table), name(key), name(column)]
    // Where the key alone does not name the row, it is gone from the record when no row of the record has it.
    const changed =
      table === 'roll_entry'
        ? sql`WHERE ${cellOf(mergeId, table, column)} AND NOT EXISTS (SELECT 1 FROM roll_entry t WHERE t.meeting_id = j.row_key AND t.person_id = j."after")`
        : sql`JOIN ${t} t ON t.${k} = j.row_key WHERE ${cellOf(mergeId, table, column)} AND t.${c} IS NOT j."after"`
    return sql`SELECT j.table_name AS "table", j.row_key AS key, j.column_name AS column, j."before", j."after" FROM person_merge_cell j ${changed}`
  })

/** Puts back what stood in the cells of a journal, references first, then what they were shortened to. */
export const putBack =
  (mergeId: string, left: readonly string[], columns: ReadonlySet<string>): Write =>
  (ctx) =>
    written
      .filter(({ table, column }) => columns.has(`${table}.${column}`))
      .map(({ table, key, column }): Statement => {
        const [t, k, c] = [name(table), name(key), name(column)]
        const cell = sql`${cellOf(mergeId, table, column)} AND j.row_key = ${t}.${k} AND ${t}.${c} IS j."after"${notLeft(left)}`
        const update = ctx.db
          .run(sql`UPDATE ${t} SET ${c} = (SELECT j."before" FROM person_merge_cell j WHERE ${cell})
          WHERE ${k} IN (SELECT j.row_key FROM person_merge_cell j WHERE ${cellOf(mergeId, table, column)})
            AND EXISTS (SELECT 1 FROM person_merge_cell j WHERE ${cell})`)
        return unique(table, 'merge.cannot_undo', update)
      })

/** When other services are to be told of employments, after their ends were moved. */
export const tellAnew = (ctx: Context, people: readonly string[]): Statement =>
  ctx.db
    .run(sql`UPDATE employment SET tell_on = iif(valid_from > ${ctx.today}, valid_from, iif(valid_to > ${ctx.today}, valid_to, NULL))
    WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(people)}))`)
