import type { Page } from '@alliance/contracts'
import type { PersonAccess } from '@alliance/contracts/membership'
import { after, keysOf, newId, pageFrom, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { reachesPerson } from './reach.ts'

/**
 * SQL that keeps for a person who read of them, for the same round trip as the reading. One's own reading is not
 * kept.
 *
 * @param people the ids of those read, as a query of one column
 */
export const accessed = (
  ctx: Context,
  what: PersonAccess['what'],
  people: SQL,
  reason: string | null = null,
): SQL => sql`INSERT INTO person_access (id, person_id, at, actor_id, actor_name, what, reason)
  SELECT ${newId('personAccess', new Date(ctx.now)).slice(0, -8)} || lower(hex(randomblob(4))), read.id, ${ctx.now}, ${ctx.principal.id}, ${ctx.principal.name}, ${what}, ${reason}
  FROM person read WHERE read.id IN (${people}) AND read.account_id IS NOT ${ctx.principal.id}
    AND NOT EXISTS (SELECT 1 FROM person own WHERE own.account_id = ${ctx.principal.id} AND own.merged_into = read.id)`

/** Who read a person's record, the last first. */
export const listOf = (
  ctx: Context,
  personId: string,
  paging: { limit: number; cursor?: string },
): Promise<Page<PersonAccess>> =>
  accessesWhere(
    ctx,
    sql`person_id = ${personId} AND ${reachesPerson(ctx, 'person:reveal', sql`person_access.person_id`)}`,
    paging,
  )

/** A page of accesses that fulfil a condition. */
export async function accessesWhere(
  ctx: Context,
  condition: SQL,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<PersonAccess>> {
  const rows = await ctx.db
    .all<PersonAccess>(sql`SELECT id, at, actor_id AS actorId, actor_name AS actorName, what, reason
    FROM person_access WHERE ${condition} AND ${after([sql`id`], keysOf(cursor, ['string']), 'descending')} ORDER BY id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}
