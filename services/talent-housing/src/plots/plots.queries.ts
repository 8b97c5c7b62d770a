import type { Page } from '@alliance/contracts'
import {
  unitStates,
  type Building,
  type ConstructionKind,
  type Plot,
  type PlotCard,
  type PlotRentBase,
  type UnitCounts,
} from '@alliance/contracts/talent-housing'
import { after, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { rows } from '../json.ts'
import { plotsWithin } from '../reach.ts'
import { deliveredBy, inState } from '../tally.table.ts'
import { plot } from './plots.table.ts'

interface ListQuery {
  limit: number
  cursor?: string
  constructionKind?: ConstructionKind
}

/** A page of the plots within reach, by their code. */
export async function list(
  ctx: Context,
  { limit, cursor, constructionKind }: ListQuery,
): Promise<Page<Plot>> {
  const found = await ctx.db
    .select()
    .from(plot)
    .where(
      sql`${after([sql`code`], keysOf(cursor, ['string']))} AND ${plotsWithin(ctx, 'plot:read', sql`id`)}
        AND ${constructionKind ? sql`construction_kind = ${constructionKind}` : sql`1 = 1`}`,
    )
    .orderBy(plot.code)
    .limit(limit + 1)
  return pageFrom(
    found,
    limit,
    (row) => [row.code],
    (row) => row,
  )
}

/** SQL for a plot's flats by state on a date, as a JSON object. */
export const countsOn = (plotId: SQL, date: string): SQL<string> =>
  sql<string>`json_object(${sql.join(
    unitStates.map((state) => sql`${sql.raw(`'${state}'`)}, ${inState(plotId, sql.raw(`'${state}'`), date)}`),
    sql`, `,
  )})`

export async function readPlot(ctx: Context, id: string): Promise<Plot> {
  const [row] = await ctx.db.select().from(plot).where(eq(plot.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

/** As much of each list as a card takes. */
const most = 100

export const buildingColumns = sql`'id', id, 'plotId', plot_id, 'name', name, 'floors', floors, 'plannedUnits', planned_units,
  'plannedAcceptanceOn', planned_acceptance_on, 'units', units, 'version', version, 'createdAt', created_at, 'updatedAt', updated_at`

/** The card of a plot as on a date. One round trip. */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<PlotCard> {
  ctx.mustReach('plot:read', { plot: id })
  const [row] = await ctx.db
    .select({
      ...getTableColumns(plot),
      units: countsOn(sql`plot.id`, asOf).as('units'),
      delivered: deliveredBy(sql`plot.id`, asOf).as('delivered'),
      buildings: rows(
        buildingColumns,
        sql`SELECT * FROM building b WHERE b.plot_id = plot.id ORDER BY b.name LIMIT ${most + 1}`,
      ).as('buildings'),
      rentBases: rows(
        sql`'from', valid_from, 'to', valid_to, 'fenPerM2Month', fen_per_m2_month, 'basis', basis,
          'recordedBy', recorded_by, 'recordedAt', recorded_at`,
        sql`SELECT * FROM plot_rent_base r WHERE r.plot_id = plot.id ORDER BY r.valid_from DESC LIMIT ${most + 1}`,
      ).as('rent_bases'),
    })
    .from(plot)
    .where(eq(plot.id, id))
  if (!row) throw new Problem('resource.not_found')
  const { units, delivered, buildings, rentBases, ...shown } = row
  const lists = {
    buildings: JSON.parse(buildings) as Building[],
    rentBases: JSON.parse(rentBases) as PlotRentBase[],
  }
  return {
    asOf,
    plot: shown,
    units: JSON.parse(units) as UnitCounts,
    delivered,
    buildings: lists.buildings.slice(0, most),
    rentBases: lists.rentBases.slice(0, most),
    cut: Object.values(lists).some(({ length }) => length > most),
  }
}
