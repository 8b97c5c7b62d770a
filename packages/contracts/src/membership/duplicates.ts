import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Person } from './people.ts'

/** What speaks for one person behind two records, and what against. */
export const DuplicateReason = z
  .enum([
    'same_phone',
    'same_name',
    'same_pinyin',
    'same_employer',
    'same_birth_year',
    'other_birth_year',
    'other_document',
  ])
  .openapi('DuplicateReason')
export type DuplicateReason = z.infer<typeof DuplicateReason>

/** Two records that may be one person's. `superseded`: one of them was merged elsewhere. */
export const DuplicatePair = z
  .strictObject({
    id: idOf('duplicate'),
    state: z.enum(['open', 'merged', 'distinct', 'superseded']),
    /** 0 to 100. */
    score: z.int(),
    grade: z.enum(['likely', 'possible']),
    reasons: z.array(DuplicateReason),
    first: Person,
    second: Person,
    foundAt: Instant,
    decidedAt: orNull(Instant),
    decidedBy: z.string().nullable(),
    decision: z.string().nullable(),
  })
  .openapi('DuplicatePair')
export type DuplicatePair = z.infer<typeof DuplicatePair>

export const Reason = z.string().trim().min(4).max(500)

const tags = ['Duplicates and merges']
const zh: Record<DuplicateReason, string> = {
  same_phone: '手机相同',
  same_name: '姓名相同',
  same_pinyin: '姓名同音',
  same_employer: '同一单位',
  same_birth_year: '出生年份相同',
  other_birth_year: '出生年份不同',
  other_document: '证件不同',
}

export const duplicates = lists({
  path: '/duplicates',
  name: 'Duplicates',
  summary: 'Pairs of records that may be one person’s, the likeliest first',
  tags,
  access: can('person:merge'),
  filter: z.strictObject({ state: z.enum(['open', 'merged', 'distinct']).default('open') }),
  item: DuplicatePair,
  columns: [
    { zh: '记录一', en: 'First', value: (row) => row.first.name },
    { zh: '单位一', en: 'Employer', value: (row) => row.first.employer?.name },
    { zh: '记录二', en: 'Second', value: (row) => row.second.name },
    { zh: '单位二', en: 'Employer', value: (row) => row.second.employer?.name },
    { zh: '依据', en: 'Reasons', value: (row) => row.reasons.map((reason) => zh[reason]).join('、') },
    { zh: '分值', en: 'Score', value: (row) => row.score },
    { zh: '状态', en: 'State', value: (row) => row.state },
  ],
})

export const getDuplicate = route({
  method: 'get',
  path: '/duplicates/{duplicateId}',
  operationId: 'getDuplicate',
  summary: 'One pair',
  tags,
  access: can('person:merge'),
  request: { params: z.strictObject({ duplicateId: idOf('duplicate') }) },
  responses: { 200: answer(DuplicatePair, 'The pair') },
})

export const tellApart = route({
  method: 'post',
  path: '/duplicates/{duplicateId}/distinct',
  operationId: 'tellApart',
  summary: 'Two persons, not one: kept with the reason, and not asked again',
  tags,
  access: can('person:merge'),
  writes: 'keyed',
  request: {
    params: z.strictObject({ duplicateId: idOf('duplicate') }),
    body: json(z.strictObject({ reason: Reason }).openapi('ToldApart')),
  },
  responses: { 200: answer(DuplicatePair, 'Kept'), ...errors('duplicate.decided') },
})

export const duplicateRoutes = [duplicates.list, duplicates.file, getDuplicate, tellApart]
