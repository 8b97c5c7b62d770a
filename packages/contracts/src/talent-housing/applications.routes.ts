import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { HousingApplicationChange, HousingIdentityType } from './application-form.ts'
import { HousingApplicationState } from './application-states.ts'
import {
  HousingApplication,
  HousingApplicationCard,
  HousingAssessment,
  HousingCheckedFacts,
  HousingSupplementItem,
  MyHousing,
  QueuedHousingApplication,
} from './applications.ts'
import { inPointsText } from './points-text.ts'

const Reason = z.string().trim().min(2).max(500)
const note = z.string().trim().max(500).default('')

export const NewHousingApplication = z
  .strictObject({ isDemo: z.boolean().default(false) })
  .openapi('NewHousingApplication')
export type NewHousingApplication = z.infer<typeof NewHousingApplication>

export const HousingEmployerAnswer = z
  .strictObject({
    choice: z.enum(['confirm', 'refuse']),
    contractUntil: orNull(DateOnly).default(null),
    openEnded: z.boolean().default(false),
    /** 关键岗位或紧缺工种. */
    keyPost: z.boolean().default(false),
    taxedInZone: z.boolean().default(true),
    note,
  })
  .refine(({ choice, note: words }) => choice === 'confirm' || words.length >= 2, {
    path: ['note'],
    params: { code: 'required' },
  })
  .refine(
    ({ choice, contractUntil, openEnded }) => choice === 'refuse' || openEnded === (contractUntil === null),
    { path: ['contractUntil'], params: { code: 'required' } },
  )
  .openapi('HousingEmployerAnswer')
export type HousingEmployerAnswer = z.infer<typeof HousingEmployerAnswer>

export const HousingReview = z
  .strictObject({
    /** Tell once what is missing, or decide by the rules from what was checked. */
    choice: z.enum(['supplement', 'decide']),
    missing: z.array(HousingSupplementItem).max(20).default([]),
    checked: orNull(HousingCheckedFacts).default(null),
    note,
  })
  .refine(({ choice, checked }) => choice === 'supplement' || checked !== null, {
    path: ['checked'],
    params: { code: 'required' },
  })
  .openapi('HousingReview')
export type HousingReview = z.infer<typeof HousingReview>

export const HousingAppealDecision = z
  .strictObject({ checked: HousingCheckedFacts, answer: z.string().trim().min(5).max(1000) })
  .openapi('HousingAppealDecision')
export type HousingAppealDecision = z.infer<typeof HousingAppealDecision>

/** Numbers and names in clear, for who has to ask the registers; each reading is kept in the audit trail. */
export const HousingIdentity = z
  .strictObject({
    type: HousingIdentityType,
    number: z.string(),
    phone: z.string(),
    spouse: orNull(z.strictObject({ name: z.string(), number: z.string() })),
  })
  .openapi('HousingIdentity')
export type HousingIdentity = z.infer<typeof HousingIdentity>

const tags = ['Housing applications']
const params = z.strictObject({ applicationId: idOf('housingApplication') })
const change = { method: 'post', tags, writes: 'keyed' } as const
const mine = signedIn()
const moved = (description: string, ...codes: Parameters<typeof errors>) => ({
  200: answer(HousingApplication, description),
  ...errors('housing_application.step', 'housing_application.changed', ...codes),
})

export const housingApplications = lists({
  path: '/applications',
  name: 'HousingApplications',
  summary: 'Applications that one may read, the last made first',
  tags,
  access: can('housing-application:read'),
  filter: z.strictObject({ state: HousingApplicationState.optional() }),
  item: HousingApplication,
  columns: [
    { zh: '申请编号', en: 'Application', value: (row) => row.applicationNo },
    { zh: '申请人', en: 'Applicant', value: (row) => row.applicantName },
    { zh: '用人单位', en: 'Employer', value: (row) => row.employerName },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '人才类别', en: 'Class', value: (row) => row.talentClass },
    { zh: '积分', en: 'Points', value: (row) => inPointsText(row.pointsTenths) },
    { zh: '提交日期', en: 'Submitted', value: (row) => row.submittedOn },
    { zh: '本环节期限', en: 'Due', value: (row) => row.step.dueOn },
    { zh: '办结日期', en: 'Ended', value: (row) => row.endedOn },
  ],
})

export const housingApplicationQueue = lists({
  path: '/application-queue',
  name: 'HousingApplicationQueue',
  summary: 'What in applications waits for the caller, the most urgent first',
  tags,
  access: can('housing-application:read'),
  filter: z.strictObject({}),
  item: QueuedHousingApplication,
  columns: [
    { zh: '待办', en: 'Action', value: (row) => row.action },
    { zh: '申请编号', en: 'Application', value: (row) => row.application.applicationNo },
    { zh: '申请人', en: 'Applicant', value: (row) => row.application.applicantName },
    { zh: '用人单位', en: 'Employer', value: (row) => row.application.employerName },
    { zh: '期限', en: 'Due', value: (row) => row.dueOn },
    { zh: '已逾期', en: 'Overdue', value: (row) => (row.overdue ? '是' : '否') },
  ],
})

export const getMyHousing = route({
  method: 'get',
  path: '/my-housing',
  operationId: 'getMyHousing',
  summary: 'One’s own application, where it stands and why',
  tags,
  access: mine,
  responses: { 200: answer(MyHousing, 'One’s own') },
})

export const beginHousingApplication = route({
  ...change,
  path: '/applications',
  operationId: 'beginHousingApplication',
  summary: 'Begin an application of one’s own; the draft is kept and is nobody else’s to see',
  access: mine,
  request: { body: json(NewHousingApplication) },
  responses: {
    201: answer(HousingApplication, 'Begun'),
    ...errors('access.denied', 'housing_application.open'),
  },
})

