import type { Page } from '@alliance/contracts'
import type { BranchObjection, PointObjection, PointRule } from '@alliance/contracts/events'
import {
  after,
  audit,
  decide,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  receipt,
  receiptFor,
  unique,
  type Context,
} from '@alliance/service-kit'
import { eq, sql } from 'drizzle-orm'
import { branchWithin } from './branches.usecases.ts'
import { objectionDecision } from './objections.rules.ts'
import { ruleOf } from './points.rules.ts'
import { pointEntry } from './points.table.ts'

interface Row extends PointObjection {
  entryId: string
  personId: string
  personName: string
  rule: PointRule
  points: number
  occurredOn: string
  activityTitle: string
}

/** Objections to points of a branch, the last first. */
export async function list(
  ctx: Context,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<BranchObjection>> {
  await branchWithin(ctx, 'points:write', id)
  const rows = await ctx.db.all<Row>(sql`
    SELECT o.id, o.state, o.reason, o.raised_at AS raisedAt, o.decided_at AS decidedAt, o.decided_by AS decidedBy,
      o.decision_reason AS decisionReason, e.id AS entryId, e.person_id AS personId,
      coalesce(k.display_name, '') AS personName, e.rule, e.points, e.occurred_on AS occurredOn, a.title AS activityTitle
    FROM point_objection o JOIN point_entry e ON e.id = o.entry_id JOIN activity a ON a.id = e.activity_id
      LEFT JOIN known_person k ON k.id = e.person_id
    WHERE o.party_organisation_id = ${id} AND ${after([sql`o.id`], keysOf(cursor, ['string']), 'descending')}
    ORDER BY o.id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    ({ entryId, personId, personName, rule, points, occurredOn, activityTitle, ...objection }) => ({
      ...objection,
      entry: {
        id: entryId,
        personId,
        personName,
        rule,
        ruleName: ruleOf(rule).name,
        points,
        occurredOn,
        activityTitle,
      },
    }),
  )
}

/**
 * Upholds or rejects an objection. Upheld, the row is reversed in its own quarter.
 *
 * @throws Problem `points.decided`, `points.own`, `points.reversed`
 */
export async function decideOn(
  ctx: Context,
  objectionId: string,
  input: { outcome: 'upheld' | 'rejected'; reason: string },
): Promise<PointObjection> {
  const [found] = await ctx.db.all<{
    entryId: string
    partyOrganisationId: string
    state: PointObjection['state']
    reason: string
    raisedAt: string
    own: 0 | 1
    reversed: 0 | 1
  }>(sql`SELECT o.entry_id AS entryId, o.party_organisation_id AS partyOrganisationId, o.state, o.reason, o.raised_at AS raisedAt,
      EXISTS (SELECT 1 FROM known_person k WHERE k.id = e.person_id AND k.account_id = ${ctx.principal.id}) AS own,
      EXISTS (SELECT 1 FROM point_entry back WHERE back.reverses = e.id) AS reversed
    FROM point_objection o JOIN point_entry e ON e.id = o.entry_id WHERE o.id = ${objectionId}`)
  if (!found) throw new Problem('resource.not_found')
  await branchWithin(ctx, 'points:write', found.partyOrganisationId)
  if (found.state !== 'open') throw new Problem('points.decided')
  const [entry] = await ctx.db.select().from(pointEntry).where(eq(pointEntry.id, found.entryId))
  const { id: entryId, rule, points, minutes } = entry!
  const decided = decide(objectionDecision, ctx.today, {
    choice: input.outcome,
    rule,
    points,
    own: found.own === 1,
    reversed: found.reversed === 1,
  })
  if (decided.outcome === 'refused')
    throw new Problem(decided.reasons[0]!.code === 'points.own' ? 'points.own' : 'points.reversed')
  const made = {
    id: objectionId,
    state: input.outcome,
    reason: found.reason,
    raisedAt: found.raisedAt,
    decidedAt: ctx.now,
    decidedBy: ctx.principal.name,
    decisionReason: input.reason,
  }
  const reversal = {
    ...entry!,
    id: newId('pointEntry', new Date(ctx.now)),
    points: -points,
    earned: -entry!.earned,
    minutes: minutes === null ? null : -minutes,
    reverses: entryId,
    madeAt: ctx.now,
    madeById: ctx.principal.id,
    madeBy: ctx.principal.name,
  }
  return ctx.commit(
    made,
    exactlyOne(
      ctx.db.run(sql`UPDATE point_objection SET state = ${input.outcome}, decided_at = ${ctx.now},
        decided_by = ${ctx.principal.name}, decision_reason = ${input.reason} WHERE id = ${objectionId} AND state = 'open'`),
      'points.decided',
    ),
    input.outcome === 'upheld'
      ? unique('point_entry.reverses', 'points.reversed', ctx.db.insert(pointEntry).values(reversal))
      : [],
    receipt({ type: 'point-entry', id: entryId }, receiptFor(ctx, decided)),
    audit(
      'points.decide',
      { type: 'point-entry', id: entryId },
      { objection: objectionId, outcome: input.outcome },
    ),
  )
}
