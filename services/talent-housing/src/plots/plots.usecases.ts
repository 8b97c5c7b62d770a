import type {
  NewPlot,
  NewPlotRentBase,
  Plot,
  PlotChange,
  PlotRentBase,
} from '@alliance/contracts/talent-housing'
import { audit, difference, exactlyOne, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { and, eq, sql } from 'drizzle-orm'
import { mustWriteEverywhere } from '../reach.ts'
import { readPlot } from './plots.queries.ts'
import { changePlot, draftPlot, planFaults } from './plots.rules.ts'
import { plot, plotRentBase } from './plots.table.ts'

const object = (id: string) => ({ type: 'plot', id })

function refuseFaults(row: Plot): void {
  const faults = planFaults(row)
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
}

/** @throws Problem `plot.duplicate_code` */
export async function create(ctx: Context, input: NewPlot): Promise<Plot> {
  mustWriteEverywhere(ctx)
  const made = draftPlot(input, newId('plot', new Date(ctx.now)), ctx.now)
  refuseFaults(made)
  return ctx.commit(
    made,
    unique('plot.code', 'plot.duplicate_code', ctx.db.insert(plot).values(made)),
    audit('plot.create', object(made.id), {
      code: made.code,
      targetUnits: made.targetUnits,
      provenance: made.provenance,
    }),
  )
}

/** Changes one that the caller read before. */
export async function update(ctx: Context, id: string, change: PlotChange): Promise<Plot> {
  ctx.mustReach('plot:write', { plot: id })
  const current = await readPlot(ctx, id)
  const changed = changePlot(current, change, ctx.now)
  refuseFaults(changed)
  const asRead = and(eq(plot.id, id), eq(plot.version, ctx.expectedVersion ?? current.version))
  return ctx.commit(
    changed,
    exactlyOne(ctx.db.update(plot).set(changed).where(asRead), 'version.stale'),
    audit(
      'plot.update',
      object(id),
      difference(current, changed, [
        'name',
        'constructionKind',
        'address',
        'targetUnits',
        'plannedStartOn',
        'plannedCompletionOn',
      ]),
    ),
  )
}

/**
 * Lets a rent base of the plot's own hold from a day on; it ends the one before it on that day.
 *
 * @throws Problem `plot.rent_base_overlap` unless it begins after every other
 */
export async function evaluateRent(ctx: Context, id: string, input: NewPlotRentBase): Promise<PlotRentBase> {
  ctx.mustReach('plot:write', { plot: id })
  const [last] = await ctx.db.all<{ from: string | null }>(sql`
    SELECT (SELECT r.valid_from FROM plot_rent_base r WHERE r.plot_id = p.id AND r.valid_to IS NULL) AS "from"
    FROM plot p WHERE p.id = ${id}`)
  if (!last) throw new Problem('resource.not_found')
  if (last.from !== null && input.from <= last.from) throw new Problem('plot.rent_base_overlap')
  const made = { ...input, to: null, recordedBy: ctx.principal.name, recordedAt: ctx.now }
  const ended = ctx.db
    .update(plotRentBase)
    .set({ to: input.from })
    .where(sql`plot_id = ${id} AND valid_to IS NULL`)
  return ctx.commit(
    made,
    last.from === null ? ended : exactlyOne(ended, 'plot.rent_base_overlap'),
    unique(
      'plot_rent_base.plot_id',
      'plot.rent_base_overlap',
      ctx.db.insert(plotRentBase).values({ ...made, plotId: id }),
    ),
    audit('plot.evaluate-rent', object(id), {
      from: input.from,
      fenPerM2Month: input.fenPerM2Month,
      basis: input.basis,
    }),
  )
}
