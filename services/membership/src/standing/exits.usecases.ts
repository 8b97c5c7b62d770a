import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { AllianceMember, MemberRemoval, RemovalGround } from '@alliance/contracts/membership'
import {
  audit,
  decide,
  exactlyOne,
  holds,
  newId,
  Problem,
  receipt,
  receiptFor,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { clockFrom } from '../member-applications/steps.rules.ts'
import { mustBeGranted } from '../member-applications/moving.usecases.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { changing } from './changing.usecases.ts'
import { present, readFile } from './reading.usecases.ts'
import { removal, removalNotice, voluntaryExit } from './standing.rules.ts'
import { memberRemoval } from './standing.table.ts'

const subject = (id: string) => ({ type: 'alliance-member', id })

/**
 * A member leaves by its own wish, from a day on; nobody's leave is asked.
 *
 * @throws Problem `member.ended`, `member.changed`, `request.invalid` at `/on` for a day gone by
 */
export async function leave(
  ctx: Context,
  memberId: string,
  { on, reason }: { on: string; reason: string },
): Promise<AllianceMember> {
  refuseMarkings({ '/reason': reason })
  const { member } = await present(ctx, 'member-application:write', memberId)
  if (ctx.reach('member-application:write') === 'everywhere') throw new Problem('access.denied')
  if (on < ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/on', code: 'too_small' }] })
  const decided = decide(voluntaryExit, ctx.today, { on, reason })
  return ctx.commit(
    {
      ...member,
      endedOn: on,
      reviewDueOn: null,
      standing: on <= ctx.today ? 'ended' : member.standing,
      version: member.version + 1,
    },
    changing(ctx, member, decided, { endedOn: on }),
    droppedBy(ctx, memberId),
  )
}

/** Who has left is not removed any more. */
const droppedBy = (ctx: Context, memberId: string) =>
  ctx.db
    .update(memberRemoval)
    .set({ state: 'dropped', decidedOn: ctx.today, note: '成员已自愿退出 The member left by its own wish' })
    .where(sql`member_id = ${memberId} AND state = 'hearing'`)

/** @throws Problem `member.ended`, `member_removal.open` */
export async function propose(
  ctx: Context,
  memberId: string,
  { ground, reason }: { ground: RemovalGround; reason: string },
): Promise<MemberRemoval> {
  refuseMarkings({ '/reason': reason })
  const { terms } = await present(ctx, 'member:write', memberId)
  const { dueOn: heardUntil, provisional } = clockFrom(BUILT_IN_CALENDAR, ctx.today, terms.days.hearing)
  const decided = decide(removalNotice, ctx.today, { ground, reason, heardUntil, provisional, on: ctx.today })
  const notice = receiptFor(ctx, decided)
  const made = {
    id: newId('memberRemoval', new Date(ctx.now)),
    memberId,
    ground,
    reason,
    proposedOn: ctx.today,
    heardUntil,
    statement: null,
    statedOn: null,
    state: 'hearing' as const,
    decidedOn: null,
    note: null,
  }
  return ctx.commit(
    { ...made, provisional },
    holds(
      sql`EXISTS (SELECT 1 FROM alliance_member WHERE id = ${memberId} AND ended_on IS NULL)`,
      'member.ended',
    ),
    unique(
      'member_removal.member_id',
      'member_removal.open',
      ctx.db
        .insert(memberRemoval)
        .values({ ...made, dueProvisional: provisional, proposedById: ctx.principal.id, createdAt: ctx.now }),
    ),
    receipt(subject(memberId), notice),
    audit('member.removal-notice', subject(memberId), { removalId: made.id, ground, receiptId: notice.id }),
  )
}

async function open(
  ctx: Context,
  permission: 'member-application:write' | 'member-application:approve',
  memberId: string,
  removalId: string,
) {
  const found = await readFile(ctx, memberId)
  ctx.mustReach(permission, found.place)
  const removal = found.removals.find(({ id }) => id === removalId)
  if (!removal) throw new Problem('resource.not_found')
  if (removal.state !== 'hearing') throw new Problem('member_removal.closed')
  return { ...found, removal }
}

/** @throws Problem `member_removal.closed`, `member_removal.stated` */
export async function state(
  ctx: Context,
  memberId: string,
  removalId: string,
  statement: string,
): Promise<MemberRemoval> {
  const { removal: found } = await open(ctx, 'member-application:write', memberId, removalId)
  if (ctx.reach('member-application:write') === 'everywhere') throw new Problem('access.denied')
  refuseMarkings({ '/statement': statement })
  if (found.statedOn !== null) throw new Problem('member_removal.stated')
  const change = { statement, statedOn: ctx.today }
  return ctx.commit(
    { ...found, ...change },
    exactlyOne(
      ctx.db
        .update(memberRemoval)
        .set(change)
        .where(sql`id = ${removalId} AND state = 'hearing' AND stated_on IS NULL`),
      'member_removal.stated',
    ),
    audit('member.removal-statement', subject(memberId), { removalId }),
  )
}

/**
 * Decides on a removal, by someone else than who proposed it. Removed, the member ends today.
 *
 * @throws Problem `member_removal.hearing`, `.closed`, `duties.separate`, `member.ended`, `member.changed`
 */
export async function decideOn(
  ctx: Context,
  memberId: string,
  removalId: string,
  { choice, note }: { choice: 'remove' | 'drop'; note: string },
): Promise<MemberRemoval> {
  refuseMarkings({ '/note': note })
  const { removal: found, member } = await open(ctx, 'member-application:approve', memberId, removalId)
  const decided = decide(removal, ctx.today, {
    choice,
    ground: found.ground,
    heardUntil: found.heardUntil,
    stated: found.statedOn !== null,
    on: ctx.today,
    note,
  })
  mustBeGranted(decided)
  const change = {
    state: choice === 'remove' ? ('removed' as const) : ('dropped' as const),
    decidedOn: ctx.today,
    note,
  }
  return ctx.commit(
    { ...found, ...change },
    holds(
      sql`EXISTS (SELECT 1 FROM member_removal WHERE id = ${removalId} AND proposed_by_id <> ${ctx.principal.id})`,
      'duties.separate',
    ),
    exactlyOne(
      ctx.db
        .update(memberRemoval)
        .set(change)
        .where(sql`id = ${removalId} AND state = 'hearing'`),
      'member_removal.closed',
    ),
    changing(ctx, member, decided, choice === 'remove' ? { endedOn: ctx.today } : {}),
  )
}
