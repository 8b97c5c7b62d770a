import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { HousingApplication } from './applications.ts'

/** Two applications of one person, or of one family, found by keyed hashes of their numbers. A human decides. */
export const HousingDuplicate = z
  .strictObject({
    id: idOf('housingDuplicate'),
    ground: z.enum(['same_person', 'same_family']),
    first: HousingApplication,
    second: HousingApplication,
    state: z.enum(['open', 'first_kept', 'second_kept', 'both_kept']),
    foundOn: DateOnly,
    reason: z.string().nullable(),
    resolvedBy: z.string().nullable(),
    resolvedOn: orNull(DateOnly),
  })
  .openapi('HousingDuplicate')
export type HousingDuplicate = z.infer<typeof HousingDuplicate>

export const HousingDuplicateResolution = z
  .strictObject({
    /** Keeping one cancels the other; both stay where the numbers were mistaken. */
    keep: z.enum(['first', 'second', 'both']),
    reason: z.string().trim().min(5).max(500),
  })
  .openapi('HousingDuplicateResolution')
export type HousingDuplicateResolution = z.infer<typeof HousingDuplicateResolution>

const tags = ['Housing applications']

export const housingDuplicates = lists({
  path: '/duplicates',
  name: 'HousingDuplicates',
  summary: 'Pairs of applications of one person or family, those found first before the others',
  tags,
  access: can('housing-application:read'),
  filter: z.strictObject({ state: z.enum(['open', 'resolved']).default('open') }),
  item: HousingDuplicate,
  columns: [
    { zh: '关系', en: 'Ground', value: (row) => (row.ground === 'same_person' ? '同一人' : '同一家庭') },
    { zh: '申请一', en: 'First', value: (row) => row.first.applicationNo },
    { zh: '申请二', en: 'Second', value: (row) => row.second.applicationNo },
    { zh: '处理', en: 'State', value: (row) => row.state },
    { zh: '理由', en: 'Reason', value: (row) => row.reason },
  ],
})

export const resolveHousingDuplicate = route({
  method: 'post',
  path: '/duplicates/{duplicateId}/resolution',
  operationId: 'resolveHousingDuplicate',
  summary: 'Decide a pair, with the reason; what is not kept is cancelled',
  tags,
  access: can('housing-application:review'),
  writes: 'keyed',
  request: {
    params: z.strictObject({ duplicateId: idOf('housingDuplicate') }),
    body: json(HousingDuplicateResolution),
  },
  responses: {
    200: answer(HousingDuplicate, 'Decided'),
    ...errors('housing_duplicate.resolved', 'housing_application.step', 'housing_application.changed'),
  },
})

export const housingDuplicateRoutes = [
  housingDuplicates.list,
  housingDuplicates.file,
  resolveHousingDuplicate,
]
