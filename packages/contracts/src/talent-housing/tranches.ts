import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from '../membership/organisations.ts'
import { TalentClass } from './policy-document.ts'
import { UnitTypeName } from './unit-types.ts'

export const TrancheState = z.enum(['draft', 'published', 'cancelled']).openapi('TrancheState')
export type TrancheState = z.infer<typeof TrancheState>

const fields = {
  name: Name,
  /** From this day on they may be asked for, up to `closesOn`, which is the first day on which they may not. */
  opensOn: DateOnly,
  closesOn: orNull(DateOnly),
  /** Whom it is open to. */
  classes: z.array(TalentClass).min(1).max(6),
  /** Its flats: those of these buildings … */
  buildingIds: z.array(idOf('building')).min(1).max(50),
  /** … of these types; none named: of any. */
  unitTypeIds: z.array(idOf('unitType')).max(20),
}
const ordered = (tranche: { opensOn?: string | undefined; closesOn?: string | null | undefined }) =>
  !tranche.closesOn || !tranche.opensOn || tranche.closesOn > tranche.opensOn
const ordering = { path: ['closesOn'], params: { code: 'period.reversed' } }

/** 批次: which flats open when, to whom. Once published it stands still. */
export const Tranche = z
  .strictObject({
    id: idOf('tranche'),
    plotId: idOf('plot'),
    plotCode: z.string(),
    plotName: z.string(),
    state: TrancheState,
    ...fields,
    buildingNames: z.array(z.string()),
    /** What it opened, by type, as at its publication; empty before. */
    opened: z.array(z.strictObject({ unitType: UnitTypeName, units: z.int() })),
    publishedAt: orNull(Instant),
    publishedBy: z.string().nullable(),
    cancelledReason: z.string().nullable(),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Tranche')
export type Tranche = z.infer<typeof Tranche>

export const NewTranche = z
  .strictObject({
    plotId: idOf('plot'),
    ...fields,
    closesOn: fields.closesOn.default(null),
    unitTypeIds: fields.unitTypeIds.default([]),
    ...Origin,
  })
  .refine(ordered, ordering)
  .openapi('NewTranche')
export type NewTranche = z.infer<typeof NewTranche>

export const TrancheChange = z
  .strictObject(fields)
  .partial()
  .refine(ordered, ordering)
  .openapi('TrancheChange')
export type TrancheChange = z.infer<typeof TrancheChange>

const tags = ['Tranches']
const params = z.strictObject({ trancheId: idOf('tranche') })
const write = { tags, access: can('plot:write') }

export const tranches = lists({
  path: '/tranches',
  name: 'Tranches',
  summary: 'Tranches in which flats are opened, the last entered first',
  tags,
  access: can('plot:read'),
  filter: z.strictObject({ plotId: idOf('plot').optional() }),
  item: Tranche,
  columns: [
    { zh: '批次', en: 'Tranche', value: (row) => row.name },
    { zh: '地块', en: 'Plot', value: (row) => row.plotName },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '开放日期', en: 'Opens', value: (row) => row.opensOn },
    { zh: '截止日期', en: 'Closes', value: (row) => row.closesOn },
    { zh: '人才类别', en: 'Classes', value: (row) => row.classes.join('、') },
    { zh: '套数', en: 'Flats', value: (row) => row.opened.reduce((sum, { units }) => sum + units, 0) },
  ],
})

export const createTranche = route({
  ...write,
  method: 'post',
  path: '/tranches',
  operationId: 'createTranche',
  summary: 'Prepare a tranche of one plot',
  writes: 'keyed',
  request: { body: json(NewTranche) },
  responses: {
    201: answer(Tranche, 'Prepared'),
    ...errors('resource.not_found', 'plot.unknown', 'tranche.elsewhere'),
  },
})

export const getTranche = route({
  method: 'get',
  path: '/tranches/{trancheId}',
  operationId: 'getTranche',
  summary: 'One tranche',
  tags,
  access: can('plot:read'),
  request: { params },
  responses: { 200: answer(Tranche, 'The tranche') },
})

export const updateTranche = route({
  ...write,
  method: 'patch',
  path: '/tranches/{trancheId}',
  operationId: 'updateTranche',
  summary: 'Change a tranche that is not published yet',
  writes: 'versioned',
  request: { params, body: json(TrancheChange) },
  responses: { 200: answer(Tranche, 'Changed'), ...errors('tranche.state', 'tranche.elsewhere') },
})

export const publishTranche = route({
  ...write,
  method: 'post',
  path: '/tranches/{trancheId}/publication',
  operationId: 'publishTranche',
  summary:
    'Publish a tranche: its accepted and available flats are opened by it, and it stands still from now on',
  writes: 'versioned',
  request: { params },
  responses: { 200: answer(Tranche, 'Published'), ...errors('tranche.state', 'tranche.empty') },
})

export const cancelTranche = route({
  ...write,
  method: 'post',
  path: '/tranches/{trancheId}/cancellation',
  operationId: 'cancelTranche',
  summary: 'Take a tranche back before it opens',
  writes: 'versioned',
  request: {
    params,
    body: json(z.strictObject({ reason: z.string().trim().min(2).max(300) }).openapi('TrancheCancellation')),
  },
  responses: { 200: answer(Tranche, 'Cancelled'), ...errors('tranche.state') },
})

export const trancheRoutes = [
  tranches.list,
  tranches.file,
  createTranche,
  getTranche,
  updateTranche,
  publishTranche,
  cancelTranche,
]
