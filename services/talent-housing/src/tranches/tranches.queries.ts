import type { Page } from '@alliance/contracts'
import type { Tranche } from '@alliance/contracts/talent-housing'
import { after, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { rows } from '../json.ts'
import { plot } from '../plots/plots.table.ts'
import { plotsWithin } from '../reach.ts'
import { tranche } from './tranches.table.ts'

/** What a tranche opened, as JSON in the query of its row. */
export const openedJson = rows(
  sql`'unitType', json_object('id', id, 'code', code, 'name', name), 'units', units`,
  sql`SELECT t.id, t.code, t.name, o.units FROM tranche_opened o JOIN unit_type t ON t.id = o.unit_type_id
    WHERE o.tranche_id = tranche.id ORDER BY t.code`,
)

const columns = {
  ...getTableColumns(tranche),
  plotCode: sql<string>`plot.code`.as('plot_code'),
  plotName: sql<string>`plot.name`.as('plot_name'),
  names: sql<string>`(SELECT json_group_array(name) FROM (SELECT b.name FROM building b
    WHERE b.id IN (SELECT value FROM json_each(tranche.building_ids)) ORDER BY b.name))`.as('names'),
  openedUnits: openedJson.as('opened_units'),
}

type Row = Omit<Tranche, 'buildingNames' | 'opened'> & { names: string; openedUnits: string }
const asTranche = ({ names, openedUnits, ...row }: Row): Tranche => ({
  ...row,
  buildingNames: JSON.parse(names) as string[],
  opened: JSON.parse(openedUnits) as Tranche['opened'],
})

const joined = (ctx: Context) =>
  ctx.db.select(columns).from(tranche).innerJoin(plot, eq(plot.id, tranche.plotId))

/** A page of the tranches within reach, the last entered first. */
export async function list(
  ctx: Context,
  { limit, cursor, plotId }: { limit: number; cursor?: string; plotId?: string },
): Promise<Page<Tranche>> {
  const conditions: SQL[] = [
    after([sql`tranche.id`], keysOf(cursor, ['string']), 'descending'),
    plotsWithin(ctx, 'plot:read', sql`tranche.plot_id`),
  ]
  if (plotId) conditions.push(sql`tranche.plot_id = ${plotId}`)
  const found = await joined(ctx)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(tranche.id))
    .limit(limit + 1)
  return pageFrom(found, limit, (row) => [row.id], asTranche)
}

export async function readTranche(
  ctx: Context,
  id: string,
  permission: 'plot:read' | 'plot:write',
): Promise<Tranche> {
  const [row] = await joined(ctx).where(eq(tranche.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach(permission, { plot: row.plotId })
  return asTranche(row)
}
