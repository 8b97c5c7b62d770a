import { addMonths, BUILT_IN_CALENDAR, instantAt } from '@alliance/calendar'
import type { NewActivity } from '@alliance/contracts/events'
import { audit, exactlyOne, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { hostsIn, hostsNamed } from '../activities/activities.queries.ts'
import { drafted, drafting } from '../activities/drafting.usecases.ts'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { monthOf, nextMonth, occurrenceIn } from './occurrences.rules.ts'
import { series, type SeriesRow } from './series.table.ts'

const seriesAtOnce = 20

/**
 * Drafts what recurring series hold next, each month once, as far ahead as they say. What is drafted waits for its
 * review like any other. Work of every minute: it reads the series that are due and no other.
 */
export async function draftOccurrences(ctx: Context): Promise<void> {
  // The furthest that any series looks ahead; its own reach is looked at below.
  const horizon = monthOf(addMonths(ctx.today, 6))
  const rows = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columnsOf(series, 's')} FROM series s
    WHERE s.next_occurrence IS NOT NULL AND s.next_occurrence <= ${horizon} ORDER BY s.next_occurrence LIMIT ${seriesAtOnce}`)
  for (const row of rows.map((raw) => asRow(series, raw)))
    if (isDue(row, ctx.today))
      await draft(ctx, row).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error
      })
}

const isDue = ({ nextOccurrence, recurrence }: SeriesRow, today: string): boolean =>
  recurrence !== null &&
  nextOccurrence !== null &&
  nextOccurrence <= monthOf(addMonths(today, recurrence.monthsAhead))

async function draft(ctx: Context, row: SeriesRow): Promise<void> {
  const { template, day, onHoliday, startMinute, endMinute, from, to } = row.recurrence!
  const month = row.nextOccurrence!
  const { date } = occurrenceIn(BUILT_IN_CALENDAR, month, day, onHoliday)
  const over = to !== null && date >= to
  const moved = exactlyOne(
    ctx.db.run(sql`UPDATE series SET next_occurrence = ${over ? null : nextMonth(month)}
      WHERE id = ${row.id} AND next_occurrence = ${month} AND version = ${row.version}`),
    'version.stale',
  )
  if (over || date < from || date < ctx.today) return void (await ctx.commit(null, moved))
  const input: NewActivity = {
    ...template,
    seriesId: row.id,
    startsAt: instantAt('Asia/Shanghai', date, startMinute),
    endsAt: instantAt('Asia/Shanghai', date, endMinute),
  }
  const [read] = await ctx.db.all<{ hosts: string }>(sql`SELECT ${hostsNamed(input.hosts)} AS hosts`)
  const activity = drafted(ctx, input, hostsIn(read!.hosts), {
    state: 'in_review',
    submitterId: ctx.principal.id,
    occurrence: month,
  })
  await ctx.commit(
    null,
    moved,
    drafting(ctx, activity, input.hosts),
    audit('series.draft', { type: 'series', id: row.id }, { month, date, activityId: activity.id }),
  )
}
