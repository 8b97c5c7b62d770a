import type { MemberAction, MemberCard } from '@alliance/contracts/membership'
import type { DecisionReceipt } from '@alliance/contracts'
import { covers, reachOf, receiptsAbout, replay, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { readFile, type MemberFile } from './reading.usecases.ts'
import { standingRules } from './standing.rules.ts'

/** A member as on a date; who it concerns and who decides about it also read its file. One round trip. */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<MemberCard> {
  ctx.reach('member:read')
  const found = await readFile(ctx, id, asOf, receiptsAbout(sql`m.id`))
  const { member, place, standings, reviews, removals, applicationId } = found
  const concerned = covers(reachOf(ctx.principal, 'member-application:read'), place)
  const receipts = JSON.parse(found.more ?? '[]') as DecisionReceipt[]
  return {
    asOf,
    member,
    applicationId: concerned ? applicationId : null,
    standings: standings
      .filter(({ from, to }) => from <= asOf && (to === null || to > from))
      .map(({ id: _, ...period }) => period),
    file: concerned
      ? {
          reviews,
          removals,
          receipts: receipts.map((receipt) => ({ ...receipt, replay: replay(standingRules, receipt) })),
        }
      : null,
    may: allowed(ctx, found),
  }
}

function allowed(ctx: Context, { member, place, standings, reviews, removals }: MemberFile): MemberAction[] {
  const holds = (permission: Parameters<typeof reachOf>[1]) =>
    covers(reachOf(ctx.principal, permission), place)
  const present = member.endedOn === null
  const own =
    holds('member-application:write') && reachOf(ctx.principal, 'member-application:write') !== 'everywhere'
  const now = standings.find(({ to }) => to === null)?.standing ?? 'active'
  const hearing = removals.find(({ state }) => state === 'hearing')
  const may: Record<MemberAction, boolean> = {
    review: holds('member:write') && now === 'active',
    follow_up:
      holds('member:write') &&
      reviews.some(({ result, closedOn }) => result === 'rectify' && closedOn === null),
    reinstate: holds('member:write') && now === 'suspended',
    leave: own,
    propose_removal: holds('member:write') && !hearing,
    state: own && hearing !== undefined && hearing.statedOn === null,
    decide_removal: holds('member-application:approve') && hearing !== undefined,
  }
  return (Object.keys(may) as MemberAction[]).filter((action) => present && may[action])
}
