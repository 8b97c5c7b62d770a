import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, Instant, Name, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import {
  documentFile,
  documentUpload,
  documentUploadProblems,
  documentWithdrawal,
  StoredDocument,
} from './documents.ts'
import { Origin } from './organisations.ts'

/** What a regulation of the alliance's operating mechanism settles (row S33 运行机制). */
export const RegulationKind = z
  .enum([
    'meeting_system',
    'review_cycle',
    'fund_rule',
    'housing_rule',
    'membership_rule',
    'service_rule',
    'other',
  ])
  .openapi('RegulationKind')
export type RegulationKind = z.infer<typeof RegulationKind>

/** Paragraphs of plain text; a line that begins with `# ` is a heading. At most 20,000 characters. */
const RegulationText = z.string().trim().min(1).max(20_000)

/** The text of a regulation over a half-open period; the periods of one regulation neither overlap nor leave a gap. */
export const RegulationVersion = z
  .strictObject({
    id: idOf('regulationVersion'),
    number: z.int(),
    from: DateOnly,
    to: orNull(DateOnly),
    /** What it changes of the version before it. */
    note: z.string().nullable(),
    text: z.string().nullable(),
    recordedBy: z.string(),
    recordedAt: Instant,
  })
  .openapi('RegulationVersion')
export type RegulationVersion = z.infer<typeof RegulationVersion>

/** `upcoming` before the first version's day, then `in_force` until it is `repealed`. */
export const RegulationState = z.enum(['upcoming', 'in_force', 'repealed']).openapi('RegulationState')
export type RegulationState = z.infer<typeof RegulationState>

