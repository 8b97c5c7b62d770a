import { z } from '@hono/zod-openapi'
import { actions, links, type ActionCode, type LinkCode } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import {
  documentFile,
  documentUpload,
  documentUploadProblems,
  documentWithdrawal,
  StoredDocument,
} from './documents.ts'
import { Origin } from './organisations.ts'

export const AgreementKind = z
  .enum(['talent_training', 'smart_upgrade', 'research', 'finance', 'service', 'other'])
  .openapi('AgreementKind')
export type AgreementKind = z.infer<typeof AgreementKind>

/** What an organisation is in an agreement. There are no two fixed sides (rows S12 and S13 are three-party). */
export const PartyRole = z
  .enum([
    'zone',
    'provider',
    'beneficiary',
    'university',
    'society',
    'enterprise',
    'financial',
    'witness',
    'other',
  ])
  .openapi('PartyRole')
export type PartyRole = z.infer<typeof PartyRole>

/**
 * How long an agreement runs: to a day, without an end, or as its source does not state. An unstated term has no
 * dates, and nothing is inferred from it.
 */
export const TermKind = z.enum(['fixed', 'open', 'unstated']).openapi('TermKind')

/** Where an agreement stands on a date. `expiring` is in force with 90 days left at the most. */
export const AgreementState = z
  .enum(['draft', 'signed', 'term_unstated', 'in_force', 'expiring', 'expired', 'ended_early'])
  .openapi('AgreementState')
export type AgreementState = z.infer<typeof AgreementState>

const codes = <C extends string>(list: Record<C, unknown>) => z.enum(Object.keys(list) as [C, ...C[]])

const terms = {
  title: Name,
  scope: Text.nullable().openapi({ description: 'What is agreed; null where the source does not say.' }),
  termKind: TermKind,
  /** Both null of an unstated term; `termTo` is null of an open one too. The end day itself no longer belongs to it. */
  termFrom: orNull(DateOnly),
  termTo: orNull(DateOnly),
  links: z.array(codes<LinkCode>(links)).max(5),
  actions: z.array(codes<ActionCode>(actions)).max(5),
}

const Party = z
  .strictObject({ organisationId: idOf('organisation'), role: PartyRole })
  .openapi('AgreementPartyRole')
export type Party = z.infer<typeof Party>
const parties = z.array(Party).min(2).max(20)

export const AgreementParty = z
  .strictObject({
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    role: PartyRole,
    from: DateOnly,
    to: orNull(DateOnly),
  })
  .openapi('AgreementParty')
export type AgreementParty = z.infer<typeof AgreementParty>

const NamedAgreement = z.strictObject({ id: idOf('agreement'), title: z.string() }).openapi('NamedAgreement')

