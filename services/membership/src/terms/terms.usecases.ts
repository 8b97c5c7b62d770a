import type { Page } from '@alliance/contracts'
import type { NewElection, NewExtension, PartyOrganisation, Post, Term } from '@alliance/contracts/membership'
import {
  after,
  audit,
  exactlyOne,
  insertAll,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { termDueOn } from '../party-organisations/party-organisations.rules.ts'
import { post } from '../posts/posts.table.ts'
import { vacating } from '../posts/vacating.ts'
import { partyOrganisationsWithin, reaches } from '../reach.ts'
import { effectiveDue, mustExtend, termState } from './terms.rules.ts'
import { term } from './terms.table.ts'

const object = (id: string) => ({ type: 'term', id })
type Row = Omit<Term, 'state'>
const asTerm = (row: Row, today: string): Term => ({ ...row, state: termState(row, today) })

interface ListQuery {
  limit: number
  cursor?: string
  dueBefore?: string
  partyOrganisationId?: string
}

/** A page of the terms that run, those that end first before the others. */
export async function list(
  ctx: Context,
  { limit, cursor, dueBefore, partyOrganisationId }: ListQuery,
): Promise<Page<Term>> {
  const conditions: SQL[] = [
    sql`t.ended_on IS NULL`,
    after([sql`t.ends_on`, sql`t.id`], keysOf(cursor, ['string', 'string'])),
    partyOrganisationsWithin(ctx, 'post:read', sql`t.party_organisation_id`),
  ]
  if (dueBefore) conditions.push(sql`t.ends_on < ${dueBefore}`)
  if (partyOrganisationId) conditions.push(sql`t.party_organisation_id = ${partyOrganisationId}`)
  const rows = await ctx.db
    .all<Row>(sql`SELECT ${columns} FROM term t JOIN party_organisation o ON o.id = t.party_organisation_id
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY t.ends_on, t.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [effectiveDue(row), row.id],
    (row) => asTerm(row, ctx.today),
  )
}

const columns = sql`t.id, t.party_organisation_id AS partyOrganisationId, o.name AS partyOrganisationName, t.number,
  t.start_on AS startOn, t.due_on AS dueOn, t.extended_to AS extendedTo, t.ended_on AS endedOn, t.version`

/** The first term of a Party organisation of a type that has terms. */
export const firstTerm =
  ({ id, termDueOn: dueOn, establishedOn, provenance, sourceRef, isDemo }: PartyOrganisation): Write =>
  (ctx) =>
    dueOn === null
      ? []
      : insertAll(ctx, term, [
          {
            id: newId('term', new Date(ctx.now)),
            partyOrganisationId: id,
            number: 1,
            startOn: establishedOn,
            dueOn,
            extendedTo: null,
            endsOn: dueOn,
            endedOn: null,
            provenance,
            sourceRef,
            isDemo,
            version: 1,
            createdAt: ctx.now,
            updatedAt: ctx.now,
          },
        ])

interface Present extends Row {
  type: PartyOrganisation['type']
  dissolvedOn: string | null
}

/** The term that runs, with its Party organisation. */
async function present(ctx: Context, partyOrganisationId: string, more: SQL = sql``): Promise<Present> {
  const [found] = await ctx.db.all<Present & { id: string | null }>(sql`
    SELECT ${columns}, o.type, o.dissolved_on AS dissolvedOn ${more}
    FROM party_organisation o LEFT JOIN term t ON t.party_organisation_id = o.id AND t.ended_on IS NULL
    WHERE o.id = ${partyOrganisationId} AND ${reaches(ctx, 'post:write', sql`o`)}`)
  if (!found) throw new Problem('resource.not_found')
  if (found.id === null) throw new Problem('term.none')
  return found
}

/** The due date that the Party organisation shows is the term's; both are written together. */
const showDue = (ctx: Context, id: string, due: string) =>
  ctx.db.run(
    sql`UPDATE party_organisation SET term_due_on = ${due}, version = version + 1, updated_at = ${ctx.now} WHERE id = ${id}`,
  )

/** @throws Problem `term.none`, `term.extension` */
export async function extend(
  ctx: Context,
  partyOrganisationId: string,
  { to, approvedBy, reason }: NewExtension,
): Promise<Term> {
  const { type: _type, dissolvedOn: _dissolved, ...row } = await present(ctx, partyOrganisationId)
  mustExtend(row, to)
  return ctx.commit(
    asTerm({ ...row, extendedTo: to, version: row.version + 1 }, ctx.today),
    exactlyOne(
      ctx.db
        .run(sql`UPDATE term SET extended_to = ${to}, ends_on = ${to}, version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${row.id} AND version = ${row.version} AND ended_on IS NULL`),
      'term.extension',
    ),
    showDue(ctx, partyOrganisationId, to),
    audit('term.extend', object(row.id), { partyOrganisationId, to, approvedBy, reason }),
  )
}

/**
 * Holds an election: the term ends on that day with the posts that it elected and all seats held by virtue of them;
 * the next begins with those who were elected. A secretary's seat that nobody was elected to is vacant.
 *
 * @throws Problem `term.none`, `term.overlaps`, `person.unknown`, `post.taken` for two secretaries
 */
export async function elect(
  ctx: Context,
  partyOrganisationId: string,
  { heldOn, elected }: NewElection,
): Promise<Term> {
  if (heldOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/heldOn', code: 'date.future' }] })
  if (elected.filter((one) => one.post === 'secretary').length > 1) throw new Problem('post.taken')
  const people = JSON.stringify([...new Set(elected.map(({ personId }) => personId))])
  const read = (await present(
    ctx,
    partyOrganisationId,
    sql`, (SELECT count(*) FROM person WHERE id IN (SELECT value FROM json_each(${people})) AND merged_into IS NULL AND erased_at IS NULL) AS known`,
  )) as Present & { known: number }
  if (read.known < (JSON.parse(people) as string[]).length) throw new Problem('person.unknown')
  if (heldOn <= read.startOn) throw new Problem('term.overlaps')
  const id = newId('term', new Date(ctx.now))
  const dueOn = termDueOn(read.type, heldOn)!
  const begun = {
    id,
    partyOrganisationId,
    number: read.number + 1,
    startOn: heldOn,
    dueOn,
    extendedTo: null,
    endedOn: null,
    version: 1,
  }
  const origin = { provenance: 'entered' as const, sourceRef: null, isDemo: false }
  const seats = elected.map((one) => ({
    id: newId('post', new Date(ctx.now)),
    partyOrganisationId,
    ...one,
    source: 'elected' as const,
    termId: id,
    boundTo: null,
    boundId: null,
    from: heldOn,
    to: null,
    endReason: null,
    ...origin,
    createdAt: ctx.now,
  }))
  const old = sql`SELECT id FROM post WHERE party_organisation_id = ${partyOrganisationId} AND source = 'elected' AND valid_to IS NULL`
  return ctx.commit(
    asTerm({ ...begun, partyOrganisationName: read.partyOrganisationName }, ctx.today),
    exactlyOne(
      ctx.db.run(sql`UPDATE term SET ended_on = ${heldOn}, version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${read.id} AND ended_on IS NULL`),
      'term.overlaps',
    ),
    vacating('post', old, heldOn),
    ctx.db.run(
      sql`UPDATE post SET valid_to = max(valid_from, ${heldOn}), end_reason = 'term_ended' WHERE id IN (${old})`,
    ),
    ctx.db.run(
      sql`UPDATE vacancy SET filled_on = ${heldOn} WHERE party_organisation_id = ${partyOrganisationId} AND filled_on IS NULL`,
    ),
    ctx.db
      .insert(term)
      .values({ ...begun, endsOn: dueOn, ...origin, createdAt: ctx.now, updatedAt: ctx.now }),
    insertAll(ctx, post, seats).map((insert) => unique('post.party_organisation_id', 'post.taken', insert)),
    secretaryMissing(partyOrganisationId, heldOn),
    showDue(ctx, partyOrganisationId, dueOn),
    audit('term.elect', object(id), { partyOrganisationId, heldOn, elected }),
  )
}

const secretaryMissing =
  (partyOrganisationId: string, on: string): Write =>
  (ctx) => [
    ctx.db.run(sql`INSERT INTO vacancy (id, party_organisation_id, post, since)
      SELECT ${newId('vacancy', new Date(ctx.now))}, ${partyOrganisationId}, ${'secretary' satisfies Post['post']}, ${on}
      WHERE NOT EXISTS (SELECT 1 FROM post WHERE party_organisation_id = ${partyOrganisationId} AND post = 'secretary' AND valid_to IS NULL)`),
  ]
