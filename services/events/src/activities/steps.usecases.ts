import type { Activity } from '@alliance/contracts/events'
import { audit, exactlyOne, Problem, type Context, type Write } from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { holding } from '../compliance/holding.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { activityColumns, asActivity, readRow, type ReadActivity } from './activities.queries.ts'
import { invite, tellParticipants } from './activities.notices.ts'
import { activity, type ActivityRow } from './activities.table.ts'
import { afterStep, type Step } from './steps.rules.ts'
import { entered, tagging } from './writing.ts'

const permissionOf: Record<Step, 'activity:write' | 'activity:publish'> = {
  submit: 'activity:write',
  return: 'activity:publish',
  publish: 'activity:publish',
  start: 'activity:write',
  close: 'activity:write',
  cancel: 'activity:write',
}
const happened = {
  submit: 'submitted',
  return: 'returned',
  publish: 'published',
  start: 'started',
  close: 'closed',
  cancel: 'cancelled',
} as const satisfies Record<Step, string>

/**
 * The activity as the principal may take a step with it.
 *
 * @throws Problem `activity.state`
 */
async function readFor(ctx: Context, id: string, step: Step): Promise<ReadActivity> {
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${activityColumns} FROM activity a
    WHERE a.id = ${id} AND ${hostedWithin(reachOrNone(ctx, permissionOf[step]), sql`a.id`)}`)
  if (!raw) throw new Problem('resource.not_found')
  const read = readRow(raw)
  if (afterStep(read.row.state, step) === null) throw new Problem('activity.state')
  return read
}

/** A step: the new state, its entry in the history and the audit trail, and what else belongs to it. */
function stepping(
  ctx: Context,
  read: ReadActivity,
  step: Step,
  change: Partial<ActivityRow>,
  { reason = null, besides = [] }: { reason?: string | null; besides?: Write } = {},
): { outcome: Activity; writes: Write } {
  const { id, state, version } = read.row
  const set = { ...change, state: afterStep(state, step)!, version: version + 1, updatedAt: ctx.now }
  return {
    outcome: asActivity({ ...read, row: { ...read.row, ...set } }),
    writes: [
      exactlyOne(
        ctx.db
          .update(activity)
          .set(set)
          .where(sql`id = ${id} AND state = ${state} AND version = ${version}`),
        'activity.state',
      ),
      besides,
      entered(ctx, { activityId: id, version: version + 1, what: happened[step], reason }),
      audit(`activity.${step}`, { type: 'activity', id }, reason === null ? {} : { reason }),
    ],
  }
}

async function take(...given: Parameters<typeof stepping>): Promise<Activity> {
  const { outcome, writes } = stepping(...given)
  return given[0].commit(outcome, writes)
}

export const submit = async (ctx: Context, id: string): Promise<Activity> =>
  take(ctx, await readFor(ctx, id, 'submit'), 'submit', { submitterId: ctx.principal.id })

export const giveBack = async (ctx: Context, id: string, reason: string): Promise<Activity> =>
  take(ctx, await readFor(ctx, id, 'return'), 'return', {}, { reason })

/**
 * Publishes what was reviewed, as the reviewer read it. Of a numbered series it takes the next number in the same
 * batch: any number may be published at once, and the numbers have no gaps.
 *
 * @throws Problem `activity.own_review`, `version.stale`
 */
export async function publish(ctx: Context, id: string, readVersion: number): Promise<Activity> {
  const read = await readFor(ctx, id, 'publish')
  const { row } = read
  if (row.version !== readVersion) throw new Problem('version.stale')
  if ([row.authorId, row.editorId, row.submitterId].includes(ctx.principal.id))
    throw new Problem('activity.own_review')
  const change = { visible: true, publishedAt: ctx.now, publisherId: ctx.principal.id }
  const { outcome, writes } = stepping(ctx, read, 'publish', change, {
    besides: [
      ctx.db.run(
        sql`UPDATE series SET last_number = last_number + 1 WHERE id = ${row.seriesId} AND numbered = 1`,
      ),
      ctx.db
        .run(sql`UPDATE activity SET number = (SELECT last_number FROM series WHERE id = ${row.seriesId} AND numbered = 1)
        WHERE id = ${id}`),
      tagging(ctx, { ...row, hosts: read.hosts }),
      invite(ctx, row),
    ],
  })
  return ctx.commitDeciding(
    sql`SELECT json_set(${JSON.stringify(outcome)}, '$.number', number) FROM activity WHERE id = ${id}`,
    writes,
  )
}

export const start = async (ctx: Context, id: string): Promise<Activity> =>
  take(ctx, await readFor(ctx, id, 'start'), 'start', {})

/** @throws Problem `activity.not_begun`, `request.invalid` for minutes with a marking of secrecy */
export async function close(ctx: Context, id: string, minutes: string): Promise<Activity> {
  refuseMarkings({ '/minutes': minutes })
  const read = await readFor(ctx, id, 'close')
  if (read.row.startsAt > ctx.now && read.row.state !== 'ongoing') throw new Problem('activity.not_begun')
  return take(ctx, read, 'close', { minutes, closedAt: ctx.now }, { besides: await holding(ctx, read) })
}

/** Cancels with notice: who registered is told, and no seat is held any more. */
export async function cancel(ctx: Context, id: string, reason: string): Promise<Activity> {
  const read = await readFor(ctx, id, 'cancel')
  return take(
    ctx,
    read,
    'cancel',
    { cancelReason: reason },
    {
      reason,
      besides: [
        tellParticipants(ctx, 'cancelled', read.row, reason),
        ctx.db
          .run(sql`UPDATE registration SET state = 'cancelled', decided_at = ${ctx.now}, offer_expires_at = NULL, version = version + 1
        WHERE activity_id = ${id} AND state IN ('pending', 'confirmed', 'waiting', 'offered')`),
        ctx.db.run(sql`UPDATE pool SET taken = 0 WHERE activity_id = ${id}`),
      ],
    },
  )
}

const begunAtOnce = 100

/** What is published begins when its time has come. Work of every minute; it reads what is due and no other row. */
export async function beginDue(ctx: Context): Promise<void> {
  const due = await ctx.db.all<{ id: string; version: number }>(sql`SELECT id, version FROM activity
    WHERE state = 'published' AND starts_at <= ${ctx.now} ORDER BY starts_at LIMIT ${begunAtOnce}`)
  for (const { id, version } of due)
    await ctx
      .commit(
        null,
        exactlyOne(
          ctx.db
            .run(sql`UPDATE activity SET state = 'ongoing', version = ${version + 1}, updated_at = ${ctx.now}
            WHERE id = ${id} AND state = 'published' AND version = ${version}`),
          'activity.state',
        ),
        entered(ctx, { activityId: id, version: version + 1, what: 'started' }),
        audit('activity.start', { type: 'activity', id }),
      )
      .catch((error: unknown) => {
        // Someone changed it this moment: the next minute reads it anew.
        if (!(error instanceof Problem)) throw error
      })
}
