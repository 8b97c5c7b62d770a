import type { Permission } from '@alliance/contracts'
import type { Context, Place } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from './period.ts'

/**
 * The condition that an organisation lies within a reach: its own grant, or covered by a Party organisation at or
 * below one that the grant names.
 */
export function organisationsWithin(ctx: Context, permission: Permission, organisationId: SQL): SQL {
  const reach = ctx.reach(permission)
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`${organisationId} IN (
    SELECT value FROM json_each(${JSON.stringify(reach.enterprises)})
    UNION SELECT c.organisation_id FROM json_each(${JSON.stringify(reach.orgs)}) granted
      JOIN party_organisation root ON root.id = granted.value
      JOIN party_organisation below ON below.path >= root.path AND below.path < root.path || '{'
      JOIN coverage c ON c.party_organisation_id = below.id AND ${holdsOn(sql`c`, ctx.today)})`
}

/** The condition that a Party organisation lies at or below one that a grant names. */
export function partyOrganisationsWithin(
  ctx: Context,
  permission: Permission,
  partyOrganisationId: SQL,
): SQL {
  const reach = ctx.reach(permission)
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`${partyOrganisationId} IN (
    SELECT below.id FROM json_each(${JSON.stringify(reach.orgs)}) granted
      JOIN party_organisation root ON root.id = granted.value
      JOIN party_organisation below ON below.path >= root.path AND below.path < root.path || '{'
    UNION SELECT c.party_organisation_id FROM json_each(${JSON.stringify(reach.enterprises)}) granted
      JOIN coverage c ON c.organisation_id = granted.value AND ${holdsOn(sql`c`, ctx.today)})`
}

/**
 * The condition that one Party organisation, by its alias in the query, lies within a reach. It costs what the reach
 * has grants, where `partyOrganisationsWithin` reads all that the grants cover; so it serves rows that are found by
 * other means, a card or the children of a node.
 */
export function reaches(ctx: Context, permission: Permission, alias: SQL): SQL {
  const reach = ctx.reach(permission)
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`(EXISTS (SELECT 1 FROM json_each(${JSON.stringify(reach.orgs)}) granted
      WHERE instr(${alias}.path, '/' || granted.value || '/') > 0)
    OR EXISTS (SELECT 1 FROM json_each(${JSON.stringify(reach.enterprises)}) granted
      JOIN coverage c ON c.organisation_id = granted.value AND ${holdsOn(sql`c`, ctx.today)}
      WHERE c.party_organisation_id = ${alias}.id))`
}

/** The ids in a path of the grid, `/pty_…/pty_…/`, from the root down. */
export const orgsOf = (path: string | null): string[] => (path ?? '').split('/').filter((id) => id !== '')

/** SQL for the grid path of the Party organisation that covers an organisation today. */
export const gridPathOf = (ctx: Context, organisationId: SQL): SQL<string | null> => sql<string | null>`(
  SELECT p.path FROM coverage c JOIN party_organisation p ON p.id = c.party_organisation_id
  WHERE c.organisation_id = ${organisationId} AND ${holdsOn(sql`c`, ctx.today)})`

export const organisationPlace = (id: string, gridPath: string | null): Place => ({
  enterprise: id,
  orgs: orgsOf(gridPath),
})
