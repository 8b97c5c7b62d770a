import type { Context, Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { PlannedActivity } from '../activities/planned.queries.ts'
import { offerExpiry } from './plan.rules.ts'
import { tellOffered } from './registrations.notices.ts'

/**
 * Offers the free seats of a pool to those who wait, in their turn, in the same batch as what freed them: a seat on
 * offer is taken, so no one who comes later can get before them. Once the activity begins nothing is offered.
 */
export const offering = (ctx: Context, activity: PlannedActivity, pool: number): Write => {
  const { id, startsAt, registration } = activity
  if (registration === null || startsAt <= ctx.now) return []
  const seats = sql`activity_id = ${id} AND no = ${pool}`
  const until = offerExpiry(registration, startsAt, ctx.now)
  return [
    ctx.db.run(sql`UPDATE registration SET state = 'offered', decided_at = ${ctx.now},
        offer_expires_at = ${until}, version = version + 1
      WHERE id IN (SELECT id FROM registration WHERE activity_id = ${id} AND pool = ${pool} AND state = 'waiting'
          ORDER BY turn LIMIT (SELECT capacity - taken FROM pool WHERE ${seats}))
        AND EXISTS (SELECT 1 FROM activity WHERE id = ${id} AND state = 'published')`),
    // Right behind it, since `changes()` speaks of the statement before.
    ctx.db.run(sql`UPDATE pool SET taken = taken + changes() WHERE ${seats}`),
    tellOffered(ctx, activity, pool, until),
  ]
}

/** As `offering`, for every pool of an activity. */
export const offeringAll = (ctx: Context, activity: PlannedActivity): Write =>
  (activity.registration?.pools ?? []).map(({ no }) => offering(ctx, activity, no))

/** Gives seats of a pool back, and offers them to those who wait. */
export const freeing = (ctx: Context, activity: PlannedActivity, pool: number, seats = 1): Write => [
  ctx.db.run(
    sql`UPDATE pool SET taken = taken - ${seats} WHERE activity_id = ${activity.id} AND no = ${pool}`,
  ),
  offering(ctx, activity, pool),
]
