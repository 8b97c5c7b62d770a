import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { certificateVerification } from '../kit/certificates.ts'
import { idOf } from '../kit/ids.ts'
import { AsOf, DateOnly, orNull } from '../kit/primitives.ts'
import { ReplayedReceipt } from '../kit/receipts.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { AllianceMember, MemberStanding } from './alliance-members.ts'

/** An annual review of a member. A `rectify` is closed by its follow-up, as passed or as suspended. */
export const MemberReview = z
  .strictObject({
    id: idOf('memberReview'),
    memberId: idOf('allianceMember'),
    year: z.int(),
    result: z.enum(['pass', 'rectify', 'suspend']),
    reviewedOn: DateOnly,
    rectifyBy: orNull(DateOnly),
    note: z.string(),
    closedAs: z.enum(['pass', 'suspend']).nullable(),
    closedOn: orNull(DateOnly),
  })
  .openapi('MemberReview')
export type MemberReview = z.infer<typeof MemberReview>

export const RemovalGround = z
  .enum(['serious_breach', 'inactive', 'not_rectified', 'deregistered', 'other'])
  .openapi('RemovalGround')
export type RemovalGround = z.infer<typeof RemovalGround>

/** A removal from its notice on. The member is heard before it is decided. */
export const MemberRemoval = z
  .strictObject({
    id: idOf('memberRemoval'),
    memberId: idOf('allianceMember'),
    ground: RemovalGround,
    reason: z.string(),
    proposedOn: DateOnly,
    heardUntil: DateOnly,
    provisional: z.boolean(),
    /** What the member says to it. */
    statement: z.string().nullable(),
    statedOn: orNull(DateOnly),
    state: z.enum(['hearing', 'removed', 'dropped']),
    decidedOn: orNull(DateOnly),
    note: z.string().nullable(),
  })
  .openapi('MemberRemoval')
export type MemberRemoval = z.infer<typeof MemberRemoval>

export const MemberAction = z
  .enum(['review', 'follow_up', 'reinstate', 'leave', 'propose_removal', 'state', 'decide_removal'])
  .openapi('MemberAction')
export type MemberAction = z.infer<typeof MemberAction>

export const MemberCard = z
  .strictObject({
    asOf: DateOnly,
    member: AllianceMember,
    applicationId: idOf('memberApplication').nullable(),
    /** Its standing over time, where it was not simply active. */
    standings: z.array(
      z.strictObject({
        standing: MemberStanding,
        from: DateOnly,
        to: orNull(DateOnly),
        until: orNull(DateOnly),
      }),
    ),
    /** For the member itself and those who decide about it; null for others. */
    file: orNull(
      z.strictObject({
        reviews: z.array(MemberReview),
        removals: z.array(MemberRemoval),
        receipts: z.array(ReplayedReceipt),
      }),
    ),
    may: z.array(MemberAction),
  })
  .openapi('MemberCard')
export type MemberCard = z.infer<typeof MemberCard>

const Reason = z.string().trim().min(2).max(500)

export const NewMemberReview = z
  .strictObject({
    year: z.int().min(2022).max(2100),
    result: MemberReview.shape.result,
    reviewedOn: DateOnly,
    rectifyBy: orNull(DateOnly).default(null),
    note: Reason,
  })
  .refine(({ result, rectifyBy }) => (result === 'rectify') === (rectifyBy !== null), {
    path: ['rectifyBy'],
    params: { code: 'required' },
  })
  .refine(({ reviewedOn, rectifyBy }) => rectifyBy === null || rectifyBy > reviewedOn, {
    path: ['rectifyBy'],
    params: { code: 'period.reversed' },
  })
  .openapi('NewMemberReview')
export type NewMemberReview = z.infer<typeof NewMemberReview>

export const ReviewFollowUp = z
  .strictObject({ result: z.enum(['pass', 'suspend']), note: Reason })
  .openapi('ReviewFollowUp')
export type ReviewFollowUp = z.infer<typeof ReviewFollowUp>

const tags = ['Alliance members']
const params = z.strictObject({ memberId: idOf('allianceMember') })
const ofReview = params.extend({ reviewId: idOf('memberReview') })
const ofRemoval = params.extend({ removalId: idOf('memberRemoval') })
const change = { method: 'post', tags, writes: 'keyed' } as const

