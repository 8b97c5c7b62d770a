import type { Page } from '@alliance/contracts'
import type {
  Affiliation,
  AffiliationInFile,
  NewAffiliation,
  PartyOrganisationType,
} from '@alliance/contracts/membership'
import { after, keysOf, newId, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { accessed } from '../people/access.usecases.ts'
import { identityColumns } from '../people/people.queries.ts'
import { reachesPerson } from '../people/reach.ts'
import { holdsOn } from '../period.ts'
import { reaches } from '../reach.ts'
import { mustBegin } from './affiliations.rules.ts'
import { beginning, ending } from './beginning.usecases.ts'

type Row<A extends Affiliation = Affiliation> = Omit<A, 'isDemo'> & { isDemo: 0 | 1 }
const shown = sql`a.id, a.person_id AS personId, person.name AS personName, a.party_organisation_id AS partyOrganisationId,
  party_organisation.name AS partyOrganisationName, a.kind, a.status, a.valid_from AS "from", a.valid_to AS "to", a.is_demo AS isDemo`
const joined = sql`affiliation a JOIN person ON person.id = a.person_id
  JOIN party_organisation ON party_organisation.id = a.party_organisation_id`
const asAffiliation = <A extends Affiliation>(row: Row<A>): A => ({ ...row, isDemo: row.isDemo === 1 }) as A

interface RollQuery {
  limit: number
  cursor?: string
  asOf?: string
  kind: Affiliation['kind']
}

/** Who belongs to a Party organisation on a date, the longest there first. */
export const roll = (ctx: Context, id: string, query: RollQuery): Promise<Page<Affiliation>> =>
  rollOf(ctx, id, query, sql``)

/** A page of a roll for a file; that it was taken out is kept for each member. */
export const rollForExport = (ctx: Context, id: string, query: RollQuery): Promise<Page<AffiliationInFile>> =>
  taken(ctx, rollOf(ctx, id, query, sql`, ${identityColumns(ctx, sql`person`)}`))

async function rollOf<A extends Affiliation>(
  ctx: Context,
  id: string,
  { limit, cursor, asOf = ctx.today, kind }: RollQuery,
  more: SQL,
): Promise<Page<A>> {
  const rows = await ctx.db.all<Row<A>>(sql`
    SELECT ${shown} ${more} FROM ${joined}
    WHERE a.party_organisation_id = ${id} AND a.kind = ${kind} AND ${holdsOn(sql`a`, asOf)}
      AND ${reaches(ctx, 'affiliation:read', sql`party_organisation`)}
      AND ${after([sql`a.valid_from`, sql`a.id`], keysOf(cursor, ['string', 'string']))}
    ORDER BY a.valid_from, a.id LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.from, row.id], asAffiliation<A>)
}

interface OwnQuery {
  limit: number
  cursor?: string
}

/** All affiliations of a person that the principal may see the record of. */
export const ofPerson = (ctx: Context, personId: string, query: OwnQuery): Promise<Page<Affiliation>> =>
  theirs(ctx, personId, query, sql``)

/** As `ofPerson`, for a file. */
export const ofPersonForExport = (
  ctx: Context,
  personId: string,
  query: OwnQuery,
): Promise<Page<AffiliationInFile>> =>
  taken(ctx, theirs(ctx, personId, query, sql`, ${identityColumns(ctx, sql`person`)}`))

async function theirs<A extends Affiliation>(
  ctx: Context,
  personId: string,
  { limit, cursor }: OwnQuery,
  more: SQL,
): Promise<Page<A>> {
  const rows = await ctx.db.all<Row<A>>(sql`SELECT ${shown} ${more} FROM ${joined}
    WHERE a.person_id = ${personId} AND ${after([sql`a.id`], keysOf(cursor, ['string']))}
      AND ${reachesPerson(ctx, 'affiliation:read', sql`a.person_id`)}
    ORDER BY a.id LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.id], asAffiliation<A>)
}

/** Keeps for each member that they were taken out into a file. */
async function taken<A extends Affiliation>(ctx: Context, reading: Promise<Page<A>>): Promise<Page<A>> {
  const page = await reading
  const ids = JSON.stringify(page.items.map(({ personId }) => personId))
  await oneTrip(ctx, accessed(ctx, 'export', sql`SELECT value FROM json_each(${ids})`))
  return page
}

interface Read {
  person_name: string
  closed: 0 | 1
  mine: 0 | 1
  name: string | null
  type: PartyOrganisationType
  established_on: string
  dissolved_on: string | null
  open: string | null
}

