import type { Page } from '@alliance/contracts'
import type { CaseState, DevelopmentBoard, DevelopmentCase } from '@alliance/contracts/membership'
import { after, keysOf, oneTrip, pageFrom, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows } from '../json.ts'
import { partyOrganisationsWithin } from '../reach.ts'
import { asCase, asJson, shown, type CaseRow } from './reading.usecases.ts'

interface ListQuery {
  limit: number
  cursor?: string
  state: CaseState
  stage?: number
  dueBy?: string
}

const joined = sql`development_case d JOIN person p ON p.id = d.person_id
  JOIN party_organisation n ON n.id = d.party_organisation_id`
/**
 * Cases in a state within the reach. Whose rights end somewhere reads the cases of their branches and no others: the
 * unary plus keeps the indexes over all branches out of the choice.
 */
const those = (ctx: Context, state: CaseState, stage?: number): SQL => {
  const everywhere = ctx.reach('development:read') === 'everywhere'
  const column = (name: string) => sql.raw(everywhere ? `d.${name}` : `+d.${name}`)
  const within = partyOrganisationsWithin(ctx, 'development:read', sql`d.party_organisation_id`)
  const inStage = stage === undefined ? sql`1 = 1` : sql`${column('stage')} = ${stage}`
  return sql`${column('state')} = ${state} AND ${inStage} AND ${within}`
}

/** A page of cases in one state, by what is due first. */
export async function list(
  ctx: Context,
  { limit, cursor, state, stage, dueBy }: ListQuery,
): Promise<Page<DevelopmentCase>> {
  const conditions: SQL[] = [
    those(ctx, state, stage),
    after([sql`d.due_sort`, sql`d.id`], keysOf(cursor, ['string', 'string'])),
  ]
  if (dueBy) conditions.push(sql`d.due_sort <= ${dueBy}`)
  const found = await ctx.db.all<CaseRow & { dueSort: string }>(sql`
    SELECT ${shown}, d.due_sort AS dueSort FROM ${joined} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY d.due_sort, d.id LIMIT ${limit + 1}`)
  return pageFrom(
    found,
    limit,
    (row) => [row.dueSort, row.id],
    (row) => asCase(row, ctx.today),
  )
}

/** Cards in a column of the board, and as far as its cases are counted. */
const [mostCards, mostCounted] = [20, 200]

interface BoardRow {
  cases: string
  count: number
  overdue: number
}

/** The five stages of open cases. One round trip, however many cases there are. */
export async function board(ctx: Context): Promise<DevelopmentBoard> {
  const column = (stage: number): SQL => sql`SELECT
    ${rows(
      asJson,
      sql`SELECT ${shown}, d.due_sort AS dueSort FROM ${joined}
        WHERE ${those(ctx, 'open', stage)} ORDER BY d.due_sort, d.id LIMIT ${mostCards}`,
    )} AS cases,
    (SELECT count(*) FROM (SELECT 1 FROM development_case d
      WHERE ${those(ctx, 'open', stage)} LIMIT ${mostCounted})) AS count,
    (SELECT count(*) FROM (SELECT 1 FROM development_case d
      WHERE ${those(ctx, 'open', stage)} AND d.due_sort < ${ctx.today}
      LIMIT ${mostCounted})) AS overdue`
  const columns = await oneTrip(ctx, ...[1, 2, 3, 4, 5].map(column))
  return {
    asOf: ctx.today,
    stages: columns.map(([row], index) => {
      const { cases, count, overdue } = row as unknown as BoardRow
      return {
        stage: index + 1,
        count,
        overdue,
        cut: count === mostCounted,
        cases: (JSON.parse(cases) as CaseRow[]).map((each) => asCase(each, ctx.today)),
      }
    }),
  }
}
