import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { DateOnly, Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { UnitState } from './unit-states.ts'

const fields = {
  name: Name,
  floors: z.int().min(1).max(120),
  /** Flats that the plan gives the building. */
  plannedUnits: z.int().min(1).max(5000),
  plannedAcceptanceOn: orNull(DateOnly),
}

export const Building = z
  .strictObject({
    id: idOf('building'),
    plotId: idOf('plot'),
    ...fields,
    /** Flats that are entered. */
    units: z.int(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Building')
export type Building = z.infer<typeof Building>

export const NewBuilding = z
  .strictObject({ ...fields, plannedAcceptanceOn: fields.plannedAcceptanceOn.default(null) })
  .openapi('NewBuilding')
export type NewBuilding = z.infer<typeof NewBuilding>

export const BuildingChange = z.strictObject(fields).partial().openapi('BuildingChange')
export type BuildingChange = z.infer<typeof BuildingChange>

/** Flats stacked over one another: on each floor a door of this number and type. */
export const UnitStack = z
  .strictObject({
    /** Two digits behind the floor: 01 gives 101, 201, … 1201. */
    door: z.string().regex(/^\d{2}$/),
    unitTypeId: idOf('unitType'),
    /** Left out: the type's. */
    areaCm2: z.int().min(50_000).max(10_000_000).nullable().default(null),
  })
  .openapi('UnitStack')
export type UnitStack = z.infer<typeof UnitStack>

export const NewUnits = z
  .strictObject({
    floors: z.strictObject({ from: z.int().min(1).max(120), to: z.int().min(1).max(120) }),
    stacks: z.array(UnitStack).min(1).max(60),
    /** Since when they are planned; left out: today. */
    on: DateOnly.optional(),
  })
  .refine(({ floors }) => floors.to >= floors.from, {
    path: ['floors', 'to'],
    params: { code: 'period.reversed' },
  })
  .openapi('NewUnits')
export type NewUnits = z.infer<typeof NewUnits>

const reason = z.string().trim().min(2).max(300)
export const BuildingUnitChange = z
  .strictObject({
    from: UnitState,
    to: UnitState,
    on: DateOnly,
    reason,
    /** Left out: the whole building. */
    floors: z.strictObject({ from: z.int().min(1), to: z.int().min(1) }).optional(),
  })
  .openapi('BuildingUnitChange')
export type BuildingUnitChange = z.infer<typeof BuildingUnitChange>

const Changed = z.strictObject({ units: z.int() }).openapi('ChangedUnits')

const tags = ['Buildings']
const params = z.strictObject({ buildingId: idOf('building') })
const write = { tags, access: can('plot:write') }

export const createBuilding = route({
  ...write,
  method: 'post',
  path: '/plots/{plotId}/buildings',
  operationId: 'createBuilding',
  summary: 'Enter a building of a plot',
  writes: 'keyed',
  request: { params: z.strictObject({ plotId: idOf('plot') }), body: json(NewBuilding) },
  responses: { 201: answer(Building, 'Entered'), ...errors('building.duplicate_name') },
})

export const updateBuilding = route({
  ...write,
  method: 'patch',
  path: '/buildings/{buildingId}',
  operationId: 'updateBuilding',
  summary: 'Change a building',
  writes: 'versioned',
  request: { params, body: json(BuildingChange) },
  responses: { 200: answer(Building, 'Changed'), ...errors('building.duplicate_name') },
})

export const createUnits = route({
  ...write,
  method: 'post',
  path: '/buildings/{buildingId}/units',
  operationId: 'createUnits',
  summary: 'Enter the flats of a building by its plan: floors times doors, 2,000 at the most',
  writes: 'keyed',
  request: { params, body: json(NewUnits) },
  responses: {
    201: answer(Changed, 'Entered'),
    ...errors('unit.duplicate', 'unit.outside_plan', 'unit_type.unknown'),
  },
})

export const changeBuildingUnits = route({
  ...write,
  method: 'post',
  path: '/buildings/{buildingId}/unit-states',
  operationId: 'changeBuildingUnits',
  summary: 'Let all flats of a building that are in one state pass to the next',
  writes: 'keyed',
  request: { params, body: json(BuildingUnitChange) },
  responses: { 200: answer(Changed, 'Changed'), ...errors('unit.transition', 'unit.before_last') },
})

export const buildingRoutes = [createBuilding, updateBuilding, createUnits, changeBuildingUnits]
