import { addDays } from '@alliance/calendar'
import type { Page } from '@alliance/contracts'
import type { Due } from '@alliance/contracts/membership'
import { after, keysOf, pageFrom, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { readableBy } from '../agreements/agreements.queries.ts'
import { partyOrganisationsWithin } from '../reach.ts'
import { remindedUntil } from '../terms/terms.rules.ts'

/**
 * Where something falls due: a query that gives `kind`, `id`, `title`, `due` and a `key` of its own, in the order of
 * `due` and `key`. A room adds one here.
 */
type Source = (ctx: Context, until: string) => SQL

const elections: Source = (
  ctx,
) => sql`SELECT 'election' AS kind, o.id, o.name AS title, t.ends_on AS due, t.id AS key
  FROM term t JOIN party_organisation o ON o.id = t.party_organisation_id
  WHERE t.ended_on IS NULL AND t.ends_on <= ${remindedUntil(ctx.today)} AND o.dissolved_on IS NULL
    AND ${partyOrganisationsWithin(ctx, 'post:write', sql`o.id`)}`

const vacancies: Source = (
  ctx,
  until,
) => sql`SELECT 'vacancy' AS kind, o.id, o.name AS title, v.since AS due, v.id AS key
  FROM vacancy v JOIN party_organisation o ON o.id = v.party_organisation_id
  WHERE v.filled_on IS NULL AND v.since <= ${until} AND ${partyOrganisationsWithin(ctx, 'post:write', sql`o.id`)}`

const agreements: Source = (
  ctx,
  until,
) => sql`SELECT 'agreement' AS kind, a.id, a.title, a.term_to AS due, a.id AS key
  FROM agreement a WHERE a.term_to >= ${ctx.today} AND a.term_to <= ${until} AND a.ended_on IS NULL AND a.signed_on IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM agreement r WHERE r.renews_id = a.id) AND ${readableBy(ctx, sql`a.id`)}`

const milestones: Source = (
  ctx,
  until,
) => sql`SELECT 'milestone' AS kind, a.id, m.title, m.due_on AS due, m.id AS key
  FROM milestone m JOIN agreement a ON a.id = m.agreement_id
  WHERE m.done_on IS NULL AND m.cancelled_at IS NULL AND m.due_on <= ${until} AND a.ended_on IS NULL
    AND ${readableBy(ctx, sql`a.id`)}`

/** Names the branch and not the person: this list can be taken away as a file, development status cannot. */
const development: Source = (
  ctx,
  until,
) => sql`SELECT 'development' AS kind, d.id, n.name AS title, d.due_sort AS due, d.id AS key
  FROM development_case d JOIN party_organisation n ON n.id = d.party_organisation_id
  WHERE d.state = 'open' AND d.due_sort <= ${until}
    AND ${partyOrganisationsWithin(ctx, 'development:read', sql`d.party_organisation_id`)}`

/** Names the kind and not the person, as does development. */
const personRequests: Source = (
  _ctx,
  until,
) => sql`SELECT 'person_request' AS kind, r.id, r.kind AS title, r.due_on AS due, r.id AS key
  FROM person_request r WHERE r.state = 'open' AND r.due_on <= ${until}`

/** D1 takes five terms of a compound SELECT at the most, so the sources are put together in groups. */
const atMost = 5
function together(parts: SQL[]): SQL {
  if (parts.length <= atMost) return sql.join(parts, sql` UNION ALL `)
  const groups = [parts.slice(0, atMost), parts.slice(atMost)].map(
    (group) => sql`SELECT * FROM (${together(group)} LIMIT -1)`,
  )
  return sql.join(groups, sql` UNION ALL `)
}

interface ListQuery {
  limit: number
  cursor?: string
  days: number
}

/**
 * A page of what falls due within so many days and of what is overdue, the most urgent first; elections are told half
 * a year ahead. One round trip over all sources that the principal may see.
 */
export async function list(ctx: Context, { limit, cursor, days }: ListQuery): Promise<Page<Due>> {
  ctx.reach('post:write')
  const until = addDays(ctx.today, days)
  const keys = keysOf(cursor, ['string', 'string'])
  const sources = [elections, vacancies]
  if (reachOf(ctx.principal, 'agreement:read')) sources.push(agreements, milestones)
  if (reachOf(ctx.principal, 'development:read')) sources.push(development)
  if (reachOf(ctx.principal, 'person-request:decide') === 'everywhere') sources.push(personRequests)
  const parts = sources.map(
    (source) =>
      sql`SELECT * FROM (SELECT * FROM (${source(ctx, until)}) WHERE ${after([sql`due`, sql`key`], keys)} ORDER BY due, key LIMIT ${limit + 1})`,
  )
  const rows = await ctx.db.all<{ kind: Due['kind']; id: string; title: string; due: string; key: string }>(
    sql`SELECT * FROM (${together(parts)}) ORDER BY due, key LIMIT ${limit + 1}`,
  )
  return pageFrom(
    rows,
    limit,
    (row) => [row.due, row.key],
    ({ due, ...row }) => ({ ...row, dueOn: due, overdue: due <= ctx.today }),
  )
}
