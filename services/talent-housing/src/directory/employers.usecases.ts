import type { HousingEmployers } from '@alliance/contracts/talent-housing'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { rangeOf } from './terms.rules.ts'

const atMost = 20

/** Employers whose names begin with, or have in them, what was typed. One range of an index. */
export async function find(ctx: Context, query: string): Promise<HousingEmployers> {
  const range = rangeOf(query)
  if (!range) return { items: [] }
  const items = await ctx.db.all<{ id: string; name: string }>(sql`
    SELECT DISTINCT o.id, o.name FROM (
      SELECT organisation_id FROM employer_term WHERE term >= ${range.from} AND term < ${range.to} ORDER BY term LIMIT ${2 * atMost}
    ) found JOIN known_organisation o ON o.id = found.organisation_id LIMIT ${atMost}`)
  return { items }
}
