import type { Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { headOf } from '../duplicates/pairing.ts'

/** SQL for the id of the record of whoever asks; an account of a merged record opens the one it was merged into. */
export const ownId = (ctx: Context): SQL =>
  headOf(sql`(SELECT linked.id FROM person linked WHERE linked.account_id = ${ctx.principal.id})`)
