import { sql, type SQL } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { oneTrip } from '../database/one-trip.ts'
import { log } from '../log.ts'
import type { FieldCipher } from './fields.ts'

/** An encrypted column, with an index that begins with it, and the column that names its row. */
export interface SealedColumn {
  table: string
  id: string
  column: string
}

const atOnce = 50

/**
 * Encrypts again, a few at a time, what an older key encrypted. A ciphertext begins with its key's id and a dot, so
 * the stale ones lie on both sides of the current key's range of the index.
 */
export async function reencrypt(
  ctx: Context,
  cipher: FieldCipher,
  columns: readonly SealedColumn[],
): Promise<void> {
  const stale = columns.map(({ table, id, column }) => {
    const [from, as, name] = [sql.raw(table), sql.raw(id), sql.raw(column)]
    return sql`SELECT ${as} AS id, ${name} AS sealed FROM ${from} WHERE ${name} < ${`${cipher.current}.`}
      UNION ALL SELECT ${as}, ${name} FROM ${from} WHERE ${name} >= ${`${cipher.current}/`} LIMIT ${atOnce}`
  })
  const found = (await oneTrip(ctx, ...stale)) as { id: string; sealed: string }[][]
  const changes: SQL[] = []
  for (const [i, { table, id, column }] of columns.entries())
    for (const row of found[i]!) {
      const cell = { table, id: row.id, column }
      const renewed = await cipher.encrypt(await cipher.decrypt(row.sealed, cell), cell)
      changes.push(
        sql`UPDATE ${sql.raw(table)} SET ${sql.raw(column)} = ${renewed} WHERE ${sql.raw(id)} = ${row.id} AND ${sql.raw(column)} = ${row.sealed}`,
      )
    }
  if (changes.length === 0) return
  await oneTrip(ctx, ...changes)
  log('info', 'fields encrypted again', { fields: changes.length })
}
