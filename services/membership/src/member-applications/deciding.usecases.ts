import type {
  ChainOpinion,
  FormalReview,
  MemberApplication,
  ZoneApproval,
} from '@alliance/contracts/membership'
import { decide, Problem, type Context } from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { notMember } from './applying.usecases.ts'
import { chainOpinion, formalReview, zoneApproval } from './decisions.rules.ts'
import { moved, timed } from './moving.usecases.ts'
import { caseFor } from './reading.usecases.ts'

/**
 * The formal review. A supplement that is overdue may be rejected without waiting for it.
 *
 * @throws Problem `member_application.not_met`, `.notice_given`, `.nothing_missing`, `.step`, `.changed`, `duties.separate`
 */
export async function review(ctx: Context, id: string, input: FormalReview): Promise<MemberApplication> {
  const found = await caseFor(ctx, 'member-application:review', id)
  const { application, facts, noticeGiven } = found
  refuseMarkings({
    '/note': input.note,
    ...Object.fromEntries(input.missing.map((text, i) => [`/missing/${i}`, text])),
  })
  const owed = application.state === 'supplement'
  if (owed && !(input.choice === 'reject' && application.step?.overdue))
    throw new Problem('member_application.step')
  const decided = decide(formalReview, ctx.today, { ...input, facts, noticeGiven, ...timed(ctx, found) })
  return moved(ctx, found, decided, decided.outcome === 'returned' ? { noticeGiven: true } : {})
}

/** @throws Problem `member_application.step`, `.changed`, `duties.separate` */
export async function opine(ctx: Context, id: string, input: ChainOpinion): Promise<MemberApplication> {
  const found = await caseFor(ctx, 'member-application:opine', id)
  refuseMarkings({ '/note': input.note })
  const committee = found.committee?.name ?? ''
  return moved(ctx, found, decide(chainOpinion, ctx.today, { ...input, committee, ...timed(ctx, found) }))
}

/** @throws Problem `member_application.against_opinion`, `.step`, `.changed`, `duties.separate`, `member.duplicate` */
export async function approve(ctx: Context, id: string, input: ZoneApproval): Promise<MemberApplication> {
  const found = await caseFor(ctx, 'member-application:approve', id)
  refuseMarkings({ '/note': input.note })
  const given = found.receipts.findLast(({ decision }) => decision === chainOpinion.decision)
  const opinion = given?.outcome === 'opposed' ? 'opposed' : 'supported'
  const decided = decide(zoneApproval, ctx.today, { ...input, opinion, ...timed(ctx, found) })
  return moved(ctx, found, decided, {}, notMember(ctx, found.application.organisationId))
}
