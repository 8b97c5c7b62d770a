import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'
import { Backbone } from './people.ts'

export const CandidateState = z
  .enum(['proposed', 'accepted', 'declined', 'post_holder', 'withdrawn'])
  .openapi('CandidateState')
export type CandidateState = z.infer<typeof CandidateState>

/** A person in the pool from which heads of Party organisations are taken (row S42). */
export const Candidate = z
  .strictObject({
    id: idOf('candidate'),
    chainCode: z.enum(chainCodes),
    personId: idOf('person'),
    name: z.string(),
    organisationName: z.string(),
    /** As employed when proposed. */
    backbone: Backbone,
    proposal: z.string(),
    proposedOn: DateOnly,
    state: CandidateState,
    reviewedOn: orNull(DateOnly),
    review: z.string().nullable(),
    from: orNull(DateOnly),
    to: orNull(DateOnly),
    postId: orNull(idOf('post')),
    provenance: Provenance,
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('Candidate')
export type Candidate = z.infer<typeof Candidate>

export const NewCandidate = z
  .strictObject({
    chainCode: z.enum(chainCodes),
    personId: idOf('person'),
    proposal: Text.min(1),
    proposedOn: DateOnly,
    ...Origin,
  })
  .openapi('NewCandidate')
export type NewCandidate = z.infer<typeof NewCandidate>

export const CandidateReview = z
  .strictObject({
    accepted: z.boolean(),
    review: Text.min(1),
    from: DateOnly,
    /** The first day on which the review no longer holds. */
    to: DateOnly,
  })
  .refine(({ from, to }) => to > from, { path: ['to'], params: { code: 'period.reversed' } })
  .openapi('CandidateReview')
export type CandidateReview = z.infer<typeof CandidateReview>

export const CandidateOutcome = z
  .strictObject({ postId: idOf('post').nullable(), on: DateOnly })
  .openapi('CandidateOutcome')
export type CandidateOutcome = z.infer<typeof CandidateOutcome>

const tags = ['Candidate pool']
const params = z.strictObject({ candidateId: idOf('candidate') })

/** Appointments that are not public are for those who prepare them: reading takes the right to write. */
export const candidates = lists({
  path: '/candidates',
  name: 'Candidates',
  summary: 'The candidate pool for heads of Party organisations, the latest proposal first',
  tags,
  access: can('instructor:write'),
  filter: z.strictObject({ chain: z.enum(chainCodes).optional(), state: CandidateState.optional() }),
  item: Candidate,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '骨干类别', en: 'Backbone', value: (row) => row.backbone },
    { zh: '推荐日期', en: 'Proposed', value: (row) => row.proposedOn },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '有效期起', en: 'From', value: (row) => row.from },
    { zh: '有效期止', en: 'To', value: (row) => row.to },
  ],
})

export const proposeCandidate = route({
  method: 'post',
  path: '/candidates',
  operationId: 'proposeCandidate',
  summary: 'Propose someone of the production, operation or management backbone',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { body: json(NewCandidate) },
  responses: {
    201: answer(Candidate, 'Proposed'),
    ...errors('candidate.not_backbone', 'candidate.present'),
  },
})

export const reviewCandidate = route({
  method: 'post',
  path: '/candidates/{candidateId}/review',
  operationId: 'reviewCandidate',
  summary: 'Accept into the pool for a time, or decline',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params, body: json(CandidateReview) },
  responses: { 200: answer(Candidate, 'Reviewed'), ...errors('candidate.state') },
})

export const concludeCandidate = route({
  method: 'post',
  path: '/candidates/{candidateId}/outcome',
  operationId: 'concludeCandidate',
  summary: 'What became of it: a post, or withdrawn',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params, body: json(CandidateOutcome) },
  responses: { 200: answer(Candidate, 'Concluded'), ...errors('candidate.state', 'candidate.post_unknown') },
})

export const candidateRoutes = [
  candidates.list,
  candidates.file,
  proposeCandidate,
  reviewCandidate,
  concludeCandidate,
]
