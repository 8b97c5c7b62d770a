import type { Permission } from '@alliance/contracts'
import { oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { hostedWithin } from '../reach.ts'

/**
 * Runs queries about an activity in one round trip, and gives their rows if the principal may act on it: who hosts it
 * runs its gates.
 *
 * @throws Problem `resource.not_found`
 */
export async function atActivity(
  ctx: Context,
  permission: Permission,
  activityId: string,
  ...queries: SQL[]
): Promise<Record<string, unknown>[][]> {
  const [places, ...results] = await oneTrip(
    ctx,
    sql`SELECT 1 FROM activity WHERE id = ${activityId} AND ${hostedWithin(ctx.reach(permission), sql`${activityId}`)}`,
    ...queries,
  )
  if (!places![0]) throw new Problem('resource.not_found')
  return results
}
