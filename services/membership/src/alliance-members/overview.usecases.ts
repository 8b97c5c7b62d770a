import type { PublicOverview } from '@alliance/contracts/membership'
import { chainCodes } from '@alliance/contracts/programme'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { countOn } from '../tally.table.ts'
import { programmeOn } from './overview.rules.ts'

/** As many members as the public page lists; their number is told in full. */
const most = 300

interface Row {
  members: number
  organisations: number
  partyOrganisations: number
  listed: string
}

/** What the public page shows of today: names and numbers, nothing personal. One round trip. */
export async function overview(ctx: Context): Promise<PublicOverview> {
  const [row] = await ctx.db.all<Row>(sql`
    SELECT ${countOn(sql`'members'`, ctx.today)} AS members,
      ${countOn(sql`'organisations'`, ctx.today)} AS organisations,
      ${countOn(sql`'party-organisations'`, ctx.today)} AS partyOrganisations,
      ${rows(
        sql`'name', name, 'kind', kind, 'plaqueNo', plaque_no, 'founding', ${truth(sql`founding`)}, 'isDemo', ${truth(sql`is_demo`)}`,
        sql`SELECT o.name, m.kind, m.plaque_no, m.founding, m.is_demo
          FROM alliance_member m JOIN organisation o ON o.id = m.organisation_id
          WHERE m.admitted_on <= ${ctx.today} AND (m.ended_on IS NULL OR m.ended_on > ${ctx.today})
          ORDER BY m.plaque_year, m.plaque_sequence LIMIT ${most}`,
      )} AS listed`)
  const { listed, ...counts } = row!
  return {
    programme: programmeOn(ctx.today),
    counts: { ...counts, chains: chainCodes.length },
    members: JSON.parse(listed) as PublicOverview['members'],
  }
}
