import { audit, exactly, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asPlanned, planColumns, type PlannedRow } from '../activities/planned.queries.ts'
import { freeing } from './offering.ts'

const expiredAtOnce = 200

interface Due extends PlannedRow {
  id: string
  pool: number
}

/**
 * Takes back the offers that ran out, and offers their seats to the next. Work of every minute; it reads what is due
 * and no other row.
 */
export async function expireOffers(ctx: Context): Promise<void> {
  const due = await ctx.db.all<Due>(sql`SELECT r.id, r.pool, ${planColumns}
    FROM registration r JOIN activity a ON a.id = r.activity_id
    WHERE r.state = 'offered' AND r.offer_expires_at <= ${ctx.now} ORDER BY r.offer_expires_at LIMIT ${expiredAtOnce}`)
  for (const [, group] of Map.groupBy(due, ({ activityId, pool }) => `${activityId}/${pool}`))
    await expire(ctx, group).catch((error: unknown) => {
      // One of them was taken or declined this moment: the next minute reads them anew.
      if (!(error instanceof Problem)) throw error
    })
}

function expire(ctx: Context, group: readonly Due[]): Promise<unknown> {
  const { activityId, pool } = group[0]!
  const ids = group.map(({ id }) => id)
  return ctx.commit(
    null,
    exactly(
      ids.length,
      ctx.db.run(sql`UPDATE registration SET state = 'expired', decided_at = ${ctx.now}, version = version + 1
        WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND state = 'offered' AND offer_expires_at <= ${ctx.now}`),
      'registration.state',
    ),
    freeing(ctx, asPlanned(group[0]!), pool, ids.length),
    audit('registration.expire', { type: 'activity', id: activityId }, { pool, registrations: ids }),
  )
}
