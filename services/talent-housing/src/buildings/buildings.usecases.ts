import {
  nextStates,
  type Building,
  type BuildingChange,
  type BuildingUnitChange,
  type NewBuilding,
  type NewUnits,
} from '@alliance/contracts/talent-housing'
import {
  audit,
  difference,
  exactly,
  exactlyOne,
  insertAll,
  newId,
  Problem,
  unique,
  type Context,
  type Statement,
} from '@alliance/service-kit'
import { eq, sql } from 'drizzle-orm'
import { plot } from '../plots/plots.table.ts'
import { notAfterToday } from '../reach.ts'
import { plannedUnits } from '../units/plan.rules.ts'
import { stepsOf } from '../units/steps.ts'
import { unit, unitStep } from '../units/units.table.ts'
import { building, type BuildingRow } from './buildings.table.ts'

const object = (id: string) => ({ type: 'building', id })
const sameName = (write: Statement) =>
  unique('building.plot_id, building.name', 'building.duplicate_name', write)

async function read(ctx: Context, id: string): Promise<BuildingRow> {
  const [row] = await ctx.db.select().from(building).where(eq(building.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('plot:write', { plot: row.plotId })
  return row
}

/** @throws Problem `building.duplicate_name` */
export async function create(ctx: Context, plotId: string, input: NewBuilding): Promise<Building> {
  ctx.mustReach('plot:write', { plot: plotId })
  const [found] = await ctx.db.select({ id: plot.id }).from(plot).where(eq(plot.id, plotId))
  if (!found) throw new Problem('resource.not_found')
  const made = {
    id: newId('building', new Date(ctx.now)),
    plotId,
    ...input,
    units: 0,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    made,
    sameName(ctx.db.insert(building).values(made)),
    audit('building.create', object(made.id), { plotId, ...input }),
  )
}

/** @throws Problem `building.duplicate_name`, `unit.outside_plan` for fewer flats than are entered */
export async function update(ctx: Context, id: string, change: BuildingChange): Promise<Building> {
  const current = await read(ctx, id)
  const expected = ctx.expectedVersion ?? current.version
  const changed = { ...current, ...change, version: expected + 1, updatedAt: ctx.now }
  if (changed.plannedUnits < current.units)
    throw new Problem('request.invalid', { faults: [{ pointer: '/plannedUnits', code: 'too_small' }] })
  return ctx.commit(
    changed,
    exactlyOne(
      sameName(
        ctx.db
          .update(building)
          .set({ ...change, version: changed.version, updatedAt: ctx.now })
          .where(sql`id = ${id} AND version = ${expected} AND units <= ${changed.plannedUnits}`),
      ),
      'version.stale',
    ),
    audit(
      'building.update',
      object(id),
      difference(current, changed, ['name', 'floors', 'plannedUnits', 'plannedAcceptanceOn']),
    ),
  )
}

/**
 * Enters the flats of a building by its plan, each with the first step of its life.
 *
 * @throws Problem `unit_type.unknown`, `unit.outside_plan`, `unit.duplicate`
 */
export async function enterUnits(ctx: Context, id: string, input: NewUnits): Promise<{ units: number }> {
  const on = input.on ?? ctx.today
  notAfterToday(ctx, '/on', on)
  const typeIds = [...new Set(input.stacks.map(({ unitTypeId }) => unitTypeId))]
  const [row] = await ctx.db
    .select({
      plotId: building.plotId,
      floors: building.floors,
      plannedUnits: building.plannedUnits,
      units: building.units,
      areas: sql<string>`(SELECT json_group_array(json_array(t.id, t.area_cm2)) FROM unit_type t
        WHERE t.id IN (SELECT value FROM json_each(${JSON.stringify(typeIds)})))`.as('areas'),
    })
    .from(building)
    .where(eq(building.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('plot:write', { plot: row.plotId })
  const areaOf = new Map(JSON.parse(row.areas) as [string, number][])
  if (areaOf.size < typeIds.length) throw new Problem('unit_type.unknown')
  const planned = plannedUnits(input, row, areaOf)
  if (planned === null) throw new Problem('unit.outside_plan')
  const units = planned.map((flat) => ({
    id: newId('unit', new Date(ctx.now)),
    plotId: row.plotId,
    buildingId: id,
    ...flat,
    state: 'planned' as const,
    stateSince: on,
    furniture: null,
    trancheId: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }))
  const first = ctx.db
    .run(sql`INSERT INTO ${unitStep} (unit_id, plot_id, from_state, to_state, on_date, reason, by_id, by_name, recorded_at)
    SELECT value, ${row.plotId}, NULL, 'planned', ${on}, '录入', ${ctx.principal.id}, ${ctx.principal.name}, ${ctx.now}
    FROM json_each(${JSON.stringify(units.map((flat) => flat.id))})`)
  return ctx.commit(
    { units: units.length },
    insertAll(ctx, unit, units).map((write) =>
      unique('unit.building_id, unit.room_number', 'unit.duplicate', write),
    ),
    exactly(units.length, first, 'unit.outside_plan'),
    audit('building.enter-units', object(id), {
      plotId: row.plotId,
      floors: input.floors,
      doors: input.stacks.map(({ door }) => door),
      units: units.length,
    }),
  )
}

/**
 * Lets every flat of a building that is in one state pass to the next.
 *
 * @throws Problem `unit.transition`, `unit.before_last`, `request.invalid` for a day to come
 */
export async function changeUnits(
  ctx: Context,
  id: string,
  { from, to, on, reason, floors }: BuildingUnitChange,
): Promise<{ units: number }> {
  notAfterToday(ctx, '/on', on)
  if (!nextStates(from).includes(to)) throw new Problem('unit.transition')
  const which = sql`u.building_id = ${id} AND u.state = ${from} AND ${
    floors ? sql`u.floor BETWEEN ${floors.from} AND ${floors.to}` : sql`1 = 1`
  }`
  const [row] = await ctx.db
    .select({
      plotId: building.plotId,
      units: sql<number>`(SELECT count(*) FROM unit u WHERE ${which})`.as('in_state'),
    })
    .from(building)
    .where(eq(building.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('plot:write', { plot: row.plotId })
  if (row.units === 0) throw new Problem('unit.transition')
  return ctx.commit(
    { units: row.units },
    exactly(row.units, stepsOf(ctx, { to, on, reason }, which), 'unit.transition'),
    audit('building.change-units', object(id), { plotId: row.plotId, from, to, on, units: row.units }),
  )
}
