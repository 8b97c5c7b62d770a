import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from '../membership/organisations.ts'
import { NewActivity } from './activities.ts'
import { ActivityKind } from './activity-kinds.ts'

/** A day of each month: the nth weekday (−1 the last), or a date of it (29 to 31 fall on the last day of a shorter one). */
export const MonthlyDay = z
  .discriminatedUnion('by', [
    z
      .strictObject({
        by: z.literal('weekday'),
        nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
        /** 1 is Monday. */
        weekday: z.int().min(1).max(7),
      })
      .openapi('MonthlyWeekday'),
    z.strictObject({ by: z.literal('date'), date: z.int().min(1).max(31) }).openapi('MonthlyDate'),
  ])
  .openapi('MonthlyDay')
export type MonthlyDay = z.infer<typeof MonthlyDay>

const minuteOfDay = z.int().min(0).max(1439)

/** A recurring series drafts its activities ahead, each for its own review (主题党日: one fixed day a month). */
export const Recurrence = z
  .strictObject({
    day: MonthlyDay,
    /** A holiday moves it to the next working day. */
    onHoliday: z.enum(['next_workday', 'keep']).default('next_workday'),
    startMinute: minuteOfDay,
    endMinute: minuteOfDay,
    from: DateOnly,
    to: orNull(DateOnly).default(null),
    /** How many months ahead they are drafted. */
    monthsAhead: z.int().min(1).max(6).default(2),
    template: NewActivity.omit({ startsAt: true, endsAt: true, seriesId: true }).openapi('ActivityTemplate'),
  })
  .openapi('Recurrence')
export type Recurrence = z.infer<typeof Recurrence>

const fields = {
  name: Name,
  description: Text,
  chainCode: orNull(z.enum(chainCodes)),
  /** Whether each activity is given the next number when it is published. */
  numbered: z.boolean(),
  recurrence: orNull(Recurrence),
}

export const Series = z
  .strictObject({
    id: idOf('series'),
    kind: ActivityKind,
    ...fields,
    /** Who keeps the series: an organisation or a Party organisation. */
    ownerId: z.union([idOf('organisation'), idOf('partyOrganisation')]),
    ownerName: z.string(),
    /** The last number given. */
    lastNumber: z.int(),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Series')
export type Series = z.infer<typeof Series>

export const NewSeries = z
  .strictObject({
    kind: ActivityKind,
    ownerId: z.union([idOf('organisation'), idOf('partyOrganisation')]),
    name: fields.name,
    description: fields.description.default(''),
    chainCode: fields.chainCode.default(null),
    numbered: fields.numbered.default(false),
    recurrence: fields.recurrence.default(null),
    ...Origin,
  })
  .openapi('NewSeries')
export type NewSeries = z.infer<typeof NewSeries>

export const SeriesChange = z.strictObject(fields).partial().openapi('SeriesChange')
export type SeriesChange = z.infer<typeof SeriesChange>

const tags = ['Series']
const params = z.strictObject({ seriesId: idOf('series') })

export const series = lists({
  path: '/series',
  name: 'Series',
  summary: 'Series, the last made first',
  tags,
  access: signedIn(),
  filter: z.strictObject({ kind: ActivityKind.optional() }),
  item: Series,
  columns: [
    { zh: '系列', en: 'Series', value: (row) => row.name },
    { zh: '类型', en: 'Kind', value: (row) => row.kind },
    { zh: '负责', en: 'Kept by', value: (row) => row.ownerName },
    { zh: '最近一期', en: 'Last number', value: (row) => (row.numbered ? row.lastNumber : null) },
  ],
})

export const createSeries = route({
  method: 'post',
  path: '/series',
  operationId: 'createSeries',
  summary: 'Begin a series',
  tags,
  access: can('activity:write'),
  writes: 'keyed',
  request: { body: json(NewSeries) },
  responses: { 201: answer(Series, 'Begun'), ...errors('activity.host_unknown', 'series.kind') },
})

export const getSeries = route({
  method: 'get',
  path: '/series/{seriesId}',
  operationId: 'getSeries',
  summary: 'A series',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(Series, 'As it is now') },
})

export const updateSeries = route({
  method: 'patch',
  path: '/series/{seriesId}',
  operationId: 'updateSeries',
  summary: 'Change a series; what was drafted of it stays',
  tags,
  access: can('activity:write'),
  writes: 'versioned',
  request: { params, body: json(SeriesChange) },
  responses: {
    200: answer(Series, 'Changed'),
    ...errors('activity.host_unknown', 'series.kind', 'series.numbering'),
  },
})

export const seriesRoutes = [series.list, series.file, createSeries, getSeries, updateSeries]
