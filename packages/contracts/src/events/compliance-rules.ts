import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { ComplianceItem } from './compliance.ts'

/** Types of Party organisation of which meetings can be asked. */
export const compliantTypes = [
  'branch',
  'joint_branch',
  'temporary_branch',
  'functional_branch',
  'general_branch',
  'committee',
] as const

const Given = ComplianceItem.extend({
  count: z.int().min(1).max(12),
  warnDays: z.int().min(0).max(90),
  types: z.array(z.enum(compliantTypes)).min(1),
  fromFullMembers: z.int().min(1).max(1000).nullable(),
}).openapi('NewComplianceItem')

const sound = ({ items }: { items: { kind: string }[] }) =>
  new Set(items.map(({ kind }) => kind)).size === items.length

/** Parameters from a day on; each kind of meeting at the most once, one that is left out is asked of nobody. */
export const NewComplianceDraft = z
  .strictObject({
    from: DateOnly,
    items: z.array(Given).min(1).max(7),
    /** What it changes and what that rests on. */
    note: z.string().trim().min(2).max(500),
  })
  .refine(sound, { path: ['items'], params: { code: 'duplicate' } })
  .openapi('NewComplianceDraft')
export type NewComplianceDraft = z.infer<typeof NewComplianceDraft>

export const ComplianceDraft = z
  .strictObject({
    id: idOf('complianceDraft'),
    from: DateOnly,
    items: z.array(ComplianceItem),
    note: z.string(),
    draftedBy: z.string(),
    /** The caller wrote in it, so someone else publishes it. */
    own: z.boolean(),
    updatedAt: Instant,
    version: z.int(),
  })
  .openapi('ComplianceDraft')
export type ComplianceDraft = z.infer<typeof ComplianceDraft>

export const ComplianceVersion = z
  .strictObject({
    version: z.string(),
    from: DateOnly,
    items: z.array(ComplianceItem),
    inForce: z.boolean(),
    /** Of the first version, which came with the platform, these are null. */
    note: z.string().nullable(),
    draftedBy: z.string().nullable(),
    publishedBy: z.string().nullable(),
    publishedAt: orNull(Instant),
  })
  .openapi('ComplianceVersion')
export type ComplianceVersion = z.infer<typeof ComplianceVersion>

export const ComplianceRules = z
  .strictObject({
    /** The newest first. */
    versions: z.array(ComplianceVersion),
    /** For those who draft or publish. */
    drafts: z.array(ComplianceDraft),
  })
  .openapi('ComplianceRules')
export type ComplianceRules = z.infer<typeof ComplianceRules>

const tags = ['Compliance']
const params = z.strictObject({ complianceDraftId: idOf('complianceDraft') })
const write = { tags, access: can('compliance:write') }

export const getComplianceRules = route({
  method: 'get',
  path: '/compliance-rules',
  operationId: 'getComplianceRules',
  summary: 'What is asked of branches: every version of the parameters, and what is drafted',
  tags,
  access: can('compliance:read'),
  responses: { 200: answer(ComplianceRules, 'The versions') },
})

export const draftComplianceRule = route({
  ...write,
  method: 'post',
  path: '/compliance-drafts',
  operationId: 'draftComplianceRule',
  summary: 'Draft a new version of the parameters',
  writes: 'keyed',
  request: { body: json(NewComplianceDraft) },
  responses: { 201: answer(ComplianceDraft, 'Drafted'), ...errors('compliance.not_later') },
})

export const changeComplianceDraft = route({
  ...write,
  method: 'patch',
  path: '/compliance-drafts/{complianceDraftId}',
  operationId: 'changeComplianceDraft',
  summary: 'Change a draft',
  writes: 'versioned',
  request: { params, body: json(NewComplianceDraft) },
  responses: {
    200: answer(ComplianceDraft, 'Changed'),
    ...errors('compliance.state', 'compliance.not_later'),
  },
})

export const discardComplianceDraft = route({
  ...write,
  method: 'post',
  path: '/compliance-drafts/{complianceDraftId}/discarding',
  operationId: 'discardComplianceDraft',
  summary: 'Give a draft up',
  writes: 'versioned',
  request: { params },
  responses: { 200: answer(ComplianceDraft, 'Given up'), ...errors('compliance.state') },
})

export const publishComplianceDraft = route({
  tags,
  access: can('compliance:publish'),
  method: 'post',
  path: '/compliance-drafts/{complianceDraftId}/publication',
  operationId: 'publishComplianceDraft',
  summary: 'Publish what someone else drafted: periods that begin from its day on are judged by it, for good',
  writes: 'versioned',
  request: { params },
  responses: {
    200: answer(ComplianceVersion, 'Published'),
    ...errors('compliance.state', 'compliance.own', 'compliance.not_later'),
  },
})

export const complianceRuleRoutes = [
  getComplianceRules,
  draftComplianceRule,
  changeComplianceDraft,
  discardComplianceDraft,
  publishComplianceDraft,
]