/** One query for the person, the Party organisation, and the affiliation of this kind that is open. */
async function read(ctx: Context, personId: string, input: NewAffiliation): Promise<Read> {
  const within = reaches(ctx, 'affiliation:write', sql`o`)
  const same =
    input.kind === 'formal' ? sql`1 = 1` : sql`a.party_organisation_id = ${input.partyOrganisationId}`
  const [found] = await ctx.db.all<Read>(sql`
    SELECT person.name AS person_name, person.merged_into IS NOT NULL OR person.erased_at IS NOT NULL AS closed,
      ${reachesPerson(ctx, 'affiliation:write', sql`person.id`)} AS mine,
      target.name, target.type, target.established_on, target.dissolved_on,
      (SELECT json_object('id', a.id, 'partyOrganisationId', a.party_organisation_id, 'status', a.status, 'from', a.valid_from,
          'mine', ${reaches(ctx, 'affiliation:write', sql`old`)})
        FROM affiliation a JOIN party_organisation old ON old.id = a.party_organisation_id
        WHERE a.person_id = person.id AND a.kind = ${input.kind} AND a.valid_to IS NULL AND ${same}) AS open
    FROM person LEFT JOIN (SELECT o.* FROM party_organisation o WHERE o.id = ${input.partyOrganisationId} AND ${within}) target
    WHERE person.id = ${personId}`)
  if (!found) throw new Problem('resource.not_found')
  return found
}

interface Open {
  id: string
  partyOrganisationId: string
  status: Affiliation['status']
  from: string
  mine: 0 | 1
}

/**
 * Begins an affiliation. A formal one ends the formal one before it on the same day, so a transfer and a change of
 * status leave no gap; both Party organisations must lie within one's reach. Of many at once, one is written.
 *
 * @throws Problem `party_organisation.unknown`, `affiliation.not_formal`, `affiliation.overlaps`, `person.closed`
 */
export async function affiliate(ctx: Context, personId: string, input: NewAffiliation): Promise<Affiliation> {
  const found = await read(ctx, personId, input)
  const open = found.open === null ? null : (JSON.parse(found.open) as Open)
  // Whoever receives a member need not see them yet; whoever lets one go must.
  if (
    open ? !open.mine : !found.mine && ctx.reach('affiliation:write') !== 'everywhere' && found.name === null
  )
    throw new Problem('resource.not_found')
  if (found.name === null) throw new Problem('party_organisation.unknown')
  if (found.closed) throw new Problem('person.closed')
  mustBegin(
    input,
    { type: found.type, establishedOn: found.established_on, dissolvedOn: found.dissolved_on },
    open,
    ctx.today,
  )
  const { partyOrganisationId, kind, status, from } = input
  const id = newId('affiliation', new Date(ctx.now))
  return ctx.commit(
    {
      id,
      personId,
      personName: found.person_name,
      partyOrganisationId,
      partyOrganisationName: found.name,
      kind,
      status,
      from,
      to: null,
      isDemo: input.isDemo,
    },
    beginning(ctx, [{ ...input, id, personId, ends: open }]),
  )
}

/**
 * Ends an affiliation on a day.
 *
 * @throws Problem `affiliation.ended`, `request.invalid` at `/to` when that is not after its beginning
 */
export async function end(ctx: Context, personId: string, id: string, to: string): Promise<Affiliation> {
  const [row] = await ctx.db.all<Row>(sql`SELECT ${shown} FROM ${joined}
    WHERE a.id = ${id} AND a.person_id = ${personId} AND ${reaches(ctx, 'affiliation:write', sql`party_organisation`)}`)
  if (!row) throw new Problem('resource.not_found')
  if (row.to !== null) throw new Problem('affiliation.ended')
  if (to <= row.from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
  return ctx.commit(asAffiliation({ ...row, to }), ending(ctx, [{ ...row, to }]))
}

/** SQL for a Party organisation's roll on a date as JSON; null where it never had one. */
export const rollCounts = (id: SQL, countOn: (subject: SQL) => SQL): SQL => sql`iif(
  EXISTS (SELECT 1 FROM affiliation a WHERE a.party_organisation_id = ${id} AND a.kind = 'formal'),
  json_object('full', ${countOn(sql`'roll:full:' || ${id}`)}, 'probationary', ${countOn(sql`'roll:probationary:' || ${id}`)}), NULL)`
