import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, orNull, Provenance, Text } from '../kit/primitives.ts'
import { ReceiptReason, ReplayedReceipt } from '../kit/receipts.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { AdmissionTerms } from './admission-terms.ts'
import { MemberKind } from './alliance-members.ts'
import { Objection } from './objections.ts'
import { ChainPlace } from './chains.ts'
import { Organisation, OrganisationKind, Origin } from './organisations.ts'

/**
 * Where an application stands, named by what it waits for (membership.md §2.12): 党建办's formal review, the applicant's
 * supplement, the chain committee's opinion, the zone's approval, the end of its publicity.
 */
export const ApplicationState = z
  .enum([
    'draft',
    'formal_review',
    'supplement',
    'chain_opinion',
    'zone_approval',
    'publicity',
    'admitted',
    'rejected',
    'withdrawn',
  ])
  .openapi('MemberApplicationState')
export type ApplicationState = z.infer<typeof ApplicationState>

/** The clock of the step that an application waits in; `dueOn` is its last day. */
export const ApplicationStep = z
  .strictObject({
    from: DateOnly,
    workingDays: z.int(),
    dueOn: DateOnly,
    /** The days that were counted reach past the years whose holidays are announced. */
    provisional: z.boolean(),
    overdue: z.boolean(),
  })
  .openapi('MemberApplicationStep')
export type ApplicationStep = z.infer<typeof ApplicationStep>

const content = {
  kind: MemberKind,
  /** The chain whose committee gives its opinion. */
  chainCode: z.enum(chainCodes),
  /** Why it wishes to join. */
  statement: Text,
  /** What it can bring to the alliance, and what it hopes for. */
  contribution: Text,
  expectation: Text,
  /** It has read the alliance's charter and keeps to it. */
  charterAccepted: z.boolean(),
}

