import { audit, exactlyOne, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asPlanned, planColumns, type PlannedRow } from './planned.queries.ts'
import { remind } from './activities.notices.ts'

const dayMs = 86_400_000
const remindedAtOnce = 50

/**
 * Reminds of what begins within a day. Work of every minute; it reads what is due and no other row. An activity that
 * is moved is reminded of anew.
 */
export async function remindDue(ctx: Context): Promise<void> {
  const tomorrow = new Date(Date.parse(ctx.now) + dayMs).toISOString()
  const due = await ctx.db.all<PlannedRow>(sql`SELECT ${planColumns} FROM activity a
    WHERE a.state = 'published' AND a.reminded_at IS NULL AND a.starts_at > ${ctx.now} AND a.starts_at <= ${tomorrow}
    ORDER BY a.starts_at LIMIT ${remindedAtOnce}`)
  for (const { id, ...activity } of due.map(asPlanned))
    await ctx
      .commit(
        null,
        exactlyOne(
          ctx.db.run(sql`UPDATE activity SET reminded_at = ${ctx.now}
            WHERE id = ${id} AND state = 'published' AND reminded_at IS NULL AND starts_at = ${activity.startsAt}`),
          'activity.state',
        ),
        remind({ id, ...activity }),
        audit('activity.remind', { type: 'activity', id }),
      )
      .catch((error: unknown) => {
        // Someone changed it this moment: the next minute reads it anew.
        if (!(error instanceof Problem)) throw error
      })
}
