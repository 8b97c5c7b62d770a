import type { Context, Statement } from '../context.ts'
import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/** A column's name in the database by its name in code. */
export const columnName = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** All columns of a table by its alias, each under the name it has in code; for raw queries. */
export const columnsOf = (table: SQLiteTable, alias: string): SQL =>
  sql.raw(
    Object.keys(getTableColumns(table))
      .map((key) => `${alias}.${columnName(key)} AS "${key}"`)
      .join(', '),
  )

/** A row of `columnsOf` as the table types it: JSON read, 0 and 1 as booleans. */
export const asRow = <T extends SQLiteTable>(table: T, row: Record<string, unknown>): T['$inferSelect'] =>
  Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => [
      key,
      row[key] === null || row[key] === undefined ? null : column.mapFromDriverValue(row[key]),
    ]),
  )

/** A row that is entered only where a condition holds when the batch runs; drizzle inserts without one. */
export function insertWhere<T extends SQLiteTable>(
  ctx: Context,
  table: T,
  row: T['$inferSelect'],
  condition: SQL,
): Statement {
  const given = Object.entries(getTableColumns(table)).map(
    ([key, column]) => [columnName(key), column.mapToDriverValue(row[key] as never)] as const,
  )
  return ctx.db
    .run(sql`INSERT INTO ${sql.raw(getTableName(table))} (${sql.raw(given.map(([name]) => name).join(', '))})
    SELECT ${sql.join(
      given.map(([, value]) => sql`${value}`),
      sql`, `,
    )} WHERE ${condition}`)
}
