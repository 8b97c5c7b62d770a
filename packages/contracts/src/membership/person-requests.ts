import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Bilingual, DateOnly, Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Reason } from './duplicates.ts'
import { Education, IdentityDocument, IdentityDocumentType } from './people.ts'

export const ErasureCategory = z
  .enum([
    'identifiers',
    'profile',
    'name',
    'account',
    'employments',
    'affiliations',
    'development',
    'party_work',
    'merges',
    'accesses',
    'consents',
    'requests',
    'audit',
  ])
  .openapi('ErasureCategory')
export type ErasureCategory = z.infer<typeof ErasureCategory>

/** What becomes of one kind of data: deleted, kept without a name, or kept as it is for as long as the basis says. */
export const ErasureItem = z
  .strictObject({
    category: ErasureCategory,
    outcome: z.enum(['erase', 'unname', 'keep']),
    rows: z.int(),
    until: orNull(DateOnly),
    basis: Bilingual,
  })
  .openapi('ErasureItem')

export const ErasurePlan = z
  .strictObject({
    version: z.string(),
    /** Nothing runs any more that the record is needed for: it is erased at once, and the record becomes a tombstone. */
    atOnce: z.boolean(),
    items: z.array(ErasureItem),
  })
  .openapi('ErasurePlan')
export type ErasurePlan = z.infer<typeof ErasurePlan>

/** What is to be corrected. A document is shown masked. */
export const Correction = z
  .strictObject({
    name: Name.optional(),
    education: orNull(Education).optional(),
    birthYear: z.int().min(1900).max(2100).optional(),
    documentType: IdentityDocumentType.optional(),
    documentMask: z.string().optional(),
  })
  .openapi('Correction')
export type Correction = z.infer<typeof Correction>

export const PersonRequest = z
  .strictObject({
    id: idOf('personRequest'),
    personId: idOf('person'),
    personName: z.string(),
    kind: z.enum(['correction', 'erasure']),
    state: z.enum(['open', 'done', 'refused', 'withdrawn']),
    madeAt: Instant,
    /** An answer is due within fifteen days. */
    dueOn: DateOnly,
    channel: z.enum(['online', 'window']),
    reason: z.string(),
    correction: orNull(Correction),
    decidedAt: orNull(Instant),
    decidedBy: z.string().nullable(),
    answer: z.string().nullable(),
    /** What was deleted and what was kept, of an erasure that was done. */
    receipt: orNull(ErasurePlan),
    isDemo: z.boolean(),
  })
  .openapi('PersonRequest')
export type PersonRequest = z.infer<typeof PersonRequest>

export const PersonRequestCard = PersonRequest.extend({
  /** The values that a correction would replace. */
  present: orNull(Correction),
  /** What erasing would do today, while the request is open. */
  plan: orNull(ErasurePlan),
}).openapi('PersonRequestCard')
export type PersonRequestCard = z.infer<typeof PersonRequestCard>

const NewCorrection = z
  .strictObject({
    name: Name,
    education: orNull(Education),
    birthYear: z.int().min(1900).max(2100),
    document: IdentityDocument,
  })
  .partial()
  .openapi('NewCorrection')

export const NewPersonRequest = z
  .union([
    z.strictObject({ kind: z.literal('correction'), correction: NewCorrection, reason: Reason }),
    z.strictObject({ kind: z.literal('erasure'), reason: Reason }),
  ])
  .openapi('NewPersonRequest')
export type NewPersonRequest = z.infer<typeof NewPersonRequest>

const tags = ['Requests about own data']
const request = z.strictObject({ requestId: idOf('personRequest') })
const columns = [
  { zh: '姓名', en: 'Person', value: (row: PersonRequest) => row.personName },
  { zh: '类别', en: 'Kind', value: (row: PersonRequest) => (row.kind === 'erasure' ? '删除' : '更正') },
  { zh: '状态', en: 'State', value: (row: PersonRequest) => row.state },
  { zh: '提出时间', en: 'Made at', value: (row: PersonRequest) => row.madeAt },
  { zh: '答复期限', en: 'Due', value: (row: PersonRequest) => row.dueOn },
  { zh: '办结时间', en: 'Decided at', value: (row: PersonRequest) => row.decidedAt },
]
const refusals = ['person_request.open', 'person_request.nothing', 'person.closed', 'version.stale'] as const

export const myRequests = lists({
  path: '/me/requests',
  name: 'MyRequests',
  summary: 'What I asked to be corrected or deleted, the last first',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  item: PersonRequest,
  columns,
})

export const makeRequest = route({
  method: 'post',
  path: '/me/requests',
  operationId: 'makeMyRequest',
  summary: 'Ask for a correction or for erasure; where nothing has to be kept, erasure is done at once',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { body: json(NewPersonRequest) },
  responses: {
    201: answer(PersonRequest, 'Received, or done'),
    ...errors(...refusals, 'person.not_linked'),
  },
})

export const withdrawRequest = route({
  method: 'post',
  path: '/me/requests/{requestId}/withdraw',
  operationId: 'withdrawMyRequest',
  summary: 'Take a request back',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params: request },
  responses: { 200: answer(PersonRequest, 'Withdrawn'), ...errors('person_request.decided') },
})

export const myErasurePlan = route({
  method: 'get',
  path: '/me/erasure-plan',
  operationId: 'getMyErasurePlan',
  summary: 'What erasing my record would delete, what it would keep and why',
  tags,
  access: signedIn(),
  responses: { 200: answer(ErasurePlan, 'Item by item'), ...errors('person.not_linked') },
})

export const personRequests = lists({
  path: '/person-requests',
  name: 'PersonRequests',
  summary: 'Requests of correction and erasure, the one due first',
  tags,
  access: can('person-request:decide'),
  filter: z.strictObject({ state: z.enum(['open', 'done', 'refused', 'withdrawn']).default('open') }),
  item: PersonRequest,
  columns,
})

export const getPersonRequest = route({
  method: 'get',
  path: '/person-requests/{requestId}',
  operationId: 'getPersonRequest',
  summary: 'One request, with what it would change',
  tags,
  access: can('person-request:decide'),
  request: { params: request },
  responses: { 200: answer(PersonRequestCard, 'The request') },
})

export const enterRequest = route({
  method: 'post',
  path: '/people/{personId}/requests',
  operationId: 'enterPersonRequest',
  summary: 'Enter what a person or their representative asked for at the window',
  tags,
  access: can('person-request:decide'),
  writes: 'keyed',
  request: { params: z.strictObject({ personId: idOf('person') }), body: json(NewPersonRequest) },
  responses: { 201: answer(PersonRequest, 'Received'), ...errors(...refusals) },
})

export const decideRequest = route({
  method: 'post',
  path: '/person-requests/{requestId}/decision',
  operationId: 'decidePersonRequest',
  summary: 'Carry a request out, or refuse it with the reason',
  tags,
  access: can('person-request:decide'),
  writes: 'keyed',
  request: {
    params: request,
    body: json(z.strictObject({ accepted: z.boolean(), answer: Reason }).openapi('RequestDecision')),
  },
  responses: {
    200: answer(PersonRequest, 'Answered'),
    ...errors(
      'person_request.decided',
      'person.closed',
      'person.duplicate',
      'consent.withdrawn',
      'version.stale',
    ),
  },
})

export const personRequestRoutes = [
  myRequests.list,
  myRequests.file,
  makeRequest,
  withdrawRequest,
  myErasurePlan,
  personRequests.list,
  personRequests.file,
  getPersonRequest,
  enterRequest,
  decideRequest,
]
