import type { Page } from '@alliance/contracts'
import type { Match, MatchState } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import { after, covers, keysOf, pageFrom, Problem, reachOf, type Context } from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { writesEverywhere } from '../needs/needs.usecases.ts'
import { need } from '../needs/needs.table.ts'
import { match, type MatchRow } from './matches.table.ts'

const columns = {
  ...getTableColumns(match),
  needTitle: sql<string>`need.title`.as('need_title'),
  needChainCode: sql<ChainCode | null>`need.chain_code`.as('need_chain_code'),
  needVisibility: sql<string>`need.visibility`.as('need_visibility'),
  offerTitle: sql<string>`(SELECT f.title FROM offer f WHERE f.id = match.offer_id)`.as('offer_title'),
  offerOrganisationName:
    sql<string>`(SELECT o.name FROM organisation o WHERE o.id = match.offer_organisation_id)`.as(
      'offer_organisation_name',
    ),
  needOrganisationName: sql<
    string | null
  >`(SELECT o.name FROM organisation o WHERE o.id = match.need_organisation_id)`.as('need_organisation_name'),
}
export type ReadMatch = MatchRow & {
  needTitle: string
  needChainCode: ChainCode | null
  needVisibility: string
  offerTitle: string
  offerOrganisationName: string
  needOrganisationName: string | null
}

/** Whether the principal writes for an organisation; for a chain's need, which has none, only the zone's people do. */
export const writesFor = (ctx: Context, organisationId: string | null): boolean =>
  ctx.principal.kind === 'system' ||
  covers(reachOf(ctx.principal, 'circle:write'), { enterprise: organisationId })

/** A match as the principal may see it: of a confidential need the other side learns the title, not the description. */
export function asMatch(ctx: Context, row: ReadMatch): Match {
  const { needVisibility, proposedOn: _on, acceptedOn: _accepted, settledOn: _settled, ...shown } = row
  const confidential = needVisibility === 'secretary'
  if (!confidential || writesFor(ctx, row.needOrganisationId)) return { ...shown, confidential }
  const { receipt } = row
  const need = { ...receipt.inputs.need, description: '' }
  return { ...shown, confidential, receipt: { ...receipt, inputs: { ...receipt.inputs, need } } }
}

/**
 * The condition that a match is shown: with rights everywhere, wherever its need is shown; to an enterprise's staff,
 * where theirs is one of the two sides.
 */
function visible(ctx: Context): SQL {
  const reach = ctx.reach('circle:read')
  // The plus keeps SQLite from finding the matches by their needs, all of them, instead of in their own order.
  if (reach === 'everywhere') return writesEverywhere(ctx) ? sql`1 = 1` : sql`+need.visibility = 'alliance'`
  const mine = JSON.stringify(reach.enterprises)
  return sql`match.id IN (
    SELECT m.id FROM json_each(${mine}) granted JOIN match m ON m.offer_organisation_id = granted.value
    UNION SELECT m.id FROM json_each(${mine}) granted JOIN match m ON m.need_organisation_id = granted.value)`
}

interface ListQuery {
  limit: number
  cursor?: string
  state?: MatchState
  needId?: string
}

/** A page of matches that the principal is shown, the last proposed first. */
export async function list(ctx: Context, { limit, cursor, state, needId }: ListQuery): Promise<Page<Match>> {
  const conditions: SQL[] = [after([sql`match.id`], keysOf(cursor, ['string']), 'descending'), visible(ctx)]
  if (state) conditions.push(sql`match.state = ${state}`)
  if (needId) conditions.push(sql`match.need_id = ${needId}`)
  const rows = await ctx.db
    .select(columns)
    .from(match)
    .innerJoin(need, eq(need.id, match.needId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(match.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asMatch(ctx, row),
  )
}

export async function readMatch(ctx: Context, id: string): Promise<ReadMatch> {
  const [row] = await ctx.db
    .select(columns)
    .from(match)
    .innerJoin(need, eq(need.id, match.needId))
    .where(eq(match.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}
