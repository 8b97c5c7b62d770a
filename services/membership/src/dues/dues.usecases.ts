import { addDays } from '@alliance/calendar'
import type { Page } from '@alliance/contracts'
import type { Due } from '@alliance/contracts/membership'
import { after, keysOf, oneTrip, pageFrom, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { readableBy } from '../agreements/agreements.queries.ts'
import { waiting } from '../member-applications/queue.usecases.ts'
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

const reviews: Source = (
  _ctx,
  until,
) => sql`SELECT 'member_review' AS kind, m.id, o.name AS title, m.review_due_on AS due, m.id AS key
  FROM alliance_member m JOIN organisation o ON o.id = m.organisation_id
  WHERE m.ended_on IS NULL AND m.review_due_on <= ${until}`

const rectifications: Source = (
  _ctx,
  until,
) => sql`SELECT 'rectification' AS kind, m.id, o.name AS title, s.until AS due, s.id AS key
  FROM member_standing s JOIN alliance_member m ON m.id = s.member_id JOIN organisation o ON o.id = m.organisation_id
  WHERE s.valid_to IS NULL AND s.until <= ${until}`

/** Of these the last day itself is still in time. */
const withLastDay: readonly Due['kind'][] = ['member_application', 'objection', 'rectification']

interface ListQuery {
  limit: number
  cursor?: string
  days: number
}

/**
 * A page of what falls due within so many days and of what is overdue, the most urgent first; elections are told half
 * a year ahead. One round trip over all sources that the principal may see: as statements of their own, since D1 joins
 * five by UNION at the most.
 */
export async function list(ctx: Context, { limit, cursor, days }: ListQuery): Promise<Page<Due>> {
  ctx.reach('post:write')
  const until = addDays(ctx.today, days)
  const keys = keysOf(cursor, ['string', 'string'])
  const sources = [elections, vacancies]
  if (reachOf(ctx.principal, 'agreement:read')) sources.push(agreements, milestones)
  if (reachOf(ctx.principal, 'development:read')) sources.push(development)
  if (reachOf(ctx.principal, 'person-request:decide') === 'everywhere') sources.push(personRequests)
  if (reachOf(ctx.principal, 'member:write') === 'everywhere') sources.push(reviews, rectifications)
  const pages = await oneTrip(
    ctx,
    ...[...sources.map((source) => source(ctx, until)), ...waiting(ctx, until)].map(
      (source) =>
        sql`SELECT * FROM (${source}) WHERE ${after([sql`due`, sql`key`], keys)} ORDER BY due, key LIMIT ${limit + 1}`,
    ),
  )
  const rows = (pages.flat() as { kind: Due['kind']; id: string; title: string; due: string; key: string }[])
    .toSorted((a, b) => (a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1))
    .slice(0, limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.due, row.key],
    ({ due, ...row }) => ({
      ...row,
      dueOn: due,
      overdue: withLastDay.includes(row.kind) ? due < ctx.today : due <= ctx.today,
    }),
  )
}
