import type { Page } from '@alliance/contracts'
import type { NewPlot, Plot, PlotChange } from '@alliance/contracts/talent-housing'
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
import { changePlot, draftPlot } from './plots.rules.ts'
import { plot } from './plots.table.ts'

const object = (id: string) => ({ type: 'plot', id })

interface ListQuery {
  limit: number
  cursor?: string
}

/** A page of them, newest first: ids sort by the time they were made. */
export async function list(ctx: Context, { limit, cursor }: ListQuery): Promise<Page<Plot>> {
  if (ctx.reach('plot:read') !== 'everywhere') throw new Problem('access.denied')
  const rows = await ctx.db
    .select()
    .from(plot)
    .where(after([sql`id`], keysOf(cursor, ['string']), 'descending'))
    .orderBy(desc(plot.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}

export async function get(ctx: Context, id: string): Promise<Plot> {
  ctx.mustReach('plot:read', {})
  return read(ctx, id)
}

async function read(ctx: Context, id: string): Promise<Plot> {
  const [row] = await ctx.db.select().from(plot).where(eq(plot.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

export async function create(ctx: Context, input: NewPlot): Promise<Plot> {
  if (ctx.reach('plot:write') !== 'everywhere') throw new Problem('access.denied')
  const made = draftPlot(input, newId('plot', new Date(ctx.now)), ctx.now)
  return ctx.commit(
    made,
    ctx.db.insert(plot).values(made),
    audit('plot.create', object(made.id), { name: made.name }),
  )
}

/** Changes one that the caller read before. */
export async function update(ctx: Context, id: string, change: PlotChange): Promise<Plot> {
  ctx.mustReach('plot:write', {})
  const current = await read(ctx, id)
  const changed = changePlot(current, change, ctx.now)
  const asRead = and(eq(plot.id, id), eq(plot.version, ctx.expectedVersion ?? current.version))
  return ctx.commit(
    changed,
    exactlyOne(ctx.db.update(plot).set(changed).where(asRead), 'version.stale'),
    audit('plot.update', object(id), difference(current, changed, ['name'])),
  )
}
