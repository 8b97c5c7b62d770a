import type { Permission } from '@alliance/contracts'
import { reachOf, type Context, type Reach } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

/** How far a permission goes where one need not have it at all. */
export const reachOrNone = (ctx: Context, permission: Permission): Reach | null =>
  ctx.principal.kind === 'system' ? 'everywhere' : reachOf(ctx.principal, permission)

const listOf = (values: readonly string[]) => sql`SELECT value FROM json_each(${JSON.stringify(values)})`

/**
 * The condition that an activity has a host within a reach: the host itself, or a Party organisation at or below one
 * that a grant names. It costs what the activity has hosts.
 */
export function hostedWithin(reach: Reach | null, activityId: SQL): SQL {
  if (reach === null) return sql`1 = 0`
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`EXISTS (SELECT 1 FROM activity_host h LEFT JOIN known_party_organisation p ON p.id = h.host_id
    WHERE h.activity_id = ${activityId} AND (h.host_id IN (${listOf(reach.enterprises)})
      OR EXISTS (SELECT 1 FROM json_each(${JSON.stringify(reach.orgs)}) granted WHERE instr(p.path, '/' || granted.value || '/') > 0)))`
}

/** The condition that one host lies within a reach: itself, or a Party organisation at or below one that a grant names. */
export function hostWithin(reach: Reach | null, hostId: SQL): SQL {
  if (reach === null) return sql`1 = 0`
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`(${hostId} IN (${listOf(reach.enterprises)}) OR EXISTS (SELECT 1 FROM known_party_organisation held
    JOIN json_each(${JSON.stringify(reach.orgs)}) granted ON instr(held.path, '/' || granted.value || '/') > 0
    WHERE held.id = ${hostId}))`
}

/** The ids of all hosts within a reach, as a query of one column; for lists, which read all that the reach covers. */
export const hostsWithin = (reach: Exclude<Reach, 'everywhere'>): SQL => sql`${listOf(reach.enterprises)}
  UNION SELECT below.id FROM json_each(${JSON.stringify(reach.orgs)}) granted
    JOIN known_party_organisation root ON root.id = granted.value
    JOIN known_party_organisation below ON below.path >= root.path AND below.path < root.path || '{'`

/** Whether any of these hosts, with their places in the grid, lies within a reach. */
export const covers = (reach: Reach | null, hosts: readonly { id: string; path: string | null }[]): boolean =>
  reach === 'everywhere' ||
  (reach !== null &&
    hosts.some(
      ({ id, path }) =>
        reach.enterprises.includes(id) || reach.orgs.some((org) => (path ?? '').includes(`/${org}/`)),
    ))

/** The condition that a body of the register lies within a reach. */
export const bodyWithin = (reach: Reach | null, id: SQL): SQL =>
  reach === null
    ? sql`1 = 0`
    : reach === 'everywhere'
      ? sql`${id} IS NOT NULL`
      : sql`(coalesce(${id} IN (${listOf(reach.enterprises)}), 0) OR EXISTS (SELECT 1 FROM known_party_organisation p
          JOIN json_each(${JSON.stringify(reach.orgs)}) granted ON instr(p.path, '/' || granted.value || '/') > 0
        WHERE p.id = ${id}))`
