import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Context, Statement } from '../context.ts'

/** A character is three bytes of UTF-8 at the most, so a part stays under half of the 2 MB that D1 takes as one value. */
const partLength = 300_000

/** Rows as JSON arrays, each small enough to be one bound parameter for `json_each`. No rows give no part. */
export function inParts(rows: readonly unknown[]): string[] {
  const parts: string[][] = []
  let room = 0
  for (const row of rows) {
    const text = JSON.stringify(row)
    if (parts.length === 0 || text.length + 1 > room) {
      parts.push([])
      room = partLength
    }
    parts.at(-1)!.push(text)
    room -= text.length + 1
  }
  return parts.map((texts) => `[${texts.join(',')}]`)
}

/**
 * The insertion of many rows by few statements, in their order; what a row leaves out is null, and numbers itself
 * where the key does.
 */
export function insertAll<T extends SQLiteTable>(
  ctx: Context,
  table: T,
  rows: readonly T['$inferInsert'][],
): Statement[] {
  const cells = Object.keys(getTableColumns(table)).map((key) => sql.raw(`value ->> '${key}'`))
  return inParts(rows).map((json) =>
    ctx.db.insert(table).select(sql`SELECT ${sql.join(cells, sql`, `)} FROM json_each(${json}) WHERE true`),
  )
}
