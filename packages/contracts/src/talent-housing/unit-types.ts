import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from '../membership/organisations.ts'

/** A thing that stands in a flat when it is handed over. */
export const FurnitureItem = z
  .strictObject({ name: z.string().trim().min(1).max(60), quantity: z.int().min(1).max(99) })
  .openapi('FurnitureItem')
export type FurnitureItem = z.infer<typeof FurnitureItem>

export const Furniture = z
  .array(FurnitureItem)
  .max(60)
  .refine((items) => new Set(items.map(({ name }) => name)).size === items.length, {
    params: { code: 'policy.repeated' },
  })
export const areaCm2 = z.int().min(50_000).max(10_000_000)

const fields = {
  name: Name,
  bedrooms: z.int().min(0).max(9),
  livingRooms: z.int().min(0).max(9),
  /** Ten thousandths of a square metre. */
  areaCm2,
  description: Text,
  furniture: Furniture,
}

export const UnitType = z
  .strictObject({
    id: idOf('unitType'),
    /** T1, T2 … */
    code: z.string(),
    ...fields,
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('UnitType')
export type UnitType = z.infer<typeof UnitType>

export const NewUnitType = z
  .strictObject({
    code: z.string().regex(/^T\d{1,3}$/),
    ...fields,
    description: Text.default(''),
    furniture: fields.furniture.default([]),
    ...Origin,
  })
  .openapi('NewUnitType')
export type NewUnitType = z.infer<typeof NewUnitType>

export const UnitTypeChange = z.strictObject(fields).partial().openapi('UnitTypeChange')
export type UnitTypeChange = z.infer<typeof UnitTypeChange>

/** As it is named where a flat is. */
export const UnitTypeName = z
  .strictObject({ id: idOf('unitType'), code: z.string(), name: z.string() })
  .openapi('UnitTypeName')

const tags = ['Unit types']
const params = z.strictObject({ unitTypeId: idOf('unitType') })
const write = { tags, access: can('plot:write') }

export const furnitureText = (items: readonly FurnitureItem[]): string =>
  items.map(({ name, quantity }) => `${name}×${quantity}`).join('、')

export const unitTypes = lists({
  path: '/unit-types',
  name: 'UnitTypes',
  summary: 'Types of flats with what stands in them, by their code',
  tags,
  access: can('plot:read'),
  filter: z.strictObject({}),
  item: UnitType,
  columns: [
    { zh: '编号', en: 'Code', value: (row) => row.code },
    { zh: '户型', en: 'Type', value: (row) => row.name },
    { zh: '室', en: 'Bedrooms', value: (row) => row.bedrooms },
    { zh: '厅', en: 'Living rooms', value: (row) => row.livingRooms },
    { zh: '面积（㎡）', en: 'Area, m²', value: (row) => row.areaCm2 / 10_000 },
    { zh: '家具家电', en: 'Furniture', value: (row) => furnitureText(row.furniture) },
  ],
})

export const createUnitType = route({
  ...write,
  method: 'post',
  path: '/unit-types',
  operationId: 'createUnitType',
  summary: 'Enter a type of flat',
  writes: 'keyed',
  request: { body: json(NewUnitType) },
  responses: { 201: answer(UnitType, 'Entered'), ...errors('unit_type.duplicate_code') },
})

export const updateUnitType = route({
  ...write,
  method: 'patch',
  path: '/unit-types/{unitTypeId}',
  operationId: 'updateUnitType',
  summary: 'Change a type of flat',
  writes: 'versioned',
  request: { params, body: json(UnitTypeChange) },
  responses: { 200: answer(UnitType, 'Changed') },
})

export const getUnitType = route({
  method: 'get',
  path: '/unit-types/{unitTypeId}',
  operationId: 'getUnitType',
  summary: 'One type of flat',
  tags,
  access: can('plot:read'),
  request: { params },
  responses: { 200: answer(UnitType, 'The type') },
})

export const unitTypeRoutes = [unitTypes.list, unitTypes.file, createUnitType, getUnitType, updateUnitType]
