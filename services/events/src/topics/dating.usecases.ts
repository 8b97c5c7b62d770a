import { addWorkingDays, BUILT_IN_CALENDAR } from '@alliance/calendar'
import { audit, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { columnsOf, asRow } from '@alliance/service-kit/database/rows'
import { topic } from './topics.table.ts'
import { entered, moved, object } from './writing.ts'

const atOnce = 50

/**
 * Counts provisional due dates again once the working days of their year are announced, and says in the history what
 * they now are. Work of every minute; it reads what is provisional and no other row.
 */
export async function settleDueDates(ctx: Context): Promise<void> {
  const raws = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columnsOf(topic, 't')} FROM topic t
    WHERE t.due_provisional = 1 AND t.state IN ('assigned', 'under_way') AND t.due_on <= ${BUILT_IN_CALENDAR.coveredUntil}
    ORDER BY t.id LIMIT ${atOnce}`)
  for (const raw of raws) {
    const row = asRow(topic, raw)
    const { date, provisional } = addWorkingDays(BUILT_IN_CALENDAR, row.countedFrom!, row.workingDays!)
    if (provisional) continue
    const { next, write } = moved(ctx, { row } as Parameters<typeof moved>[1], {
      dueOn: date,
      dueProvisional: false,
    })
    await ctx
      .commit(
        null,
        write,
        entered(ctx, { row: next.row, own: false }, 'redated', { note: row.dueOn }),
        audit('topic.redate', object(row.id), { dueOn: [row.dueOn, date] }),
      )
      .catch((error: unknown) => {
        // Someone changed it this moment: the next minute reads it anew.
        if (!(error instanceof Problem)) throw error
      })
  }
}
