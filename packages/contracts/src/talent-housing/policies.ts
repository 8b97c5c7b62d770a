import { z } from '@hono/zod-openapi'
import { can, open } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, Instant, orNull, Provenance } from '../kit/primitives.ts'
import { FieldProblem } from '../kit/problem-document.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { HousingPolicyDocument, PolicyReference } from './policy-document.ts'

/**
 * `draft` is being written, `submitted` waits for another administrator, `published` holds from its day on and is never
 * changed, `withdrawn` was taken back before it held.
 */
export const HousingPolicyState = z
  .enum(['draft', 'submitted', 'published', 'withdrawn'])
  .openapi('HousingPolicyState')
export type HousingPolicyState = z.infer<typeof HousingPolicyState>

/** Of a published version, on a date: not yet, now, or no more. */
export const HousingPolicyPhase = z.enum(['upcoming', 'in_force', 'superseded']).openapi('HousingPolicyPhase')
export type HousingPolicyPhase = z.infer<typeof HousingPolicyPhase>

const Note = z.string().trim().min(2).max(500)
/** Where rows of the seed come from. */
const origin = {
  provenance: Provenance.default('entered'),
  sourceRef: z.string().max(200).nullable().default(null),
  isDemo: z.boolean().default(false),
}

const version = {
  id: idOf('housingPolicy'),
  /** `HOU-POL-2026-01`, given at publication: the year of publication and its number in that year. */
  number: z.string().nullable(),
  effectiveFrom: DateOnly,
  state: HousingPolicyState,
  phase: orNull(HousingPolicyPhase),
  /** What it changes, in words. */
  note: z.string(),
  /** The version that it was drafted from. */
  basedOnId: orNull(idOf('housingPolicy')),
  draftedBy: z.string(),
  submittedAt: orNull(Instant),
  submittedBy: z.string().nullable(),
  publishedAt: orNull(Instant),
  publishedBy: z.string().nullable(),
  withdrawnAt: orNull(Instant),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** Why a submitted one went back to be worked over. */
  returnedReason: z.string().nullable(),
  provenance: Provenance,
  sourceRef: z.string().nullable(),
  isDemo: z.boolean(),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
}
export const HousingPolicy = z.strictObject(version).openapi('HousingPolicy')
export type HousingPolicy = z.infer<typeof HousingPolicy>

export const HousingPolicyText = z
  .strictObject({
    ...version,
    document: HousingPolicyDocument,
    /** What must be mended before it can be submitted. */
    faults: z.array(FieldProblem),
    /** The caller wrote in it, so another administrator publishes it. */
    own: z.boolean(),
  })
  .openapi('HousingPolicyText')
export type HousingPolicyText = z.infer<typeof HousingPolicyText>

/** What anyone may read: the rule that holds on a day, and which others there are. */
export const PublicHousingPolicy = z
  .strictObject({
    asOf: DateOnly,
    policy: PolicyReference.extend({
      note: z.string(),
      publishedAt: Instant,
      document: HousingPolicyDocument,
      provenance: Provenance,
      sourceRef: z.string().nullable(),
      isDemo: z.boolean(),
    }),
    /** Every published version, the newest first, at most 100. */
    versions: z.array(PolicyReference),
  })
  .openapi('PublicHousingPolicy')
export type PublicHousingPolicy = z.infer<typeof PublicHousingPolicy>

/** A value of the policy: a list stands for itself, its order aside. */
export const PolicyValue = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
  .openapi('PolicyValue')
export type PolicyValue = z.infer<typeof PolicyValue>

export const HousingPolicyDifference = z
  .strictObject({
    older: HousingPolicy,
    newer: HousingPolicy,
    /** In the order of the document. Null where the field is not there. */
    changes: z.array(z.strictObject({ pointer: z.string(), older: PolicyValue, newer: PolicyValue })),
  })
  .openapi('HousingPolicyDifference')
export type HousingPolicyDifference = z.infer<typeof HousingPolicyDifference>

export const NewHousingPolicy = z
  .strictObject({
    effectiveFrom: DateOnly,
    note: Note,
    /** Left out: drafted from the version in force, or from the first proposal where none is. */
    basedOnId: idOf('housingPolicy').optional(),
    ...origin,
  })
  .openapi('NewHousingPolicy')
export type NewHousingPolicy = z.infer<typeof NewHousingPolicy>

export const HousingPolicyChange = z
  .strictObject({ effectiveFrom: DateOnly, note: Note, document: HousingPolicyDocument })
  .partial()
  .openapi('HousingPolicyChange')
export type HousingPolicyChange = z.infer<typeof HousingPolicyChange>

const Reason = z.strictObject({ reason: Note }).openapi('HousingPolicyReason')

const tags = ['Housing policy']
const params = z.strictObject({ housingPolicyId: idOf('housingPolicy') })
const read = can('housing-policy:read')
const write = { tags, access: can('housing-policy:write') }

