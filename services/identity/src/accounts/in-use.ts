import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'

export async function isInUse(ctx: Context, accountId: string): Promise<boolean> {
  const rows = await ctx.db.all(
    sql`SELECT 1 AS found FROM account WHERE id = ${accountId} AND disabled_at IS NULL`,
  )
  return rows.length > 0
}
