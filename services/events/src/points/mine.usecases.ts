import type { Page } from '@alliance/contracts'
import type { PointAccount, PointEntry, PointObjection } from '@alliance/contracts/events'
import {
  after,
  audit,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { accountOf, asEntry, entryColumns, type EntryRow, type SumRow } from './points.queries.ts'
import { pointObjection } from './points.table.ts'

interface OfYear {
  year?: number
}
const yearIn = (ctx: Context, { year }: OfYear): number => year ?? Number(ctx.today.slice(0, 4))

/** Where I stand in a year. */
export async function account(ctx: Context, query: OfYear): Promise<PointAccount> {
  const year = yearIn(ctx, query)
  const sums = await ctx.db.all<SumRow>(sql`SELECT t.rule, sum(t.points) AS points
    FROM known_person k JOIN point_total t ON t.person_id = k.id AND t.year = ${year}
    WHERE k.account_id = ${ctx.principal.id} GROUP BY t.rule`)
  return accountOf(year, sums)
}

/** My rows of a year, the last first. */
export async function entries(
  ctx: Context,
  { limit, cursor, ...query }: { limit: number; cursor?: string } & OfYear,
): Promise<Page<PointEntry>> {
  const rows = await ctx.db.all<EntryRow>(sql`SELECT ${entryColumns}
    FROM known_person k CROSS JOIN point_entry e ON e.person_id = k.id AND e.year = ${yearIn(ctx, query)}
    WHERE k.account_id = ${ctx.principal.id} AND ${after([sql`e.id`], keysOf(cursor, ['string']), 'descending')}
    ORDER BY e.id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asEntry(row, ctx.today),
  )
}

/** Objects to a row of one’s own, once, until its quarter is locked. */
export async function object(ctx: Context, entryId: string, reason: string): Promise<PointObjection> {
  const [row] = await ctx.db.all<EntryRow & { partyOrganisationId: string }>(sql`
    SELECT ${entryColumns}, e.party_organisation_id AS partyOrganisationId FROM point_entry e
    WHERE e.id = ${entryId}
      AND EXISTS (SELECT 1 FROM known_person k WHERE k.id = e.person_id AND k.account_id = ${ctx.principal.id})`)
  if (!row) throw new Problem('resource.not_found')
  const { objection, contestable } = asEntry(row, ctx.today)
  if (objection) throw new Problem('points.objected')
  if (!contestable) throw new Problem('points.locked')
  const made: PointObjection = {
    id: newId('pointObjection', new Date(ctx.now)),
    state: 'open',
    reason,
    raisedAt: ctx.now,
    decidedAt: null,
    decidedBy: null,
    decisionReason: null,
  }
  const { partyOrganisationId, period } = row
  return ctx.commit(
    made,
    unique(
      'point_objection.entry_id',
      'points.objected',
      ctx.db.insert(pointObjection).values({ ...made, entryId, partyOrganisationId, period }),
    ),
    holds(
      sql`NOT EXISTS (SELECT 1 FROM point_period WHERE party_organisation_id = ${partyOrganisationId}
        AND period = ${period} AND objections_until < ${ctx.today})`,
      'points.locked',
    ),
    audit('points.object', { type: 'point-entry', id: entryId }, { objection: made.id }),
  )
}