export const getAllianceMember = route({
  method: 'get',
  path: '/alliance-members/{memberId}',
  operationId: 'getAllianceMember',
  summary: 'A member as on a date, with its history; its file for those concerned',
  tags,
  access: can('member:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(MemberCard, 'The member') },
})

export const reviewMember = route({
  ...change,
  path: '/alliance-members/{memberId}/reviews',
  operationId: 'reviewMember',
  summary: 'The annual review: passed, to rectify by a day, or suspended',
  access: can('member:write'),
  request: { params, body: json(NewMemberReview) },
  responses: {
    201: answer(MemberReview, 'Reviewed'),
    ...errors('member.ended', 'member.changed', 'member.standing', 'member_review.duplicate'),
  },
})

export const followUpReview = route({
  ...change,
  path: '/alliance-members/{memberId}/reviews/{reviewId}/follow-up',
  operationId: 'followUpReview',
  summary: 'What came of a rectification',
  access: can('member:write'),
  request: { params: ofReview, body: json(ReviewFollowUp) },
  responses: {
    200: answer(MemberReview, 'Closed'),
    ...errors('member.ended', 'member.changed', 'member_review.closed'),
  },
})

export const reinstateMember = route({
  ...change,
  path: '/alliance-members/{memberId}/reinstatement',
  operationId: 'reinstateMember',
  summary: 'End a suspension',
  access: can('member:write'),
  request: { params, body: json(z.strictObject({ reason: Reason }).openapi('Reinstatement')) },
  responses: {
    200: answer(AllianceMember, 'Active again'),
    ...errors('member.ended', 'member.changed', 'member.standing'),
  },
})

export const leaveAlliance = route({
  ...change,
  path: '/alliance-members/{memberId}/exit',
  operationId: 'leaveAlliance',
  summary: 'Leave the alliance, by the member’s own wish, from today or a day to come',
  access: can('member-application:write'),
  request: {
    params,
    body: json(z.strictObject({ on: DateOnly, reason: Reason }).openapi('VoluntaryExit')),
  },
  responses: { 200: answer(AllianceMember, 'Left'), ...errors('member.ended', 'member.changed') },
})

export const proposeRemoval = route({
  ...change,
  path: '/alliance-members/{memberId}/removals',
  operationId: 'proposeRemoval',
  summary: 'Give a member notice that it is to be removed, with the reasons; it may be heard until a day',
  access: can('member:write'),
  request: {
    params,
    body: json(z.strictObject({ ground: RemovalGround, reason: Reason }).openapi('NewMemberRemoval')),
  },
  responses: {
    201: answer(MemberRemoval, 'Notified'),
    ...errors('member.ended', 'member_removal.open'),
  },
})

export const stateOnRemoval = route({
  ...change,
  path: '/alliance-members/{memberId}/removals/{removalId}/statement',
  operationId: 'stateOnRemoval',
  summary: 'What the member says to its removal',
  access: can('member-application:write'),
  request: {
    params: ofRemoval,
    body: json(z.strictObject({ statement: z.string().trim().min(2).max(2000) }).openapi('RemovalStatement')),
  },
  responses: {
    200: answer(MemberRemoval, 'Heard'),
    ...errors('member_removal.closed', 'member_removal.stated'),
  },
})

export const decideRemoval = route({
  ...change,
  path: '/alliance-members/{memberId}/removals/{removalId}/decision',
  operationId: 'decideRemoval',
  summary: 'Decide on a removal once the member was heard or its time to be heard has passed',
  access: can('member-application:approve'),
  request: {
    params: ofRemoval,
    body: json(
      z.strictObject({ choice: z.enum(['remove', 'drop']), note: Reason }).openapi('RemovalDecision'),
    ),
  },
  responses: {
    200: answer(MemberRemoval, 'Decided'),
    ...errors(
      'duties.separate',
      'member.ended',
      'member.changed',
      'member_removal.closed',
      'member_removal.hearing',
    ),
  },
})

/** Plaques are the certificates of the series LM. */
export const verifyMembershipCertificate = certificateVerification('verifyMembershipCertificate')

export const standingRoutes = [
  getAllianceMember,
  reviewMember,
  followUpReview,
  reinstateMember,
  leaveAlliance,
  proposeRemoval,
  stateOnRemoval,
  decideRemoval,
  verifyMembershipCertificate,
]