export const Agreement = z
  .strictObject({
    id: idOf('agreement'),
    kind: AgreementKind,
    ...terms,
    signedOn: orNull(DateOnly),
    state: AgreementState,
    endedOn: orNull(DateOnly),
    endReason: z.string().nullable(),
    /** The agreement that this one renews. */
    renewsId: idOf('agreement').nullable(),
    /** 1 as first recorded; each amendment is the next. */
    edition: z.int(),
    parties: z.array(AgreementParty),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Agreement')
export type Agreement = z.infer<typeof Agreement>

export const MilestoneState = z
  .enum(['planned', 'overdue', 'done', 'done_late', 'cancelled'])
  .openapi('MilestoneState')
export const Milestone = z
  .strictObject({
    id: idOf('milestone'),
    agreementId: idOf('agreement'),
    title: z.string(),
    dueOn: DateOnly,
    state: MilestoneState,
    doneOn: orNull(DateOnly),
    /** What shows that it was reached, or why it was cancelled. */
    note: z.string().nullable(),
    isDemo: z.boolean(),
  })
  .openapi('Milestone')
export type Milestone = z.infer<typeof Milestone>

/** The agreement as it read from a day on; each names the one before it by its number. */
export const AgreementEdition = z
  .strictObject({
    edition: z.int(),
    effectiveOn: DateOnly,
    reason: z.string().nullable(),
    ...terms,
    parties: z.array(Party),
    recordedBy: z.string(),
    recordedAt: Instant,
  })
  .openapi('AgreementEdition')
export type AgreementEdition = z.infer<typeof AgreementEdition>

export const AgreementCard = z
  .strictObject({
    asOf: DateOnly,
    agreement: Agreement,
    renews: orNull(NamedAgreement),
    renewedBy: orNull(NamedAgreement),
    milestones: z.array(Milestone),
    documents: z.array(StoredDocument),
    editions: z.array(AgreementEdition),
    /** True when there is more than the card takes (200 of each). */
    cut: z.boolean(),
  })
  .openapi('AgreementCard')
export type AgreementCard = z.infer<typeof AgreementCard>

const optionalTerms = {
  title: terms.title,
  scope: terms.scope.default(null),
  termKind: terms.termKind,
  termFrom: terms.termFrom.default(null),
  termTo: terms.termTo.default(null),
  links: terms.links.default([]),
  actions: terms.actions.default([]),
  parties,
}
export const NewAgreement = z
  .strictObject({
    kind: AgreementKind,
    ...optionalTerms,
    signedOn: terms.termFrom.default(null),
    renewsId: idOf('agreement').nullable().default(null),
    ...Origin,
  })
  .openapi('NewAgreement')
export type NewAgreement = z.infer<typeof NewAgreement>

export const Amendment = z
  .strictObject({
    /** The edition that it amends: the one last read. */
    edition: z.int().min(1),
    effectiveOn: DateOnly,
    reason: z.string().trim().min(2).max(500),
    ...optionalTerms,
  })
  .openapi('Amendment')
export type Amendment = z.infer<typeof Amendment>

export const NewMilestone = z
  .strictObject({ title: Name, dueOn: DateOnly, isDemo: z.boolean().default(false) })
  .openapi('NewMilestone')
export type NewMilestone = z.infer<typeof NewMilestone>

/** Something of an agreement that falls due: its end, or a milestone. */
export const AgreementDeadline = z
  .strictObject({
    id: z.string(),
    what: z.enum(['expiry', 'milestone']),
    agreementId: idOf('agreement'),
    agreementTitle: z.string(),
    title: z.string(),
    dueOn: DateOnly,
    overdue: z.boolean(),
  })
  .openapi('AgreementDeadline')
export type AgreementDeadline = z.infer<typeof AgreementDeadline>

const tags = ['Agreements']
const params = z.strictObject({ agreementId: idOf('agreement') })
const ofMilestone = params.extend({ milestoneId: idOf('milestone') })
const ofDocument = params.extend({ documentId: idOf('document') })
const read = can('agreement:read')
const change = { method: 'post', tags, access: can('agreement:write'), writes: 'keyed' } as const
const Reason = z.string().trim().min(2).max(500)

export const agreements = lists({
  path: '/agreements',
  name: 'Agreements',
  summary: 'Agreements, the last recorded first',
  tags,
  access: read,
  filter: z.strictObject({
    kind: AgreementKind.optional(),
    organisationId: idOf('organisation').optional(),
  }),
  item: Agreement,
  columns: [
    { zh: '协议', en: 'Title', value: (row) => row.title },
    { zh: '类型', en: 'Kind', value: (row) => row.kind },
    { zh: '签署日期', en: 'Signed', value: (row) => row.signedOn },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '期限起', en: 'From', value: (row) => row.termFrom },
    { zh: '期限止', en: 'To', value: (row) => row.termTo },
    {
      zh: '各方',
      en: 'Parties',
      value: (row) => row.parties.map(({ organisationName }) => organisationName).join('、'),
    },
    { zh: '版次', en: 'Edition', value: (row) => row.edition },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const agreementDeadlines = lists({
  path: '/agreement-deadlines',
  name: 'AgreementDeadlines',
  summary: 'What of agreements is overdue or falls due within so many days, the most urgent first',
  tags,
  access: read,
  filter: z.strictObject({ days: z.coerce.number().int().min(0).max(3660).default(90) }),
  item: AgreementDeadline,
  columns: [
    { zh: '到期日', en: 'Due', value: (row) => row.dueOn },
    { zh: '事项', en: 'What', value: (row) => row.title },
    { zh: '协议', en: 'Agreement', value: (row) => row.agreementTitle },
    { zh: '已逾期', en: 'Overdue', value: (row) => (row.overdue ? '是' : '否') },
  ],
})

export const createAgreement = route({
  ...change,
  path: '/agreements',
  operationId: 'createAgreement',
  summary: 'Record an agreement, signed or still a draft',
  request: { body: json(NewAgreement) },
  responses: {
    201: answer(Agreement, 'Recorded'),
    ...errors('agreement.parties', 'agreement.unknown', 'agreement.renewed', 'organisation.unknown'),
  },
})

export const getAgreement = route({
  method: 'get',
  path: '/agreements/{agreementId}',
  operationId: 'getAgreement',
  summary: 'One agreement as on a date, with its milestones, documents and editions',
  tags,
  access: read,
  request: { params, query: AsOf },
  responses: { 200: answer(AgreementCard, 'The agreement') },
})

export const amendAgreement = route({
  ...change,
  path: '/agreements/{agreementId}/amendments',
  operationId: 'amendAgreement',
  summary: 'Make the next edition of an agreement; the one before stays in its history',
  request: { params, body: json(Amendment) },
  responses: {
    201: answer(Agreement, 'Amended'),
    ...errors('agreement.parties', 'agreement.amended', 'agreement.ended', 'organisation.unknown'),
  },
})

export const signAgreement = route({
  ...change,
  path: '/agreements/{agreementId}/signature',
  operationId: 'signAgreement',
  summary: 'Record that a draft was signed',
  request: { params, body: json(z.strictObject({ signedOn: DateOnly }).openapi('Signature')) },
  responses: { 200: answer(Agreement, 'Signed'), ...errors('agreement.signed') },
})

export const endAgreement = route({
  ...change,
  path: '/agreements/{agreementId}/end',
  operationId: 'endAgreement',
  summary: 'End an agreement before its term',
  request: { params, body: json(z.strictObject({ on: DateOnly, reason: Reason }).openapi('AgreementEnd')) },
  responses: { 200: answer(Agreement, 'Ended'), ...errors('agreement.ended', 'agreement.not_signed') },
})

export const addMilestone = route({
  ...change,
  path: '/agreements/{agreementId}/milestones',
  operationId: 'addMilestone',
  summary: 'Add a milestone',
  request: { params, body: json(NewMilestone) },
  responses: { 201: answer(Milestone, 'Added'), ...errors('agreement.ended') },
})

export const reachMilestone = route({
  ...change,
  path: '/agreements/{agreementId}/milestones/{milestoneId}/done',
  operationId: 'reachMilestone',
  summary: 'Record that a milestone was reached, and what shows it',
  request: {
    params: ofMilestone,
    body: json(z.strictObject({ doneOn: DateOnly, evidence: Reason }).openapi('MilestoneDone')),
  },
  responses: { 200: answer(Milestone, 'Reached'), ...errors('milestone.closed') },
})

export const cancelMilestone = route({
  ...change,
  path: '/agreements/{agreementId}/milestones/{milestoneId}/cancel',
  operationId: 'cancelMilestone',
  summary: 'Cancel a milestone, with the reason',
  request: {
    params: ofMilestone,
    body: json(z.strictObject({ reason: Reason }).openapi('MilestoneCancel')),
  },
  responses: { 200: answer(Milestone, 'Cancelled'), ...errors('milestone.closed') },
})

export const uploadAgreementDocument = route({
  ...change,
  path: '/agreements/{agreementId}/documents',
  operationId: 'uploadAgreementDocument',
  summary: 'Keep a document with an agreement',
  request: { params, ...documentUpload },
  responses: { 201: answer(StoredDocument, 'Kept'), ...errors(...documentUploadProblems) },
})

export const getAgreementDocument = route({
  method: 'get',
  path: '/agreements/{agreementId}/documents/{documentId}/file',
  operationId: 'getAgreementDocument',
  summary: 'A document of an agreement; who fetched it stands in the audit trail',
  tags,
  access: read,
  request: { params: ofDocument },
  responses: { 200: documentFile, ...errors('document.withdrawn') },
})

export const withdrawAgreementDocument = route({
  ...change,
  path: '/agreements/{agreementId}/documents/{documentId}/withdrawal',
  operationId: 'withdrawAgreementDocument',
  summary: 'Take a document back, with the reason; it is kept and no longer given out',
  request: { params: ofDocument, ...documentWithdrawal },
  responses: { 200: answer(StoredDocument, 'Withdrawn'), ...errors('document.withdrawn') },
})

export const agreementRoutes = [
  agreements.list,
  agreements.file,
  createAgreement,
  getAgreement,
  amendAgreement,
  signAgreement,
  endAgreement,
  addMilestone,
  reachMilestone,
  cancelMilestone,
  uploadAgreementDocument,
  getAgreementDocument,
  withdrawAgreementDocument,
  agreementDeadlines.list,
  agreementDeadlines.file,
]