export const housingPolicies = lists({
  path: '/housing-policies',
  name: 'HousingPolicies',
  summary: 'Versions of the housing policy, drafts too, the last drafted first',
  tags,
  access: read,
  filter: z.strictObject({ state: HousingPolicyState.optional() }),
  item: HousingPolicy,
  columns: [
    { zh: '编号', en: 'Number', value: (row) => row.number },
    { zh: '生效日期', en: 'In force from', value: (row) => row.effectiveFrom },
    { zh: '状态', en: 'State', value: (row) => row.phase ?? row.state },
    { zh: '修订说明', en: 'What changes', value: (row) => row.note },
    { zh: '起草人', en: 'Drafted by', value: (row) => row.draftedBy },
    { zh: '发布人', en: 'Published by', value: (row) => row.publishedBy },
    { zh: '发布时间', en: 'Published', value: (row) => row.publishedAt },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const draftHousingPolicy = route({
  ...write,
  method: 'post',
  path: '/housing-policies',
  operationId: 'draftHousingPolicy',
  summary: 'Draft a version from the one in force, or from another',
  writes: 'keyed',
  request: { body: json(NewHousingPolicy) },
  responses: { 201: answer(HousingPolicy, 'Drafted'), ...errors('housing_policy.unknown') },
})

export const getHousingPolicy = route({
  method: 'get',
  path: '/housing-policies/{housingPolicyId}',
  operationId: 'getHousingPolicy',
  summary: 'One version with its whole text, and what a draft still lacks',
  tags,
  access: read,
  request: { params },
  responses: { 200: answer(HousingPolicyText, 'The version') },
})

export const updateHousingPolicy = route({
  ...write,
  method: 'patch',
  path: '/housing-policies/{housingPolicyId}',
  operationId: 'updateHousingPolicy',
  summary: 'Change a draft',
  writes: 'versioned',
  request: { params, body: json(HousingPolicyChange) },
  responses: { 200: answer(HousingPolicyText, 'Changed'), ...errors('housing_policy.state') },
})

export const submitHousingPolicy = route({
  ...write,
  method: 'post',
  path: '/housing-policies/{housingPolicyId}/submission',
  operationId: 'submitHousingPolicy',
  summary: 'Hand a draft without faults to another administrator',
  writes: 'versioned',
  request: { params },
  responses: { 200: answer(HousingPolicy, 'Submitted'), ...errors('housing_policy.state') },
})

const publish = { tags, access: can('housing-policy:publish') }
export const publishHousingPolicy = route({
  ...publish,
  method: 'post',
  path: '/housing-policies/{housingPolicyId}/publication',
  operationId: 'publishHousingPolicy',
  summary:
    'Publish what another administrator submitted; it holds from its day on and is never changed again',
  writes: 'versioned',
  request: { params },
  responses: {
    200: answer(HousingPolicy, 'Published'),
    ...errors('housing_policy.state', 'housing_policy.own', 'housing_policy.date_taken'),
  },
})

export const returnHousingPolicy = route({
  ...publish,
  method: 'post',
  path: '/housing-policies/{housingPolicyId}/return',
  operationId: 'returnHousingPolicy',
  summary: 'Give what was submitted back to be worked over',
  writes: 'versioned',
  request: { params, body: json(Reason) },
  responses: { 200: answer(HousingPolicy, 'A draft again'), ...errors('housing_policy.state') },
})

export const withdrawHousingPolicy = route({
  ...write,
  method: 'post',
  path: '/housing-policies/{housingPolicyId}/withdrawal',
  operationId: 'withdrawHousingPolicy',
  summary: 'Take a version back that does not hold yet',
  writes: 'versioned',
  request: { params, body: json(Reason) },
  responses: { 200: answer(HousingPolicy, 'Withdrawn'), ...errors('housing_policy.state') },
})

export const compareHousingPolicies = route({
  method: 'get',
  path: '/housing-policies/{housingPolicyId}/differences',
  operationId: 'compareHousingPolicies',
  summary: 'What this version changes of an older one, field by field',
  tags,
  access: read,
  request: { params, query: z.strictObject({ olderId: idOf('housingPolicy') }) },
  responses: { 200: answer(HousingPolicyDifference, 'The changes'), ...errors('housing_policy.unknown') },
})

export const getHousingPolicyInForce = route({
  method: 'get',
  path: '/housing-policy',
  operationId: 'getHousingPolicyInForce',
  summary: 'The rule that holds on a day, for anyone to read',
  tags,
  access: open({ freshSeconds: 60 }),
  request: { query: AsOf },
  responses: { 200: answer(PublicHousingPolicy, 'The rule'), ...errors('housing_policy.none') },
})

export const housingPolicyRoutes = [
  getHousingPolicyInForce,
  housingPolicies.list,
  housingPolicies.file,
  draftHousingPolicy,
  getHousingPolicy,
  updateHousingPolicy,
  submitHousingPolicy,
  publishHousingPolicy,
  returnHousingPolicy,
  withdrawHousingPolicy,
  compareHousingPolicies,
]