export const getHousingApplication = route({
  method: 'get',
  path: '/applications/{applicationId}',
  operationId: 'getHousingApplication',
  summary:
    'An application with its steps, receipts and what may be done now, as far as the caller may see it',
  tags,
  access: mine,
  request: { params },
  responses: { 200: answer(HousingApplicationCard, 'The application') },
})

export const updateHousingApplication = route({
  method: 'patch',
  path: '/applications/{applicationId}',
  operationId: 'updateHousingApplication',
  summary: 'Save answers of a draft, or of an application that is to be supplemented',
  tags,
  access: mine,
  writes: 'versioned',
  request: { params, body: json(HousingApplicationChange) },
  responses: {
    200: answer(HousingApplication, 'Saved'),
    ...errors('access.denied', 'organisation.unknown', 'housing_application.step'),
  },
})

export const submitHousingApplication = route({
  ...change,
  path: '/applications/{applicationId}/submission',
  operationId: 'submitHousingApplication',
  summary: 'Submit an application, or its supplement',
  access: mine,
  request: { params },
  responses: moved('Submitted', 'access.denied', 'housing_application.incomplete'),
})

export const withdrawHousingApplication = route({
  ...change,
  path: '/applications/{applicationId}/withdrawal',
  operationId: 'withdrawHousingApplication',
  summary: 'Withdraw one’s application at any time before a flat is offered',
  access: mine,
  request: { params, body: json(z.strictObject({ reason: Reason }).openapi('HousingWithdrawal')) },
  responses: moved('Withdrawn', 'access.denied'),
})

export const appealHousingDecision = route({
  ...change,
  path: '/applications/{applicationId}/appeal',
  operationId: 'appealHousingDecision',
  summary: 'Appeal against a decision of ineligibility within its term',
  access: mine,
  request: {
    params,
    body: json(z.strictObject({ grounds: z.string().trim().min(5).max(1000) }).openapi('NewHousingAppeal')),
  },
  responses: moved(
    'Raised',
    'access.denied',
    'housing_appeal.late',
    'housing_appeal.twice',
    'housing_application.open',
  ),
})

export const answerForEmployer = route({
  ...change,
  path: '/applications/{applicationId}/employer-confirmation',
  operationId: 'answerForEmployer',
  summary: 'The employer confirms contract and post, or sends the application back with a reason',
  access: can('housing-application:write'),
  request: { params, body: json(HousingEmployerAnswer) },
  responses: moved('Answered', 'duties.separate'),
})

export const assessHousingApplication = route({
  method: 'post',
  path: '/applications/{applicationId}/assessment',
  operationId: 'assessHousingApplication',
  summary: 'What the rules would say of checked facts; nothing is decided',
  tags,
  access: can('housing-application:review'),
  writes: 'free',
  request: { params, body: json(HousingCheckedFacts) },
  responses: {
    200: answer(HousingAssessment, 'As the rules say'),
    ...errors('housing_policy.none', 'housing_application.incomplete'),
  },
})

export const reviewHousingApplication = route({
  ...change,
  path: '/applications/{applicationId}/review',
  operationId: 'reviewHousingApplication',
  summary: 'The review: tell once everything that is missing, or let the rules decide from what was checked',
  access: can('housing-application:review'),
  request: { params, body: json(HousingReview) },
  responses: moved(
    'Reviewed',
    'duties.separate',
    'housing_application.notice_given',
    'housing_application.nothing_missing',
    'housing_application.duplicates',
    'housing_policy.none',
  ),
})

export const decideHousingAppeal = route({
  ...change,
  path: '/applications/{applicationId}/appeal-decision',
  operationId: 'decideHousingAppeal',
  summary: 'Decide an appeal, by someone who did not decide before; upheld or reversed, with a new receipt',
  access: can('housing-application:decide-appeal'),
  request: { params, body: json(HousingAppealDecision) },
  responses: moved('Decided', 'duties.separate', 'housing_application.duplicates', 'housing_policy.none'),
})

export const queueHousingApplication = route({
  ...change,
  path: '/applications/{applicationId}/queueing',
  operationId: 'queueHousingApplication',
  summary: 'Queue a case once its publicity is over; by itself this happens within a minute',
  access: can('housing-application:review'),
  request: {
    params,
    body: json(
      z
        .strictObject({
          /** Of a provisional period: the announced holidays were looked at, and it has passed. */
          calendarConfirmed: z.boolean().default(false),
        })
        .openapi('HousingQueueing'),
    ),
  },
  responses: moved('Queued', 'housing_application.publicity'),
})

export const revealHousingIdentity = route({
  method: 'post',
  path: '/applications/{applicationId}/identity',
  operationId: 'revealHousingIdentity',
  summary: 'Read the numbers in clear, for a reason that is kept',
  tags,
  access: can('housing-application:review'),
  writes: 'free',
  request: { params, body: json(z.strictObject({ reason: Reason }).openapi('HousingIdentityReading')) },
  responses: { 200: answer(HousingIdentity, 'In clear'), ...errors('housing_application.incomplete') },
})

export const housingApplicationRoutes = [
  housingApplications.list,
  housingApplications.file,
  housingApplicationQueue.list,
  housingApplicationQueue.file,
  getMyHousing,
  beginHousingApplication,
  getHousingApplication,
  updateHousingApplication,
  submitHousingApplication,
  withdrawHousingApplication,
  appealHousingDecision,
  answerForEmployer,
  assessHousingApplication,
  reviewHousingApplication,
  decideHousingAppeal,
  queueHousingApplication,
  revealHousingIdentity,
]
