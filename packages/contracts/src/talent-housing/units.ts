import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { UnitState } from './unit-states.ts'
import { areaCm2, Furniture, UnitTypeName } from './unit-types.ts'

const unit = {
  id: idOf('unit'),
  plotId: idOf('plot'),
  plotCode: z.string(),
  buildingId: idOf('building'),
  buildingName: z.string(),
  floor: z.int(),
  roomNumber: z.string(),
  unitType: UnitTypeName,
  areaCm2: z.int(),
  state: UnitState,
  /** Since when it is in that state. */
  stateSince: DateOnly,
  /** The tranche that opened it last. */
  trancheId: orNull(idOf('tranche')),
  version: z.int(),
}

export const Unit = z.strictObject(unit).openapi('Unit')
export type Unit = z.infer<typeof Unit>

/** One step of a flat's life; `from` is null where it begins. */
export const UnitStep = z
  .strictObject({
    from: orNull(UnitState),
    to: UnitState,
    on: DateOnly,
    reason: z.string(),
    by: z.string(),
    recordedAt: Instant,
  })
  .openapi('UnitStep')
export type UnitStep = z.infer<typeof UnitStep>

export const UnitCard = z
  .strictObject({
    ...unit,
    plotName: z.string(),
    /** What stands in it: its own list, or its type's. */
    furniture: Furniture,
    ownFurniture: z.boolean(),
    /** The newest first, at most 200. */
    steps: z.array(UnitStep),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('UnitCard')
export type UnitCard = z.infer<typeof UnitCard>

export const UnitChange = z
  .strictObject({
    unitTypeId: idOf('unitType'),
    areaCm2,
    /** Null: as its type has it. */
    furniture: orNull(Furniture),
  })
  .partial()
  .openapi('UnitChange')
export type UnitChange = z.infer<typeof UnitChange>

export const NewUnitStep = z
  .strictObject({ to: UnitState, on: DateOnly, reason: z.string().trim().min(2).max(300) })
  .openapi('NewUnitStep')
export type NewUnitStep = z.infer<typeof NewUnitStep>

const tags = ['Units']
const params = z.strictObject({ unitId: idOf('unit') })
const write = { tags, access: can('plot:write') }
const columns = [
  { zh: '地块', en: 'Plot', value: (row: Unit) => row.plotCode },
  { zh: '楼栋', en: 'Building', value: (row: Unit) => row.buildingName },
  { zh: '楼层', en: 'Floor', value: (row: Unit) => row.floor },
  { zh: '房号', en: 'Room', value: (row: Unit) => row.roomNumber },
  { zh: '户型', en: 'Type', value: (row: Unit) => row.unitType.name },
  { zh: '面积（㎡）', en: 'Area, m²', value: (row: Unit) => row.areaCm2 / 10_000 },
  { zh: '状态', en: 'State', value: (row: Unit) => row.state },
  { zh: '状态起始', en: 'Since', value: (row: Unit) => row.stateSince },
]

export const units = lists({
  path: '/units',
  name: 'Units',
  summary: 'Flats, the last entered first',
  tags,
  access: can('plot:read'),
  filter: z.strictObject({ plotId: idOf('plot').optional(), state: UnitState.optional() }),
  item: Unit,
  columns,
})

export const buildingUnits = lists({
  path: '/buildings/{buildingId}/units',
  name: 'BuildingUnits',
  summary: 'The flats of a building, floor by floor',
  tags,
  access: can('plot:read'),
  params: z.strictObject({ buildingId: idOf('building') }),
  filter: z.strictObject({}),
  item: Unit,
  columns,
})

export const getUnit = route({
  method: 'get',
  path: '/units/{unitId}',
  operationId: 'getUnit',
  summary: 'One flat with what stands in it and every step of its life',
  tags,
  access: can('plot:read'),
  request: { params },
  responses: { 200: answer(UnitCard, 'The flat') },
})

export const updateUnit = route({
  ...write,
  method: 'patch',
  path: '/units/{unitId}',
  operationId: 'updateUnit',
  summary: 'Change what a flat is',
  writes: 'versioned',
  request: { params, body: json(UnitChange) },
  responses: { 200: answer(UnitCard, 'Changed'), ...errors('unit_type.unknown') },
})

export const changeUnitState = route({
  ...write,
  method: 'post',
  path: '/units/{unitId}/states',
  operationId: 'changeUnitState',
  summary: 'Let a flat pass to its next state; reserved and occupied follow from allocation and lease alone',
  writes: 'keyed',
  request: { params, body: json(NewUnitStep) },
  responses: { 200: answer(UnitCard, 'Changed'), ...errors('unit.transition', 'unit.before_last') },
})

export const unitRoutes = [
  units.list,
  units.file,
  buildingUnits.list,
  buildingUnits.file,
  getUnit,
  updateUnit,
  changeUnitState,
]
