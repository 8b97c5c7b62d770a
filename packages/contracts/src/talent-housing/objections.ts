import { z } from '@hono/zod-openapi'
import { can, open, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { HousingUnitWish } from './application-form.ts'
import { TalentClass } from './policy-document.ts'

const Words = z.string().trim().min(5).max(1000)

/** An objection during the publicity. Who raised it is told to those who answer, and to nobody else. */
export const HousingObjection = z
  .strictObject({
    id: idOf('housingObjection'),
    content: z.string(),
    raisedOn: DateOnly,
    raisedBy: z.string().nullable(),
    dueOn: DateOnly,
    provisional: z.boolean(),
    overdue: z.boolean(),
    state: z.enum(['open', 'dismissed', 'sustained']),
    answer: z.string().nullable(),
    answeredOn: orNull(DateOnly),
  })
  .openapi('HousingObjection')
export type HousingObjection = z.infer<typeof HousingObjection>

export const NewHousingObjection = z.strictObject({ content: Words }).openapi('NewHousingObjection')
export type NewHousingObjection = z.infer<typeof NewHousingObjection>

export const HousingObjectionAnswer = z
  .strictObject({ ruling: z.enum(['dismissed', 'sustained']), answer: Words })
  .openapi('HousingObjectionAnswer')
export type HousingObjectionAnswer = z.infer<typeof HousingObjectionAnswer>

/** An appeal against a decision of ineligibility; there is one for each such decision of a first review. */
export const HousingAppeal = z
  .strictObject({
    id: idOf('housingAppeal'),
    grounds: z.string(),
    raisedOn: DateOnly,
    state: z.enum(['open', 'upheld', 'reversed']),
    answer: z.string().nullable(),
    decidedOn: orNull(DateOnly),
  })
  .openapi('HousingAppeal')
export type HousingAppeal = z.infer<typeof HousingAppeal>

/**
 * A case in publicity as everyone reads it (talent-housing.md §3.5): no number, phone, child or room, and of the name
 * no more than its first character.
 */
export const HousingNotice = z
  .strictObject({
    id: idOf('housingApplication'),
    applicationNo: z.string(),
    name: z.string(),
    employerName: z.string(),
    talentClass: TalentClass,
    unitWish: HousingUnitWish,
    result: z.literal('eligible'),
    postedOn: DateOnly,
    lastDay: DateOnly,
    provisional: z.boolean(),
    isDemo: z.boolean(),
  })
  .openapi('HousingNotice')
export type HousingNotice = z.infer<typeof HousingNotice>

const tags = ['Housing applications']
const params = z.strictObject({ applicationId: idOf('housingApplication') })

export const housingNotices = lists({
  path: '/public/publicity-notices',
  name: 'HousingNotices',
  summary: 'Cases in publicity today, those that end first before the others',
  tags: ['Public'],
  access: open({ freshSeconds: 5 }),
  filter: z.strictObject({}),
  item: HousingNotice,
  columns: [
    { zh: '申请编号', en: 'Application', value: (row) => row.applicationNo },
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '用人单位', en: 'Employer', value: (row) => row.employerName },
    { zh: '人才类别', en: 'Class', value: (row) => row.talentClass },
    { zh: '意向户型', en: 'Unit wished for', value: (row) => row.unitWish },
    { zh: '审核结果', en: 'Result', value: () => '符合条件' },
    { zh: '公示日期', en: 'Posted', value: (row) => row.postedOn },
    { zh: '公示截止', en: 'Last day', value: (row) => row.lastDay },
  ],
})

/** How many cases were posted; those that were eligible before anyone else decided otherwise. */
export const PostedHousingNotices = z
  .strictObject({ posted: z.int(), postedOn: DateOnly, lastDay: DateOnly, provisional: z.boolean() })
  .openapi('PostedHousingNotices')
export type PostedHousingNotices = z.infer<typeof PostedHousingNotices>

export const postHousingNotices = route({
  method: 'post',
  path: '/publicity-lists',
  operationId: 'postHousingNotices',
  summary: 'Post the list of all cases that were found eligible; their publicity begins',
  tags,
  access: can('housing-application:review'),
  writes: 'keyed',
  request: { body: json(z.strictObject({}).openapi('NewHousingNotices')) },
  responses: {
    201: answer(PostedHousingNotices, 'Posted'),
    ...errors('housing_application.nothing_to_post', 'housing_application.changed', 'housing_policy.none'),
  },
})

export const raiseHousingObjection = route({
  method: 'post',
  path: '/applications/{applicationId}/objections',
  operationId: 'raiseHousingObjection',
  summary: 'Object to a case while its publicity runs',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(NewHousingObjection) },
  responses: {
    201: answer(HousingObjection, 'Raised'),
    ...errors('access.denied', 'objection.late', 'objection.twice', 'housing_policy.none'),
  },
})

export const answerHousingObjection = route({
  method: 'post',
  path: '/applications/{applicationId}/objections/{objectionId}/answer',
  operationId: 'answerHousingObjection',
  summary: 'Answer an objection; a sustained one sends the case back to its review',
  tags,
  access: can('housing-application:review'),
  writes: 'keyed',
  request: {
    params: params.extend({ objectionId: idOf('housingObjection') }),
    body: json(HousingObjectionAnswer),
  },
  responses: {
    200: answer(HousingObjection, 'Answered'),
    ...errors(
      'objection.answered',
      'housing_application.step',
      'housing_application.changed',
      'duties.separate',
    ),
  },
})

export const housingObjectionRoutes = [
  housingNotices.list,
  housingNotices.file,
  postHousingNotices,
  raiseHousingObjection,
  answerHousingObjection,
]
