import type { Page } from '@alliance/contracts'
import type { NewActivity, Activity, ActivityChange } from '@alliance/contracts/events'
import {
  after,
  audit,
  difference,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { and, desc, eq, sql } from 'drizzle-orm'
import { changeActivity, draftActivity } from './activities.rules.ts'
import { activity } from './activities.table.ts'

const object = (id: string) => ({ type: 'activity', id })

interface ListQuery {
  limit: number
  cursor?: string
}

/** A page of them, newest first: ids sort by the time they were made. */
export async function list(ctx: Context, { limit, cursor }: ListQuery): Promise<Page<Activity>> {
  if (ctx.reach('activity:read') !== 'everywhere') throw new Problem('access.denied')
  const rows = await ctx.db
    .select()
    .from(activity)
    .where(after([sql`id`], keysOf(cursor, ['string']), 'descending'))
    .orderBy(desc(activity.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}

export async function get(ctx: Context, id: string): Promise<Activity> {
  ctx.mustReach('activity:read', {})
  return read(ctx, id)
}

async function read(ctx: Context, id: string): Promise<Activity> {
  const [row] = await ctx.db.select().from(activity).where(eq(activity.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

export async function create(ctx: Context, input: NewActivity): Promise<Activity> {
  if (ctx.reach('activity:write') !== 'everywhere') throw new Problem('access.denied')
  const made = draftActivity(input, newId('activity', new Date(ctx.now)), ctx.now)
  return ctx.commit(
    made,
    ctx.db.insert(activity).values(made),
    audit('activity.create', object(made.id), { name: made.name }),
  )
}

/** Changes one that the caller read before. */
export async function update(ctx: Context, id: string, change: ActivityChange): Promise<Activity> {
  ctx.mustReach('activity:write', {})
  const current = await read(ctx, id)
  const changed = changeActivity(current, change, ctx.now)
  const asRead = and(eq(activity.id, id), eq(activity.version, ctx.expectedVersion ?? current.version))
  return ctx.commit(
    changed,
    exactlyOne(ctx.db.update(activity).set(changed).where(asRead), 'version.stale'),
    audit('activity.update', object(id), difference(current, changed, ['name'])),
  )
}
