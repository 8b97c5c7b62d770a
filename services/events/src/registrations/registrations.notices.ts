import type { Context, Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { about, raise, type ToldActivity } from '../notices.ts'

const accountsOf = (which: SQL): SQL => sql`SELECT k.account_id FROM registration r
  JOIN known_person k ON k.id = r.person_id WHERE ${which}`

/**
 * Tells those whom the batch gave a place, or put on the waiting list.
 *
 * @param registrations a query of the ids of the registrations that it decided
 */
export function tellDecided(ctx: Context, activity: ToldActivity, registrations: SQL): Write {
  if (activity.startsAt <= ctx.now) return []
  return (['confirmed', 'waiting'] as const).map((state) =>
    raise(`registration.${state}`, {
      to: accountsOf(sql`r.id IN (${registrations}) AND r.state = ${state}`),
      ...about(activity),
      expiresAt: activity.startsAt,
      key: ctx.now,
    }),
  )
}

/** Tells those to whom the batch offered a seat of a pool until when they may take it. */
export function tellOffered(ctx: Context, activity: ToldActivity, pool: number, until: string): Write {
  const { subject, params } = about(activity)
  return raise('registration.offered', {
    to: accountsOf(
      sql`r.activity_id = ${activity.id} AND r.pool = ${pool} AND r.state = 'offered' AND r.decided_at = ${ctx.now}`,
    ),
    subject,
    params: { ...params, until },
    expiresAt: until,
    key: ctx.now,
  })
}
