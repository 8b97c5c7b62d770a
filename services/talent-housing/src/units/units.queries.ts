import type { Page } from '@alliance/contracts'
import type { Unit, UnitCard, UnitState, UnitStep } from '@alliance/contracts/talent-housing'
import { after, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { desc, eq, sql, type SQL } from 'drizzle-orm'
import { building } from '../buildings/buildings.table.ts'
import { rows } from '../json.ts'
import { plot } from '../plots/plots.table.ts'
import { plotsWithin } from '../reach.ts'
import { unitType } from '../unit-types/unit-types.table.ts'
import { unit } from './units.table.ts'

const columns = {
  id: unit.id,
  plotId: unit.plotId,
  plotCode: sql<string>`plot.code`.as('plot_code'),
  buildingId: unit.buildingId,
  buildingName: sql<string>`building.name`.as('building_name'),
  floor: unit.floor,
  roomNumber: unit.roomNumber,
  typeId: sql<string>`unit_type.id`.as('type_id'),
  typeCode: sql<string>`unit_type.code`.as('type_code'),
  typeName: sql<string>`unit_type.name`.as('type_name'),
  areaCm2: unit.areaCm2,
  state: unit.state,
  stateSince: unit.stateSince,
  trancheId: unit.trancheId,
  version: unit.version,
}

type Row = Omit<Unit, 'unitType'> & { typeId: string; typeCode: string; typeName: string }
const asUnit = <R extends Row>({ typeId, typeCode, typeName, ...row }: R) => ({
  ...row,
  unitType: { id: typeId, code: typeCode, name: typeName },
})

const joined = (ctx: Context) =>
  ctx.db
    .select(columns)
    .from(unit)
    .innerJoin(plot, eq(plot.id, unit.plotId))
    .innerJoin(building, eq(building.id, unit.buildingId))
    .innerJoin(unitType, eq(unitType.id, unit.unitTypeId))

interface ListQuery {
  limit: number
  cursor?: string
  plotId?: string
  state?: UnitState
}

/** A page of the flats within reach, the last entered first. */
export async function list(ctx: Context, { limit, cursor, plotId, state }: ListQuery): Promise<Page<Unit>> {
  const conditions: SQL[] = [
    after([sql`unit.id`], keysOf(cursor, ['string']), 'descending'),
    plotsWithin(ctx, 'plot:read', sql`unit.plot_id`),
  ]
  if (plotId) conditions.push(sql`unit.plot_id = ${plotId}`)
  if (state) conditions.push(sql`unit.state = ${state}`)
  const found = await joined(ctx)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(unit.id))
    .limit(limit + 1)
  return pageFrom(found, limit, (row) => [row.id], asUnit)
}

/** A page of a building's flats, from the ground up. */
export async function listOfBuilding(
  ctx: Context,
  buildingId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<Unit>> {
  const reach = plotsWithin(ctx, 'plot:read', sql`unit.plot_id`)
  const found = await joined(ctx)
    .where(
      sql`unit.building_id = ${buildingId} AND ${reach} AND ${after(
        [sql`unit.floor`, sql`unit.room_number`, sql`unit.id`],
        keysOf(cursor, ['number', 'string', 'string']),
      )}`,
    )
    .orderBy(unit.floor, unit.roomNumber, unit.id)
    .limit(limit + 1)
  return pageFrom(found, limit, (row) => [row.floor, row.roomNumber, row.id], asUnit)
}

/** Steps that a card shows. */
const most = 200

/** One flat with what stands in it and its steps. One round trip. */
export async function readUnit(ctx: Context, id: string): Promise<UnitCard> {
  const [row] = await ctx.db
    .select({
      ...columns,
      plotName: sql<string>`plot.name`.as('plot_name'),
      own: unit.furniture,
      ofType: sql<string>`unit_type.furniture`.as('of_type'),
      steps: rows(
        sql`'from', from_state, 'to', to_state, 'on', on_date, 'reason', reason, 'by', by_name, 'recordedAt', recorded_at`,
        sql`SELECT * FROM unit_step s WHERE s.unit_id = unit.id ORDER BY s.seq DESC LIMIT ${most}`,
      ).as('steps'),
      createdAt: sql<string>`unit.created_at`.as('created_at'),
      updatedAt: sql<string>`unit.updated_at`.as('updated_at'),
    })
    .from(unit)
    .innerJoin(plot, eq(plot.id, unit.plotId))
    .innerJoin(building, eq(building.id, unit.buildingId))
    .innerJoin(unitType, eq(unitType.id, unit.unitTypeId))
    .where(eq(unit.id, id))
  if (!row) throw new Problem('resource.not_found')
  const { own, ofType, steps, ...shown } = row
  return {
    ...asUnit(shown),
    furniture: own ?? (JSON.parse(ofType) as UnitCard['furniture']),
    ownFurniture: own !== null,
    steps: JSON.parse(steps) as UnitStep[],
  }
}

export async function card(ctx: Context, id: string): Promise<UnitCard> {
  const found = await readUnit(ctx, id)
  ctx.mustReach('plot:read', { plot: found.plotId })
  return found
}
