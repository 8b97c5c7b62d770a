import type { AllianceMember, MemberStanding } from '@alliance/contracts/membership'
import {
  audit,
  exactlyOne,
  receipt,
  receiptFor,
  unique,
  type Context,
  type Decided,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { allianceMember } from '../alliance-members/alliance-members.table.ts'
import { mustBeGranted } from '../member-applications/moving.usecases.ts'
import { counted } from '../tally.table.ts'
import { memberStanding } from './standing.table.ts'

const subject = (id: string) => ({ type: 'alliance-member', id })

interface Change {
  /** The standing that begins on a day; the one before ends there. */
  standing?: { to: Exclude<MemberStanding, 'ended'>; on: string; until?: string | null }
  endedOn?: string
  reviewDueOn?: string
}

/**
 * What a decision changes about a member, with its receipt: for one batch, which whoever comes second to the same version
 * is refused (`member.changed`).
 */
export function changing(ctx: Context, member: AllianceMember, decided: Decided, change: Change): Write[] {
  mustBeGranted(decided)
  const made = receiptFor(ctx, decided)
  const { standing, endedOn, reviewDueOn } = change
  return [
    exactlyOne(
      ctx.db
        .update(allianceMember)
        .set({
          ...(endedOn ? { endedOn, reviewDueOn: null } : {}),
          ...(reviewDueOn ? { reviewDueOn } : {}),
          version: member.version + 1,
          updatedAt: ctx.now,
        })
        .where(sql`id = ${member.id} AND version = ${member.version} AND ended_on IS NULL`),
      'member.changed',
    ),
    ...(standing ? began(ctx, member.id, made.id, standing) : []),
    ...(endedOn ? [closed(ctx, member.id, endedOn), counted('members', endedOn, -1)] : []),
    receipt(subject(member.id), made),
    audit(decided.decision, subject(member.id), { outcome: decided.outcome, receiptId: made.id }),
  ]
}

/** Of a period that would begin after it ends, nothing is left: it holds on no day. */
const closed = (ctx: Context, id: string, on: string): Write =>
  ctx.db
    .update(memberStanding)
    .set({ to: sql`max(valid_from, ${on})` })
    .where(sql`member_id = ${id} AND valid_to IS NULL`)

const began = (
  ctx: Context,
  memberId: string,
  receiptId: string,
  { to, on, until = null }: NonNullable<Change['standing']>,
): Write[] => [
  closed(ctx, memberId, on),
  ...(to === 'active'
    ? []
    : [
        unique(
          'member_standing.member_id',
          'member.changed',
          ctx.db
            .insert(memberStanding)
            .values({ id: receiptId, memberId, standing: to, from: on, to: null, until }),
        ),
      ]),
]
