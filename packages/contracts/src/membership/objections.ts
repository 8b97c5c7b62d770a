import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can, open, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { MemberKind } from './alliance-members.ts'

/** How an objection came in: by whoever is signed in, or to 党建办, which enters it. */
export const ObjectionChannel = z.enum(['portal', 'letter', 'phone', 'visit']).openapi('ObjectionChannel')

/** An objection to an admission during its publicity. Who raised it is told to those who answer, and to nobody else. */
export const Objection = z
  .strictObject({
    id: idOf('objection'),
    content: z.string(),
    channel: ObjectionChannel,
    raisedOn: DateOnly,
    raisedBy: z.string().nullable(),
    dueOn: DateOnly,
    provisional: z.boolean(),
    overdue: z.boolean(),
    state: z.enum(['open', 'dismissed', 'sustained']),
    answer: z.string().nullable(),
    answeredOn: orNull(DateOnly),
  })
  .openapi('Objection')
export type Objection = z.infer<typeof Objection>

const Words = z.string().trim().min(5).max(1000)

export const NewObjection = z
  .strictObject({
    content: Words,
    channel: ObjectionChannel.default('portal'),
    /** Of one that 党建办 enters: who raised it; left out of one that was not signed. */
    raisedBy: z.string().trim().min(1).max(60).nullable().default(null),
  })
  .openapi('NewObjection')
export type NewObjection = z.infer<typeof NewObjection>

export const ObjectionAnswer = z
  .strictObject({
    ruling: z.enum(['dismissed', 'sustained']),
    /** Of a sustained one: back to the formal review, or rejected. */
    effect: z.enum(['return', 'reject']).nullable().default(null),
    answer: Words,
  })
  .refine(({ ruling, effect }) => (ruling === 'sustained') === (effect !== null), {
    path: ['effect'],
    params: { code: 'required' },
  })
  .openapi('ObjectionAnswer')
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>

/** A notice as everyone reads it: who, as what, on which chain, until when. Nothing else of the application. */
export const PublicityNotice = z
  .strictObject({
    id: idOf('memberApplication'),
    organisationName: z.string(),
    kind: MemberKind,
    chainCode: z.enum(chainCodes),
    postedOn: DateOnly,
    lastDay: DateOnly,
    provisional: z.boolean(),
    isDemo: z.boolean(),
  })
  .openapi('PublicityNotice')
export type PublicityNotice = z.infer<typeof PublicityNotice>

const tags = ['Member applications']
const params = z.strictObject({ applicationId: idOf('memberApplication') })

export const publicityNotices = lists({
  path: '/public/publicity-notices',
  name: 'PublicityNotices',
  summary: 'Admissions in publicity today, those that end first before the others',
  tags: ['Public'],
  access: open({ freshSeconds: 5 }),
  filter: z.strictObject({}),
  item: PublicityNotice,
  columns: [
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '成员类别', en: 'Kind', value: (row) => row.kind },
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '公示日期', en: 'Posted', value: (row) => row.postedOn },
    { zh: '公示截止', en: 'Last day', value: (row) => row.lastDay },
  ],
})

export const raiseObjection = route({
  method: 'post',
  path: '/member-applications/{applicationId}/objections',
  operationId: 'raiseObjection',
  summary: 'Object to an admission while its publicity runs; 党建办 also enters what came in otherwise',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(NewObjection) },
  responses: {
    201: answer(Objection, 'Raised'),
    ...errors('access.denied', 'objection.late', 'objection.twice'),
  },
})

export const answerObjection = route({
  method: 'post',
  path: '/member-applications/{applicationId}/objections/{objectionId}/answer',
  operationId: 'answerObjection',
  summary: 'Answer an objection; a sustained one sends the application back or rejects it',
  tags,
  access: can('member-application:review'),
  writes: 'keyed',
  request: { params: params.extend({ objectionId: idOf('objection') }), body: json(ObjectionAnswer) },
  responses: {
    200: answer(Objection, 'Answered'),
    ...errors('objection.answered', 'member_application.step', 'member_application.changed'),
  },
})

export const objectionRoutes = [publicityNotices.list, publicityNotices.file, raiseObjection, answerObjection]