export const MemberApplication = z
  .strictObject({
    id: idOf('memberApplication'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    ...content,
    state: ApplicationState,
    step: orNull(ApplicationStep),
    /** Grows when a sustained objection sends it back to its formal review. */
    round: z.int(),
    submittedOn: orNull(DateOnly),
    endedOn: orNull(DateOnly),
    memberId: idOf('allianceMember').nullable(),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('MemberApplication')
export type MemberApplication = z.infer<typeof MemberApplication>

export const NewMemberApplication = z
  .strictObject({
    organisationId: idOf('organisation'),
    kind: content.kind,
    chainCode: content.chainCode,
    statement: content.statement.default(''),
    contribution: content.contribution.default(''),
    expectation: content.expectation.default(''),
    charterAccepted: content.charterAccepted.default(false),
    ...Origin,
  })
  .openapi('NewMemberApplication')
export type NewMemberApplication = z.infer<typeof NewMemberApplication>

export const MemberApplicationChange = z.strictObject(content).partial().openapi('MemberApplicationChange')
export type MemberApplicationChange = z.infer<typeof MemberApplicationChange>

/** What the caller may do with an application now. */
export const ApplicationAction = z
  .enum(['edit', 'submit', 'withdraw', 'review', 'opine', 'approve', 'object', 'answer', 'admit'])
  .openapi('MemberApplicationAction')
export type ApplicationAction = z.infer<typeof ApplicationAction>

export const MemberApplicationCard = z
  .strictObject({
    application: MemberApplication,
    /** What the register knows, so that nobody is asked for it. */
    organisation: z.strictObject({
      kind: OrganisationKind,
      creditCode: z.string().nullable(),
      partyStatus: Organisation.shape.partyStatus,
      places: z.array(z.strictObject({ chainCode: z.enum(chainCodes), place: ChainPlace })),
    }),
    committee: orNull(z.strictObject({ id: idOf('partyOrganisation'), name: z.string() })),
    /** The formal check as it would turn out today; null once it is over. */
    check: orNull(z.strictObject({ rule: z.string(), findings: z.array(ReceiptReason) })),
    terms: AdmissionTerms,
    receipts: z.array(ReplayedReceipt),
    objections: z.array(Objection),
    member: orNull(
      z.strictObject({ id: idOf('allianceMember'), plaqueNo: z.string().nullable(), admittedOn: DateOnly }),
    ),
    may: z.array(ApplicationAction),
  })
  .openapi('MemberApplicationCard')
export type MemberApplicationCard = z.infer<typeof MemberApplicationCard>

/** Something in an application that waits for the caller. `key` is of what waits: the application, or an objection. */
export const QueuedApplication = z
  .strictObject({
    key: z.string(),
    action: z.enum(['complete', 'supplement', 'review', 'opine', 'approve', 'answer', 'admit']),
    applicationId: idOf('memberApplication'),
    organisationName: z.string(),
    kind: MemberKind,
    chainCode: z.enum(chainCodes),
    state: ApplicationState,
    submittedOn: orNull(DateOnly),
    dueOn: orNull(DateOnly),
    provisional: z.boolean(),
    overdue: z.boolean(),
    isDemo: z.boolean(),
  })
  .openapi('QueuedMemberApplication')
export type QueuedApplication = z.infer<typeof QueuedApplication>

/** Why an application is rejected; the note says it in full. */
export const RejectionGround = z
  .enum(['not_eligible', 'untrue_statement', 'charter', 'supplement_not_given', 'objection', 'other'])
  .openapi('RejectionGround')
export type RejectionGround = z.infer<typeof RejectionGround>

const Reason = z.string().trim().min(2).max(500)
const ground = RejectionGround.nullable().default(null)
const note = z.string().trim().max(500).default('')
/** Whoever turns an application down says why, by a ground and in words. */
const grounded = (decided: { choice: string; ground: RejectionGround | null; note: string }) =>
  decided.choice !== 'reject' || (decided.ground !== null && decided.note.length >= 2)
const required = { path: ['note'], params: { code: 'required' } }

export const FormalReview = z
  .strictObject({
    choice: z.enum(['accept', 'return', 'reject']),
    /** What else is missing, beside what the formal check finds by itself. Told once, and all of it. */
    missing: z.array(Reason).max(20).default([]),
    ground,
    note,
  })
  .refine(grounded, required)
  .openapi('FormalReview')
export type FormalReview = z.infer<typeof FormalReview>

export const ChainOpinion = z
  .strictObject({ choice: z.enum(['support', 'oppose']), note: Reason })
  .openapi('ChainOpinion')
export type ChainOpinion = z.infer<typeof ChainOpinion>

export const ZoneApproval = z
  .strictObject({ choice: z.enum(['approve', 'reject']), ground, note })
  .refine(grounded, required)
  .openapi('ZoneApproval')
export type ZoneApproval = z.infer<typeof ZoneApproval>

const tags = ['Member applications']
const params = z.strictObject({ applicationId: idOf('memberApplication') })
const read = can('member-application:read')
const change = { method: 'post', tags, writes: 'keyed' } as const
const moved = (description: string, ...codes: Parameters<typeof errors>) => ({
  200: answer(MemberApplication, description),
  ...errors('member_application.step', 'member_application.changed', ...codes),
})

export const memberApplications = lists({
  path: '/member-applications',
  name: 'MemberApplications',
  summary: 'Applications for membership that one may read, the last made first',
  tags,
  access: read,
  filter: z.strictObject({ state: ApplicationState.optional() }),
  item: MemberApplication,
  columns: [
    { zh: '申请单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '成员类别', en: 'Kind', value: (row) => row.kind },
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '提交日期', en: 'Submitted', value: (row) => row.submittedOn },
    { zh: '本环节期限', en: 'Due', value: (row) => row.step?.dueOn },
    { zh: '已逾期', en: 'Overdue', value: (row) => (row.step?.overdue ? '是' : '否') },
    { zh: '办结日期', en: 'Ended', value: (row) => row.endedOn },
  ],
})

export const memberApplicationQueue = lists({
  path: '/member-application-queue',
  name: 'MemberApplicationQueue',
  summary: 'What in applications for membership waits for the caller, the most urgent first',
  tags,
  access: read,
  filter: z.strictObject({}),
  item: QueuedApplication,
  columns: [
    { zh: '待办', en: 'Action', value: (row) => row.action },
    { zh: '申请单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '提交日期', en: 'Submitted', value: (row) => row.submittedOn },
    { zh: '期限', en: 'Due', value: (row) => row.dueOn },
    { zh: '已逾期', en: 'Overdue', value: (row) => (row.overdue ? '是' : '否') },
  ],
})

export const draftMemberApplication = route({
  ...change,
  path: '/member-applications',
  operationId: 'draftMemberApplication',
  summary: 'Begin an application; it is the applicant’s own until it is submitted',
  access: can('member-application:write'),
  request: { body: json(NewMemberApplication) },
  responses: {
    201: answer(MemberApplication, 'Begun'),
    ...errors('organisation.unknown', 'member.duplicate', 'member_application.open'),
  },
})

export const getMemberApplication = route({
  method: 'get',
  path: '/member-applications/{applicationId}',
  operationId: 'getMemberApplication',
  summary: 'One application with its steps, receipts, objections and what may be done now',
  tags,
  access: read,
  request: { params },
  responses: { 200: answer(MemberApplicationCard, 'The application') },
})

export const updateMemberApplication = route({
  method: 'patch',
  path: '/member-applications/{applicationId}',
  operationId: 'updateMemberApplication',
  summary: 'Change a draft, or an application that is to be supplemented',
  tags,
  access: can('member-application:write'),
  writes: 'versioned',
  request: { params, body: json(MemberApplicationChange) },
  responses: { 200: answer(MemberApplication, 'Changed'), ...errors('member_application.step') },
})

export const submitMemberApplication = route({
  ...change,
  path: '/member-applications/{applicationId}/submission',
  operationId: 'submitMemberApplication',
  summary: 'Submit an application, or its supplement',
  access: can('member-application:write'),
  request: { params },
  responses: moved(
    'Submitted',
    'member_application.incomplete',
    'member_application.no_committee',
    'member.duplicate',
  ),
})

export const withdrawMemberApplication = route({
  ...change,
  path: '/member-applications/{applicationId}/withdrawal',
  operationId: 'withdrawMemberApplication',
  summary: 'Withdraw an application at any time before the admission',
  access: can('member-application:write'),
  request: { params, body: json(z.strictObject({ reason: Reason }).openapi('ApplicationWithdrawal')) },
  responses: moved('Withdrawn'),
})

export const reviewMemberApplication = route({
  ...change,
  path: '/member-applications/{applicationId}/formal-review',
  operationId: 'reviewMemberApplication',
  summary: 'The formal review: accept, return once with everything that is missing, or reject with reasons',
  access: can('member-application:review'),
  request: { params, body: json(FormalReview) },
  responses: moved(
    'Reviewed',
    'duties.separate',
    'member_application.not_met',
    'member_application.notice_given',
    'member_application.nothing_missing',
  ),
})

export const opineOnMemberApplication = route({
  ...change,
  path: '/member-applications/{applicationId}/opinion',
  operationId: 'opineOnMemberApplication',
  summary: 'The chain committee’s opinion; it goes to the zone either way',
  access: can('member-application:opine'),
  request: { params, body: json(ChainOpinion) },
  responses: moved('Given', 'duties.separate'),
})

export const approveMemberApplication = route({
  ...change,
  path: '/member-applications/{applicationId}/approval',
  operationId: 'approveMemberApplication',
  summary: 'The zone’s approval, behind which the publicity begins, or its rejection with reasons',
  access: can('member-application:approve'),
  request: { params, body: json(ZoneApproval) },
  responses: moved('Decided', 'duties.separate', 'member_application.against_opinion'),
})

export const concludeMemberApplication = route({
  ...change,
  path: '/member-applications/{applicationId}/admission',
  operationId: 'concludeMemberApplication',
  summary:
    'Admit once the publicity is over and no objection is open; by itself this happens within a minute',
  access: can('member-application:review'),
  request: {
    params,
    body: json(
      z
        .strictObject({
          /** Of a provisional period: the announced holidays were looked at, and it has passed. */
          calendarConfirmed: z.boolean().default(false),
        })
        .openapi('ApplicationAdmission'),
    ),
  },
  responses: moved('Admitted', 'member_application.publicity', 'member.duplicate', 'service.unavailable'),
})

export const memberApplicationRoutes = [
  memberApplications.list,
  memberApplications.file,
  memberApplicationQueue.list,
  memberApplicationQueue.file,
  draftMemberApplication,
  getMemberApplication,
  updateMemberApplication,
  submitMemberApplication,
  withdrawMemberApplication,
  reviewMemberApplication,
  opineOnMemberApplication,
  approveMemberApplication,
  concludeMemberApplication,
]
