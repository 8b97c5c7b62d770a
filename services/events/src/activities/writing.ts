import type { ActivityEntry, RegistrationPlan } from '@alliance/contracts/events'
import { holds, insertAll, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { pool } from '../registrations/registrations.table.ts'
import { activityEntry, activityHost, activityTag } from './activities.table.ts'
import { tagsOf } from './content.rules.ts'

interface Entry {
  activityId: string
  version: number
  what: ActivityEntry['what']
  reason?: string | null
  changes?: Record<string, unknown>
}

/** What the history of an activity says of a change. */
export const entered = (ctx: Context, { reason = null, changes = {}, ...entry }: Entry): Write =>
  ctx.db.insert(activityEntry).values({
    ...entry,
    reason,
    changes,
    at: ctx.now,
    byId: ctx.principal.id,
    byName: ctx.principal.name,
  })

export const hosting = (
  ctx: Context,
  activityId: string,
  hosts: readonly { id: string; role: 'host' | 'cohost' }[],
): Write => [
  ctx.db.run(sql`DELETE FROM activity_host WHERE activity_id = ${activityId}`),
  ...insertAll(
    ctx,
    activityHost,
    hosts.map(({ id, role }, position) => ({ activityId, hostId: id, role, position })),
  ),
]

/** What it is found by from now on. */
export const tagging = (
  ctx: Context,
  activity: Parameters<typeof tagsOf>[0] & { id: string; startsAt: string },
): Write => [
  ctx.db.run(sql`DELETE FROM activity_tag WHERE activity_id = ${activity.id}`),
  ...insertAll(
    ctx,
    activityTag,
    tagsOf(activity).map((tag) => ({ tag, startsAt: activity.startsAt, activityId: activity.id })),
  ),
]

/** The seats of a new activity. */
export const seating = (ctx: Context, activityId: string, plan: RegistrationPlan | null): Write =>
  insertAll(
    ctx,
    pool,
    (plan?.pools ?? []).map((seats) => ({ ...seats, activityId, taken: 0 })),
  )

/** The seats of an activity as a changed plan has them; what is taken stays. */
export function reseating(ctx: Context, activityId: string, plan: RegistrationPlan | null): Write {
  const pools = JSON.stringify(plan?.pools ?? [])
  const kept = sql`(SELECT value ->> 'no' FROM json_each(${pools}))`
  return [
    holds(
      sql`NOT EXISTS (SELECT 1 FROM pool JOIN json_each(${pools}) given ON given.value ->> 'no' = pool.no
          WHERE activity_id = ${activityId} AND taken > given.value ->> 'capacity')
        AND NOT EXISTS (SELECT 1 FROM registration WHERE activity_id = ${activityId} AND pool NOT IN ${kept})`,
      'pool.in_use',
    ),
    ctx.db.run(sql`DELETE FROM pool WHERE activity_id = ${activityId} AND no NOT IN ${kept}`),
    ctx.db.run(sql`INSERT INTO pool (activity_id, no, name, capacity, taken)
      SELECT ${activityId}, value ->> 'no', value ->> 'name', value ->> 'capacity', 0 FROM json_each(${pools}) WHERE true
      ON CONFLICT DO UPDATE SET name = excluded.name, capacity = excluded.capacity`),
  ]
}
