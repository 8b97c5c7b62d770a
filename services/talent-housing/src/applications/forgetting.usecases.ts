import { addDays, addMonths } from '@alliance/calendar'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'

/**
 * What is known of a family goes thirty days after a case is over, who applied after six months (law-and-privacy.md §8.4).
 * Decisions stay, and so do the keyed hashes, by which a ban is found. Work of every minute; it reads what is due and no
 * other row.
 */
export async function forgetIdentities(ctx: Context): Promise<void> {
  const open = sql`ended_on IS NOT NULL AND (family_sealed IS NOT NULL OR identity_sealed IS NOT NULL)`
  await ctx.commit(
    null,
    ctx.db.run(sql`UPDATE housing_application SET family_sealed = NULL, spouse_mask = NULL
      WHERE id IN (SELECT id FROM housing_application WHERE ${open} AND family_sealed IS NOT NULL
        AND ended_on <= ${addDays(ctx.today, -30)} LIMIT 200)`),
    ctx.db.run(sql`UPDATE housing_application SET identity_sealed = NULL, phone_mask = NULL
      WHERE id IN (SELECT id FROM housing_application WHERE ${open} AND identity_sealed IS NOT NULL
        AND ended_on <= ${addMonths(ctx.today, -6)} LIMIT 200)`),
  )
}
