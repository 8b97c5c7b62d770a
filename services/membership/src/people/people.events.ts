import { membershipEvents } from '@alliance/contracts/membership'
import { teller, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'

const tell = teller(membershipEvents)

/** What other services hear of people, for the end of the batch that changes them. `version` orders what is told. */
export const toldOfPeople = (ctx: Context, ids: SQL): Write =>
  tell(
    'person.changed',
    sql`SELECT person.id AS subject, person.version + told AS version, json_object('displayName', person.name,
        'accountId', account_id, 'employerId', job.organisation_id, 'employerName', employer.name,
        'mergedInto', merged_into, 'active', json(iif(merged_into IS NULL AND erased_at IS NULL, 'true', 'false'))) AS data
      FROM person LEFT JOIN employment job ON job.person_id = person.id AND ${holdsOn(sql`job`, ctx.today)}
        LEFT JOIN organisation employer ON employer.id = job.organisation_id
      WHERE person.id IN (${ids})`,
  )

/** As `toldOfPeople`, where something beside their own record changed. */
export const toldBeside = (ctx: Context, ids: SQL): Write => [
  ctx.db.run(sql`UPDATE person SET told = told + 1 WHERE id IN (${ids})`),
  toldOfPeople(ctx, ids),
]

const toldAtOnce = 200

/**
 * Tells of employments on the day on which they begin or end. Work of every minute: it reads those that are due and
 * no other row.
 */
export async function tellEmployments(ctx: Context): Promise<void> {
  const due = await ctx.db.all<{ id: string; personId: string }>(sql`
    SELECT id, person_id AS personId FROM employment WHERE tell_on <= ${ctx.today} ORDER BY tell_on LIMIT ${toldAtOnce}`)
  if (due.length === 0) return
  const ids = JSON.stringify(due.map(({ id }) => id))
  const people = JSON.stringify([...new Set(due.map(({ personId }) => personId))])
  await ctx.commit(
    null,
    toldBeside(ctx, sql`SELECT value FROM json_each(${people})`),
    ctx.db.run(sql`UPDATE employment SET tell_on = iif(valid_to > ${ctx.today}, valid_to, NULL)
      WHERE id IN (SELECT value FROM json_each(${ids}))`),
  )
}
