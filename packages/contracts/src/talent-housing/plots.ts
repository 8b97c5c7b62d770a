import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, Instant, Name, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from '../membership/organisations.ts'
import { Building } from './buildings.ts'
import { UnitCounts } from './unit-states.ts'

/** S38: what is built anew, and what is converted from existing buildings. */
export const ConstructionKind = z.enum(['new_build', 'renovation']).openapi('ConstructionKind')
export type ConstructionKind = z.infer<typeof ConstructionKind>

const fields = {
  name: Name,
  constructionKind: ConstructionKind,
  address: z.string().trim().min(1).max(200).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** Flats that the plot is to give in the end. */
  targetUnits: z.int().min(1).max(100_000),
  plannedStartOn: orNull(DateOnly),
  plannedCompletionOn: orNull(DateOnly),
}

export const Plot = z
  .strictObject({
    id: idOf('plot'),
    /** P01, P02 … */
    code: z.string(),
    ...fields,
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Plot')
export type Plot = z.infer<typeof Plot>

/** A plot's own rent base over a half-open period, instead of the policy's; evaluated yearly. */
export const PlotRentBase = z
  .strictObject({
    from: DateOnly,
    to: orNull(DateOnly),
    fenPerM2Month: z.int().min(0).max(1_000_000),
    /** What the evaluation rests on. */
    basis: z.string(),
    recordedBy: z.string(),
    recordedAt: Instant,
  })
  .openapi('PlotRentBase')
export type PlotRentBase = z.infer<typeof PlotRentBase>

export const PlotCard = z
  .strictObject({
    asOf: DateOnly,
    plot: Plot,
    /** Its flats by state as on the date. */
    units: UnitCounts,
    /** Flats that have passed acceptance up to the date. */
    delivered: z.int(),
    buildings: z.array(Building),
    /** The newest first. */
    rentBases: z.array(PlotRentBase),
    /** True when there is more than the card takes (100 of each). */
    cut: z.boolean(),
  })
  .openapi('PlotCard')
export type PlotCard = z.infer<typeof PlotCard>

const paired = (plot: { latitude?: number | null | undefined; longitude?: number | null | undefined }) =>
  (plot.latitude == null) === (plot.longitude == null)
const pairing = { path: ['longitude'], params: { code: 'coordinate.pair' } }

export const NewPlot = z
  .strictObject({
    code: z.string().regex(/^P\d{2,3}$/),
    ...fields,
    address: fields.address.default(null),
    latitude: fields.latitude.default(null),
    longitude: fields.longitude.default(null),
    plannedStartOn: fields.plannedStartOn.default(null),
    plannedCompletionOn: fields.plannedCompletionOn.default(null),
    ...Origin,
  })
  .refine(paired, pairing)
  .openapi('NewPlot')
export type NewPlot = z.infer<typeof NewPlot>

export const PlotChange = z.strictObject(fields).partial().refine(paired, pairing).openapi('PlotChange')
export type PlotChange = z.infer<typeof PlotChange>

export const NewPlotRentBase = z
  .strictObject({
    from: DateOnly,
    fenPerM2Month: z.int().min(0).max(1_000_000),
    basis: z.string().trim().min(2).max(500),
  })
  .openapi('NewPlotRentBase')
export type NewPlotRentBase = z.infer<typeof NewPlotRentBase>

const tags = ['Plots']
const params = z.strictObject({ plotId: idOf('plot') })
const read = can('plot:read')
const write = { tags, access: can('plot:write') }

export const plots = lists({
  path: '/plots',
  name: 'Plots',
  summary: 'Plots with talent flats, by their code',
  tags,
  access: read,
  filter: z.strictObject({ constructionKind: ConstructionKind.optional() }),
  item: Plot,
  columns: [
    { zh: '编号', en: 'Code', value: (row) => row.code },
    { zh: '地块', en: 'Plot', value: (row) => row.name },
    { zh: '建设方式', en: 'Construction', value: (row) => row.constructionKind },
    { zh: '地址', en: 'Address', value: (row) => row.address },
    { zh: '计划套数', en: 'Target', value: (row) => row.targetUnits },
    { zh: '计划开工', en: 'Planned start', value: (row) => row.plannedStartOn },
    { zh: '计划竣工', en: 'Planned completion', value: (row) => row.plannedCompletionOn },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
    { zh: '出处', en: 'Source', value: (row) => row.sourceRef },
  ],
})

export const createPlot = route({
  ...write,
  method: 'post',
  path: '/plots',
  operationId: 'createPlot',
  summary: 'Enter a plot',
  writes: 'keyed',
  request: { body: json(NewPlot) },
  responses: { 201: answer(Plot, 'Entered'), ...errors('plot.duplicate_code') },
})

export const getPlot = route({
  method: 'get',
  path: '/plots/{plotId}',
  operationId: 'getPlot',
  summary: 'One plot as on a date, with its flats by state, its buildings and its rent bases',
  tags,
  access: read,
  request: { params, query: AsOf },
  responses: { 200: answer(PlotCard, 'The plot') },
})

export const updatePlot = route({
  ...write,
  method: 'patch',
  path: '/plots/{plotId}',
  operationId: 'updatePlot',
  summary: 'Change a plot',
  writes: 'versioned',
  request: { params, body: json(PlotChange) },
  responses: { 200: answer(Plot, 'Changed') },
})

export const evaluatePlotRent = route({
  ...write,
  method: 'post',
  path: '/plots/{plotId}/rent-bases',
  operationId: 'evaluatePlotRent',
  summary: 'Let a rent base of the plot’s own hold from a day on; the one before it ends there',
  writes: 'keyed',
  request: { params, body: json(NewPlotRentBase) },
  responses: { 201: answer(PlotRentBase, 'Entered'), ...errors('plot.rent_base_overlap') },
})

export const plotRoutes = [plots.list, plots.file, createPlot, getPlot, updatePlot, evaluatePlotRent]
