import { log, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import type { Env } from './env.ts'
import { inSeconds, oneTrip } from './one-trip.ts'
import { cipher } from './secrets.ts'

/** Forgets what is over. Each is a range of an index, so an idle minute reads next to nothing. */
export async function purge(ctx: Context): Promise<void> {
  await oneTrip(
    ctx,
    sql`DELETE FROM one_time_code WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM challenge WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM session WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM session WHERE last_seen_at <= ${inSeconds(ctx, -1800)}`,
    sql`DELETE FROM used_assertion WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM attempt WHERE resets_at <= ${ctx.now}`,
    sql`DELETE FROM local_message WHERE created_at <= ${inSeconds(ctx, -600)}`,
  )
}

interface Sealed {
  table: 'account' | 'second_factor'
  id: 'id' | 'account_id'
  column: 'phone' | 'secret'
}

const sealed: Sealed[] = [
  { table: 'account', id: 'id', column: 'phone' },
  { table: 'second_factor', id: 'account_id', column: 'secret' },
]
const atOnce = 50

/**
 * Encrypts again, a few at a time, what an older key encrypted. A ciphertext begins with its key's id and a dot, so
 * the stale ones lie on both sides of the current key's range of the index.
 */
export async function reencrypt(ctx: Context, env: Pick<Env, 'FIELD_KEYS'>): Promise<void> {
  const { current } = JSON.parse(env.FIELD_KEYS) as { current: string }
  const stale = sealed.map(({ table, id, column }) => {
    const [from, as, name] = [sql.raw(table), sql.raw(id), sql.raw(column)]
    return sql`SELECT ${as} AS id, ${name} AS sealed FROM ${from} WHERE ${name} < ${`${current}.`}
      UNION ALL SELECT ${as}, ${name} FROM ${from} WHERE ${name} >= ${`${current}/`} LIMIT ${atOnce}`
  })
  const found = (await oneTrip(ctx, ...stale)) as { id: string; sealed: string }[][]
  const changes: SQL[] = []
  for (const [i, { table, id, column }] of sealed.entries())
    for (const row of found[i]!) {
      const cell = { table, id: row.id, column }
      const renewed = await cipher.encrypt(await cipher.decrypt(row.sealed, cell), cell)
      changes.push(
        sql`UPDATE ${sql.raw(table)} SET ${sql.raw(column)} = ${renewed} WHERE ${sql.raw(id)} = ${row.id} AND ${sql.raw(column)} = ${row.sealed}`,
      )
    }
  if (changes.length === 0) return
  await oneTrip(ctx, ...changes)
  log('info', 'fields encrypted again', { service: 'identity', fields: changes.length })
}
