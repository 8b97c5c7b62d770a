import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { MatchPart } from './needs.ts'
import { ResourceCategory } from './offers.ts'

/** proposed → accepted by both sides, or declined by one → realised or failed. */
export const MatchState = z
  .enum(['proposed', 'accepted', 'declined', 'realised', 'failed'])
  .openapi('MatchState')
export type MatchState = z.infer<typeof MatchState>

export const MatchSide = z.enum(['need', 'offer']).openapi('MatchSide')
export type MatchSide = z.infer<typeof MatchSide>

const compared = {
  category: ResourceCategory,
  title: z.string(),
  description: z.string(),
  divisionCode: z.string().nullable(),
}

/** Why it was proposed: the rule, its points, and what it looked at, as they were on that day. */
export const MatchReceipt = z
  .strictObject({
    ruleVersion: z.string(),
    score: z.int(),
    parts: z.array(MatchPart),
    inputs: z.strictObject({
      date: DateOnly,
      need: z.strictObject({
        ...compared,
        chainCode: z.enum(chainCodes).nullable(),
        organisationId: idOf('organisation').nullable(),
        wanted: z.int(),
        until: orNull(DateOnly),
      }),
      offer: z.strictObject({
        ...compared,
        chains: z.array(z.enum(chainCodes)),
        organisationId: idOf('organisation'),
        capacity: z.int().nullable(),
        taken: z.int(),
        from: DateOnly,
        to: orNull(DateOnly),
      }),
    }),
  })
  .openapi('MatchReceipt')
export type MatchReceipt = z.infer<typeof MatchReceipt>

export const Match = z
  .strictObject({
    id: idOf('match'),
    offerId: idOf('offer'),
    offerTitle: z.string(),
    offerOrganisationId: idOf('organisation'),
    offerOrganisationName: z.string(),
    needId: idOf('need'),
    needTitle: z.string(),
    needOrganisationId: idOf('organisation').nullable(),
    needOrganisationName: z.string().nullable(),
    needChainCode: z.enum(chainCodes).nullable(),
    /** The need is shown to the secretary and its asker alone, and the match to the offer's side as well, without the need's description. */
    confidential: z.boolean(),
    units: z.int(),
    state: MatchState,
    needAcceptedAt: orNull(Instant),
    offerAcceptedAt: orNull(Instant),
    declinedBy: orNull(MatchSide),
    /** Why it was declined, or what came of it. */
    note: z.string().nullable(),
    receipt: MatchReceipt,
    proposedBy: z.string(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Match')
export type Match = z.infer<typeof Match>

const tags = ['Circle']
const params = z.strictObject({ matchId: idOf('match') })
const change = { method: 'post', tags, access: can('circle:write'), writes: 'keyed' } as const
const Note = z.string().trim().min(2).max(500)

export const matches = lists({
  path: '/matches',
  name: 'Matches',
  summary: 'Matches of offers and needs, as far as one may see them, the last proposed first',
  tags,
  access: can('circle:read'),
  filter: z.strictObject({ state: MatchState.optional(), needId: idOf('need').optional() }),
  item: Match,
  columns: [
    { zh: '需求', en: 'Need', value: (row) => row.needTitle },
    { zh: '需求方', en: 'Asked by', value: (row) => row.needOrganisationName ?? row.needChainCode },
    { zh: '供给', en: 'Offer', value: (row) => row.offerTitle },
    { zh: '供给方', en: 'Offered by', value: (row) => row.offerOrganisationName },
    { zh: '数量', en: 'Units', value: (row) => row.units },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '得分', en: 'Score', value: (row) => row.receipt.score },
    { zh: '备注', en: 'Note', value: (row) => row.note },
    { zh: '提出时间', en: 'Proposed', value: (row) => row.createdAt },
  ],
})

export const proposeMatch = route({
  ...change,
  path: '/matches',
  operationId: 'proposeMatch',
  summary: 'Propose a match; who proposes it for one side has accepted for that side',
  request: {
    body: json(
      z
        .strictObject({
          needId: idOf('need'),
          offerId: idOf('offer'),
          units: z.int().min(1).max(100_000).default(1),
          isDemo: z.boolean().default(false),
        })
        .openapi('NewMatch'),
    ),
  },
  responses: {
    201: answer(Match, 'Proposed'),
    ...errors(
      'resource.not_found',
      'offer.unknown',
      'offer.closed',
      'offer.exhausted',
      'need.unknown',
      'need.closed',
      'match.category',
      'match.self',
      'match.duplicate',
    ),
  },
})

export const acceptMatch = route({
  ...change,
  path: '/matches/{matchId}/acceptance',
  operationId: 'acceptMatch',
  summary: 'Accept for one side; once both have, the offer’s capacity is taken',
  request: { params, body: json(z.strictObject({ side: MatchSide }).openapi('MatchAcceptance')) },
  responses: {
    200: answer(Match, 'Accepted'),
    ...errors('match.decided', 'offer.exhausted', 'offer.closed', 'need.closed'),
  },
})

export const declineMatch = route({
  ...change,
  path: '/matches/{matchId}/refusal',
  operationId: 'declineMatch',
  summary: 'Decline for one side, with the reason',
  request: {
    params,
    body: json(z.strictObject({ side: MatchSide, reason: Note }).openapi('MatchRefusal')),
  },
  responses: { 200: answer(Match, 'Declined'), ...errors('match.decided') },
})

export const recordMatchOutcome = route({
  ...change,
  path: '/matches/{matchId}/outcome',
  operationId: 'recordMatchOutcome',
  summary: 'Record what came of an accepted match; a failed one gives its capacity back',
  request: {
    params,
    body: json(
      z.strictObject({ outcome: z.enum(['realised', 'failed']), note: Note }).openapi('MatchOutcome'),
    ),
  },
  responses: { 200: answer(Match, 'Recorded'), ...errors('match.not_accepted', 'match.decided') },
})

export const matchRoutes = [
  matches.list,
  matches.file,
  proposeMatch,
  acceptMatch,
  declineMatch,
  recordMatchOutcome,
]
