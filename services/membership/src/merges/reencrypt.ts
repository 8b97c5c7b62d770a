import { log, oneTrip, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { cipher } from '../secrets.ts'

interface Stale {
  mergeId: string
  id: string
  column: string
  sealed: string
}

/** Cells that are encrypted again in one minute at the most. */
const atATime = 50

/** Encrypts again what journals of merges keep under an older key; each for the cell of the person it came from. */
export async function reencryptJournals(ctx: Context): Promise<void> {
  const sealed = sql`column_name IN ('document_sealed', 'phone_sealed')`
  const columns = sql`SELECT merge_id AS mergeId, row_key AS id, column_name AS column, "before" AS sealed FROM person_merge_cell`
  const stale = await ctx.db.all<Stale>(sql`
    ${columns} WHERE ${sealed} AND "before" < ${`${cipher.current}.`}
    UNION ALL ${columns} WHERE ${sealed} AND "before" >= ${`${cipher.current}/`} LIMIT ${atATime}`)
  if (stale.length === 0) return
  const changes = await Promise.all(
    stale.map(async ({ mergeId, id, column, sealed: old }) => {
      const cell = { table: 'person', id, column }
      const renewed = await cipher.encrypt(await cipher.decrypt(old, cell), cell)
      return sql`UPDATE person_merge_cell SET "before" = ${renewed}
        WHERE merge_id = ${mergeId} AND row_key = ${id} AND column_name = ${column} AND "before" = ${old}`
    }),
  )
  await oneTrip(ctx, ...changes)
  log('info', 'journals encrypted again', { cells: stale.length })
}
