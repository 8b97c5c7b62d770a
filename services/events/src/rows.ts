import { getTableColumns, sql, type SQL } from 'drizzle-orm'
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
