import type { Page } from '@alliance/contracts'
import type { NewPost, Post, PostInFile } from '@alliance/contracts/membership'
import { after, holds, keysOf, newId, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { accessed } from '../people/access.usecases.ts'
import { identityColumns } from '../people/people.queries.ts'
import { holdsOn } from '../period.ts'
import { partyOrganisationsWithin, reaches } from '../reach.ts'
import { seating, unseating } from './seating.usecases.ts'

export type PostRead = Omit<Post, 'boundTo' | 'isDemo'> & {
  boundKind: NonNullable<Post['boundTo']>['kind'] | null
  boundId: string | null
  isDemo: 0 | 1
}
export const postColumns = sql`p.id, p.party_organisation_id AS partyOrganisationId, o.name AS partyOrganisationName, p.person_id AS personId,
  person.name AS personName, p.post, p.source, p.term_id AS termId, p.bound_to AS boundKind, p.bound_id AS boundId,
  p.valid_from AS "from", p.valid_to AS "to", p.end_reason AS endReason, p.is_demo AS isDemo`
export const postsJoined = sql`post p JOIN party_organisation o ON o.id = p.party_organisation_id JOIN person ON person.id = p.person_id`
export const asPost = ({ boundKind, boundId, isDemo, ...row }: PostRead): Post => ({
  ...row,
  boundTo: boundKind === null ? null : { kind: boundKind, id: boundId! },
  isDemo: isDemo === 1,
})

interface ListQuery {
  limit: number
  cursor?: string
  partyOrganisationId?: string
  personId?: string
  asOf?: string
}

/** A page of seats with their holders, past ones included unless a date is asked for. */
export const list = (ctx: Context, query: ListQuery): Promise<Page<Post>> => pageOf(ctx, query, sql``)

/** A page for a file; that they were taken out is kept for each holder whom the file tells more of than the list. */
export async function listForExport(ctx: Context, query: ListQuery): Promise<Page<PostInFile>> {
  const page = await pageOf<PostInFile>(ctx, query, sql`, ${identityColumns(ctx, sql`person`)}`)
  const told = page.items.filter(({ documentMask, employer }) => documentMask ?? employer)
  const ids = JSON.stringify(told.map(({ personId }) => personId))
  await oneTrip(ctx, accessed(ctx, 'export', sql`SELECT value FROM json_each(${ids})`))
  return page
}

async function pageOf<P extends Post>(
  ctx: Context,
  { limit, cursor, partyOrganisationId, personId, asOf }: ListQuery,
  more: SQL,
): Promise<Page<P>> {
  const conditions: SQL[] = [
    after([sql`p.id`], keysOf(cursor, ['string'])),
    partyOrganisationsWithin(ctx, 'post:read', sql`p.party_organisation_id`),
  ]
  if (partyOrganisationId) conditions.push(sql`p.party_organisation_id = ${partyOrganisationId}`)
  if (personId) conditions.push(sql`p.person_id = ${personId}`)
  if (asOf) conditions.push(holdsOn(sql`p`, asOf))
  const rows = await ctx.db.all<PostRead>(sql`SELECT ${postColumns} ${more} FROM ${postsJoined}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY p.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asPost(row) as P,
  )
}

/** The condition that what a seat is bound to is this person's and has not ended. */
function sourceHolds({ personId, boundTo, from }: NewPost): SQL {
  const id = sql`s.id = ${boundTo!.id}`
  return sql`EXISTS (SELECT 1 FROM ${sql.raw(boundTo!.kind)} s WHERE ${id} AND s.person_id = ${personId} AND s.valid_from <= ${from} AND s.valid_to IS NULL)`
}

/**
 * Appoints a person to a seat, which fills the oldest vacancy of its kind.
 *
 * @throws Problem `person.unknown`, `post.taken`, `post.source_ended`, `party_organisation.dissolved`
 */
export async function appoint(ctx: Context, partyOrganisationId: string, input: NewPost): Promise<Post> {
  const { personId, boundTo, from } = input
  const [read] = await ctx.db.all<{
    name: string
    dissolved_on: string | null
    established_on: string
    person_name: string | null
    bound: 0 | 1
  }>(sql`SELECT o.name, o.dissolved_on, o.established_on, ${boundTo ? sourceHolds(input) : sql`1`} AS bound,
      (SELECT name FROM person WHERE id = ${personId} AND merged_into IS NULL AND erased_at IS NULL) AS person_name
    FROM party_organisation o WHERE o.id = ${partyOrganisationId} AND ${reaches(ctx, 'post:write', sql`o`)}`)
  if (!read) throw new Problem('resource.not_found')
  if (read.person_name === null) throw new Problem('person.unknown')
  if (read.dissolved_on !== null) throw new Problem('party_organisation.dissolved')
  if (!read.bound) throw new Problem('post.source_ended')
  if (from < read.established_on)
    throw new Problem('request.invalid', { faults: [{ pointer: '/from', code: 'date.not_established' }] })
  const row = {
    id: newId('post', new Date(ctx.now)),
    partyOrganisationId,
    personId,
    post: input.post,
    source: 'appointed' as const,
    termId: null,
    from,
    to: null,
    endReason: null,
  }
  const { provenance, sourceRef, isDemo } = input
  return ctx.commit(
    { ...row, partyOrganisationName: read.name, personName: read.person_name, boundTo, isDemo },
    boundTo ? holds(sourceHolds(input), 'post.source_ended') : [],
    seating(ctx, [{ ...row, boundTo, provenance, sourceRef, isDemo }]),
  )
}

/**
 * Ends a post on a day, and every seat held by virtue of it.
 *
 * @throws Problem `post.ended`, `request.invalid` at `/to` when that is not after its beginning
 */
export async function end(
  ctx: Context,
  partyOrganisationId: string,
  id: string,
  { to, reason }: { to: string; reason: string },
): Promise<Post> {
  const [row] = await ctx.db.all<PostRead>(sql`SELECT ${postColumns} FROM ${postsJoined}
    WHERE p.id = ${id} AND p.party_organisation_id = ${partyOrganisationId} AND ${reaches(ctx, 'post:write', sql`o`)}`)
  if (!row) throw new Problem('resource.not_found')
  if (row.to !== null) throw new Problem('post.ended')
  if (to <= row.from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
  return ctx.commit(asPost({ ...row, to, endReason: reason }), unseating(ctx, [{ ...row, to, reason }]))
}
