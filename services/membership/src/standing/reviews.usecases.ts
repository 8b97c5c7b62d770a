import { addMonths } from '@alliance/calendar'
import type {
  AllianceMember,
  MemberReview,
  MemberStanding,
  NewMemberReview,
  ReviewFollowUp,
} from '@alliance/contracts/membership'
import { decide, exactlyOne, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { changing } from './changing.usecases.ts'
import { present } from './reading.usecases.ts'
import { annualReview, followUp, reinstatement } from './standing.rules.ts'
import { memberReview } from './standing.table.ts'

const standings: Record<MemberReview['result'], Exclude<MemberStanding, 'ended'>> = {
  pass: 'active',
  rectify: 'rectifying',
  suspend: 'suspended',
}

/**
 * The annual review of a member; a year has one. Its standing follows from the day of the review, and the next falls due.
 *
 * @throws Problem `member.ended`, `member.standing`, `member.changed`, `member_review.duplicate`, `request.invalid` for
 *   days to come or before the admission
 */
export async function review(ctx: Context, memberId: string, input: NewMemberReview): Promise<MemberReview> {
  refuseMarkings({ '/note': input.note })
  if (input.reviewedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/reviewedOn', code: 'date.future' }] })
  const { member, terms } = await present(ctx, 'member:write', memberId)
  if (input.reviewedOn < member.admittedOn)
    throw new Problem('request.invalid', { faults: [{ pointer: '/reviewedOn', code: 'period.reversed' }] })
  const decided = decide(annualReview, ctx.today, { ...input, standing: member.standing })
  const made = {
    id: newId('memberReview', new Date(ctx.now)),
    memberId,
    ...input,
    closedAs: null,
    closedOn: null,
  }
  const due = addMonths(input.reviewedOn, terms.reviewMonths)
  return ctx.commit(
    made,
    changing(ctx, member, decided, {
      // A review that is entered later does not bring the next one forward.
      reviewDueOn: member.reviewDueOn !== null && member.reviewDueOn > due ? member.reviewDueOn : due,
      ...(input.result === 'pass'
        ? {}
        : {
            standing: { to: standings[input.result], on: input.reviewedOn, until: input.rectifyBy },
          }),
    }),
    unique(
      'member_review.member_id, member_review.year',
      'member_review.duplicate',
      ctx.db.insert(memberReview).values({ ...made, createdAt: ctx.now }),
    ),
  )
}

/** @throws Problem `member.ended`, `member.changed`, `member_review.closed` */
export async function closeRectification(
  ctx: Context,
  memberId: string,
  reviewId: string,
  { result, note }: ReviewFollowUp,
): Promise<MemberReview> {
  refuseMarkings({ '/note': note })
  const { member, reviews } = await present(ctx, 'member:write', memberId)
  const found = reviews.find(({ id }) => id === reviewId)
  if (!found) throw new Problem('resource.not_found')
  if (found.result !== 'rectify' || found.closedOn !== null) throw new Problem('member_review.closed')
  const decided = decide(followUp, ctx.today, {
    reviewId,
    result,
    rectifyBy: found.rectifyBy!,
    on: ctx.today,
    note,
  })
  const close = { closedAs: result, closedOn: ctx.today }
  return ctx.commit(
    { ...found, ...close },
    exactlyOne(
      ctx.db
        .update(memberReview)
        .set(close)
        .where(sql`id = ${reviewId} AND closed_on IS NULL`),
      'member_review.closed',
    ),
    changing(ctx, member, decided, { standing: { to: standings[result], on: ctx.today } }),
  )
}

/** @throws Problem `member.ended`, `member.standing` when it is not suspended, `member.changed` */
export async function reinstate(ctx: Context, memberId: string, note: string): Promise<AllianceMember> {
  refuseMarkings({ '/reason': note })
  const { member, standings: periods } = await present(ctx, 'member:write', memberId)
  const since = periods.find(({ standing, to }) => standing === 'suspended' && to === null)?.from
  if (!since) throw new Problem('member.standing')
  const decided = decide(reinstatement, ctx.today, { since, on: ctx.today, note })
  return ctx.commit(
    { ...member, standing: 'active', version: member.version + 1 },
    changing(ctx, member, decided, { standing: { to: 'active', on: ctx.today } }),
  )
}
