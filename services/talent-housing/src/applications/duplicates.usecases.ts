import type { Page } from '@alliance/contracts'
import type { HousingDuplicate, HousingDuplicateResolution } from '@alliance/contracts/talent-housing'
import {
  after,
  audit,
  decide,
  exactlyOne,
  keysOf,
  pageFrom,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql, type SQL } from 'drizzle-orm'
import { asApplication, shownJson, type ShownRow } from './applications.queries.ts'
import { housingDuplicate } from './beside.table.ts'
import { duplicateCancellation } from './decisions.rules.ts'
import { move, receipts } from './moving.usecases.ts'

type Row = Omit<HousingDuplicate, 'first' | 'second'> & { first: string; second: string }

const select = (
  condition: SQL,
  tail: SQL = sql``,
): SQL => sql`SELECT d.id, d.ground, d.state, d.found_on AS foundOn, d.reason,
  d.resolved_by AS resolvedBy, d.resolved_on AS resolvedOn, ${shownJson(sql`d.first_id`)} AS first, ${shownJson(sql`d.second_id`)} AS second
  FROM housing_duplicate d WHERE ${condition} ${tail}`

const asDuplicate = ({ first, second, ...row }: Row, today: string): HousingDuplicate => ({
  ...row,
  first: asApplication(JSON.parse(first) as ShownRow, today),
  second: asApplication(JSON.parse(second) as ShownRow, today),
})

/** A page of the pairs, for who supervises or reviews everything. One round trip. */
export async function list(
  ctx: Context,
  { limit, cursor, state }: { limit: number; cursor?: string; state: 'open' | 'resolved' },
): Promise<Page<HousingDuplicate>> {
  if (ctx.reach('housing-application:read') !== 'everywhere') throw new Problem('access.denied')
  const rows = await ctx.db.all<Row>(
    select(
      sql`${state === 'open' ? sql`d.state = 'open'` : sql`d.state <> 'open'`} AND ${after([sql`d.id`], keysOf(cursor, ['string']))}`,
      sql`ORDER BY d.id LIMIT ${limit + 1}`,
    ),
  )
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asDuplicate(row, ctx.today),
  )
}

/**
 * Decides a pair. What is not kept is cancelled with a receipt; both stay where they turned out to be two families.
 *
 * @throws Problem `housing_duplicate.resolved`, `housing_application.step` where what would be cancelled has gone on too far
 */
export async function resolve(
  ctx: Context,
  id: string,
  { keep, reason }: HousingDuplicateResolution,
): Promise<HousingDuplicate> {
  ctx.mustReach('housing-application:review', {})
  refuseMarkings({ '/reason': reason })
  refuseIdentifiers({ '/reason': reason })
  const [row] = await ctx.db.all<Row>(select(sql`d.id = ${id}`))
  if (!row) throw new Problem('resource.not_found')
  const pair = asDuplicate(row, ctx.today)
  if (pair.state !== 'open') throw new Problem('housing_duplicate.resolved')
  const resolved = {
    state: `${keep}_kept` as const,
    reason,
    resolvedBy: ctx.principal.name,
    resolvedOn: ctx.today,
  }
  const writes: Write[] = []
  const after = { ...pair, ...resolved }
  if (keep !== 'both') {
    const dropped = keep === 'first' ? 'second' : 'first'
    const decided = decide(duplicateCancellation, ctx.today, {
      duplicateId: id,
      ground: pair.ground,
      otherNo: pair[keep].applicationNo,
      reason,
    })
    const moved = move(ctx, { application: pair[dropped], policy: null }, decided.outcome)
    after[dropped] = moved.outcome
    writes.push(
      ...moved.writes,
      ...receipts(ctx, pair[dropped].id, [decided]),
      // Pairs of what is cancelled wait for nobody any more.
      ctx.db
        .run(sql`UPDATE housing_duplicate SET state = iif(first_id = ${pair[dropped].id}, 'second_kept', 'first_kept'),
        reason = ${reason}, resolved_by = ${ctx.principal.name}, resolved_on = ${ctx.today}
        WHERE state = 'open' AND id <> ${id} AND ${pair[dropped].id} IN (first_id, second_id)`),
    )
  }
  return ctx.commit(
    after,
    exactlyOne(
      ctx.db
        .update(housingDuplicate)
        .set(resolved)
        .where(sql`id = ${id} AND state = 'open'`),
      'housing_duplicate.resolved',
    ),
    ...writes,
    audit(
      'housing-duplicate.resolve',
      { type: 'housing-duplicate', id },
      { keep, first: pair.first.id, second: pair.second.id },
    ),
  )
}