export const Regulation = z
  .strictObject({
    id: idOf('regulation'),
    kind: RegulationKind,
    title: z.string(),
    /** 文号 */
    number: z.string().nullable(),
    issuedById: idOf('organisation'),
    issuedByName: z.string(),
    state: RegulationState,
    /** The version in force; null where none is. */
    inForce: z.strictObject({ number: z.int(), from: DateOnly }).nullable(),
    reviewDueOn: orNull(DateOnly),
    reviewOverdue: z.boolean(),
    repealedOn: orNull(DateOnly),
    repealReason: z.string().nullable(),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Regulation')
export type Regulation = z.infer<typeof Regulation>

export const RegulationReview = z
  .strictObject({
    id: idOf('regulationReview'),
    reviewedOn: DateOnly,
    outcome: z.enum(['keep', 'amend', 'repeal']),
    note: z.string().nullable(),
    recordedBy: z.string(),
  })
  .openapi('RegulationReview')
export type RegulationReview = z.infer<typeof RegulationReview>

export const RegulationCard = z
  .strictObject({
    asOf: DateOnly,
    regulation: Regulation,
    /** The newest first; only the one in force on the date has its text here. */
    versions: z.array(RegulationVersion),
    documents: z.array(StoredDocument),
    reviews: z.array(RegulationReview),
    /** True when there is more than the card takes (100 of each). */
    cut: z.boolean(),
  })
  .openapi('RegulationCard')
export type RegulationCard = z.infer<typeof RegulationCard>

/** A paragraph as it is in both versions, or in one of them. */
export const RegulationDifference = z
  .strictObject({
    older: RegulationVersion,
    newer: RegulationVersion,
    parts: z.array(z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
  })
  .openapi('RegulationDifference')
export type RegulationDifference = z.infer<typeof RegulationDifference>

const first = { from: DateOnly, text: RegulationText.nullable().default(null) }
const due = { reviewDueOn: orNull(DateOnly).default(null) }
export const NewRegulation = z
  .strictObject({
    kind: RegulationKind,
    title: Name,
    number: z.string().trim().min(1).max(60).nullable().default(null),
    issuedById: idOf('organisation'),
    ...first,
    ...due,
    ...Origin,
  })
  .openapi('NewRegulation')
export type NewRegulation = z.infer<typeof NewRegulation>

export const NewRegulationVersion = z
  .strictObject({ ...first, note: z.string().trim().min(2).max(500), ...due })
  .openapi('NewRegulationVersion')
export type NewRegulationVersion = z.infer<typeof NewRegulationVersion>

export const NewRegulationReview = z
  .strictObject({
    reviewedOn: DateOnly,
    outcome: z.enum(['keep', 'amend', 'repeal']),
    note: z.string().trim().min(1).max(500).nullable().default(null),
    nextDueOn: orNull(DateOnly).default(null),
  })
  .openapi('NewRegulationReview')
export type NewRegulationReview = z.infer<typeof NewRegulationReview>

const tags = ['Regulations']
const params = z.strictObject({ regulationId: idOf('regulation') })
const ofVersion = params.extend({ number: z.coerce.number().int().min(1) })
const ofDocument = params.extend({ documentId: idOf('document') })
const read = can('regulation:read')
const change = { method: 'post', tags, access: can('regulation:write'), writes: 'keyed' } as const

export const regulations = lists({
  path: '/regulations',
  name: 'Regulations',
  summary: 'Rules and regulations as on a date, the last recorded first',
  tags,
  access: read,
  filter: AsOf.extend({ kind: RegulationKind.optional() }),
  item: Regulation,
  columns: [
    { zh: '制度', en: 'Title', value: (row) => row.title },
    { zh: '类别', en: 'Kind', value: (row) => row.kind },
    { zh: '文号', en: 'Number', value: (row) => row.number },
    { zh: '发布单位', en: 'Issued by', value: (row) => row.issuedByName },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '现行版本', en: 'Version', value: (row) => row.inForce?.number },
    { zh: '生效日期', en: 'In force from', value: (row) => row.inForce?.from },
    { zh: '下次评估', en: 'Review due', value: (row) => row.reviewDueOn },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const regulationReviewsDue = lists({
  path: '/regulation-reviews-due',
  name: 'RegulationReviewsDue',
  summary: 'Regulations whose review is overdue or falls due within so many days, the most urgent first',
  tags,
  access: read,
  filter: z.strictObject({ days: z.coerce.number().int().min(0).max(3660).default(90) }),
  item: Regulation,
  columns: [
    { zh: '评估期限', en: 'Review due', value: (row) => row.reviewDueOn },
    { zh: '制度', en: 'Title', value: (row) => row.title },
    { zh: '已逾期', en: 'Overdue', value: (row) => (row.reviewOverdue ? '是' : '否') },
  ],
})

export const createRegulation = route({
  ...change,
  path: '/regulations',
  operationId: 'createRegulation',
  summary: 'Enter a regulation with its first version',
  request: { body: json(NewRegulation) },
  responses: {
    201: answer(Regulation, 'Entered'),
    ...errors('organisation.unknown', 'regulation.duplicate_number'),
  },
})

export const getRegulation = route({
  method: 'get',
  path: '/regulations/{regulationId}',
  operationId: 'getRegulation',
  summary: 'One regulation as on a date, with its versions, documents and reviews',
  tags,
  access: read,
  request: { params, query: AsOf },
  responses: { 200: answer(RegulationCard, 'The regulation') },
})

export const addRegulationVersion = route({
  ...change,
  path: '/regulations/{regulationId}/versions',
  operationId: 'addRegulationVersion',
  summary: 'Let a new version come into force on a day; the one before it ends there',
  request: { params, body: json(NewRegulationVersion) },
  responses: {
    201: answer(RegulationVersion, 'Entered'),
    ...errors('regulation.overlap', 'regulation.repealed'),
  },
})

export const getRegulationVersion = route({
  method: 'get',
  path: '/regulations/{regulationId}/versions/{number}',
  operationId: 'getRegulationVersion',
  summary: 'One version with its text',
  tags,
  access: read,
  request: { params: ofVersion },
  responses: { 200: answer(RegulationVersion, 'The version') },
})

export const compareRegulationVersions = route({
  method: 'get',
  path: '/regulations/{regulationId}/difference',
  operationId: 'compareRegulationVersions',
  summary: 'Two versions, paragraph by paragraph',
  tags,
  access: read,
  request: {
    params,
    query: z.strictObject({
      older: z.coerce.number().int().min(1),
      newer: z.coerce.number().int().min(1),
    }),
  },
  responses: { 200: answer(RegulationDifference, 'The difference'), ...errors('regulation.version_unknown') },
})

export const repealRegulation = route({
  ...change,
  path: '/regulations/{regulationId}/repeal',
  operationId: 'repealRegulation',
  summary: 'Repeal a regulation from a day on',
  request: {
    params,
    body: json(z.strictObject({ on: DateOnly, reason: z.string().trim().min(2).max(500) }).openapi('Repeal')),
  },
  responses: { 200: answer(Regulation, 'Repealed'), ...errors('regulation.repealed', 'regulation.overlap') },
})

export const reviewRegulation = route({
  ...change,
  path: '/regulations/{regulationId}/reviews',
  operationId: 'reviewRegulation',
  summary: 'Record a review and when the next one is due',
  request: { params, body: json(NewRegulationReview) },
  responses: { 201: answer(RegulationReview, 'Recorded'), ...errors('regulation.repealed') },
})

export const uploadRegulationDocument = route({
  ...change,
  path: '/regulations/{regulationId}/documents',
  operationId: 'uploadRegulationDocument',
  summary: 'Keep a document with a regulation',
  request: { params, ...documentUpload },
  responses: { 201: answer(StoredDocument, 'Kept'), ...errors(...documentUploadProblems) },
})

export const getRegulationDocument = route({
  method: 'get',
  path: '/regulations/{regulationId}/documents/{documentId}/file',
  operationId: 'getRegulationDocument',
  summary: 'A document of a regulation; who fetched it stands in the audit trail',
  tags,
  access: read,
  request: { params: ofDocument },
  responses: { 200: documentFile, ...errors('document.withdrawn') },
})

export const withdrawRegulationDocument = route({
  ...change,
  path: '/regulations/{regulationId}/documents/{documentId}/withdrawal',
  operationId: 'withdrawRegulationDocument',
  summary: 'Take a document back, with the reason; it is kept and no longer given out',
  request: { params: ofDocument, ...documentWithdrawal },
  responses: { 200: answer(StoredDocument, 'Withdrawn'), ...errors('document.withdrawn') },
})

export const regulationRoutes = [
  regulations.list,
  regulations.file,
  createRegulation,
  getRegulation,
  addRegulationVersion,
  getRegulationVersion,
  compareRegulationVersions,
  repealRegulation,
  reviewRegulation,
  uploadRegulationDocument,
  getRegulationDocument,
  withdrawRegulationDocument,
  regulationReviewsDue.list,
  regulationReviewsDue.file,
]
