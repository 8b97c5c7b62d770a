import type { Permission } from '@alliance/contracts'
import type { Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { organisationsWithin, partyOrganisationsWithin } from '../reach.ts'

/**
 * The condition that a person lies within a reach: employed today at an organisation that does, or affiliated today
 * to a Party organisation that does. For lists: it reads all that the reach covers.
 */
export function peopleWithin(ctx: Context, permission: Permission, personId: SQL): SQL {
  if (ctx.reach(permission) === 'everywhere') return sql`1 = 1`
  return sql`${personId} IN (
    SELECT e.person_id FROM employment e
      WHERE ${organisationsWithin(ctx, permission, sql`e.organisation_id`)} AND ${holdsOn(sql`e`, ctx.today)}
    UNION SELECT a.person_id FROM affiliation a
      WHERE ${ownPartyOrganisations(ctx, permission)} AND ${holdsOn(sql`a`, ctx.today)})`
}

/** An enterprise's staff sees who works there, not who else belongs to the branch that covers it. */
function ownPartyOrganisations(ctx: Context, permission: Permission): SQL {
  const reach = ctx.reach(permission)
  if (reach !== 'everywhere' && reach.orgs.length === 0) return sql`1 = 0`
  return partyOrganisationsWithin(ctx, permission, sql`a.party_organisation_id`)
}

/** As `peopleWithin`, for one person found by other means: it costs what the person has, not what the reach covers. */
export function reachesPerson(ctx: Context, permission: Permission, personId: SQL): SQL {
  const reach = ctx.reach(permission)
  if (reach === 'everywhere') return sql`1 = 1`
  const orgs = JSON.stringify(reach.orgs)
  const granted = sql`EXISTS (SELECT 1 FROM json_each(${orgs}) granted WHERE instr(p.path, '/' || granted.value || '/') > 0)`
  return sql`(EXISTS (SELECT 1 FROM employment e
      LEFT JOIN coverage c ON c.organisation_id = e.organisation_id AND ${holdsOn(sql`c`, ctx.today)}
      LEFT JOIN party_organisation p ON p.id = c.party_organisation_id
      WHERE e.person_id = ${personId} AND ${holdsOn(sql`e`, ctx.today)}
        AND (e.organisation_id IN (SELECT value FROM json_each(${JSON.stringify(reach.enterprises)})) OR ${granted}))
    OR EXISTS (SELECT 1 FROM affiliation a JOIN party_organisation p ON p.id = a.party_organisation_id
      WHERE a.person_id = ${personId} AND ${holdsOn(sql`a`, ctx.today)} AND ${granted}))`
}
