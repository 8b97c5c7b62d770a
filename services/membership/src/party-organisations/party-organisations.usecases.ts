import type { Page } from '@alliance/contracts'
import type {
  NewPartyOrganisation,
  PartyOrganisation,
  PartyOrganisationChange,
  PartyOrganisationType,
} from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import {
  after,
  audit,
  difference,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { searchRange, searchTermsOf, sortKeyOf } from '../organisations/search.rules.ts'
import { partyOrganisationsWithin, reaches } from '../reach.ts'
import { counted } from '../tally.table.ts'
import { firstTerm } from '../terms/terms.usecases.ts'
import { dissolving } from './dissolving.usecases.ts'
import { told } from './party-organisations.events.ts'
import {
  auditedFields,
  changePartyOrganisation,
  draftPartyOrganisation,
} from './party-organisations.rules.ts'
import { edge, partyOrganisation, type PartyOrganisationRow } from './party-organisations.table.ts'
import { follow } from './paths.usecases.ts'
import { firstPlaces } from './places.rules.ts'
import { placeables, placing, stillThere } from './places.usecases.ts'

const object = (id: string) => ({ type: 'party-organisation', id })
const { nameSort: _order, path: _path, moves: _moves, ...shown } = getTableColumns(partyOrganisation)

export const asPartyOrganisation = ({
  nameSort: _sort,
  path: _way,
  moves: _count,
  ...row
}: PartyOrganisationRow): PartyOrganisation => row

interface ListQuery {
  limit: number
  cursor?: string
  q?: string
  type?: PartyOrganisationType
  chain?: ChainCode
}

/** A page of Party organisations in the order of their names, dissolved ones included; a search answers one page. */
export async function list(
  ctx: Context,
  { limit, cursor, q, type, chain }: ListQuery,
): Promise<Page<PartyOrganisation>> {
  const conditions: SQL[] = [after([sql`name_sort`, sql`id`], keysOf(cursor, ['string', 'string']))]
  if (type) conditions.push(sql`type = ${type}`)
  if (chain) conditions.push(sql`chain_code = ${chain}`)
  if (q) conditions.push(sql`id IN (${found(ctx, q, limit)})`)
  conditions.push(partyOrganisationsWithin(ctx, 'party-organisation:read', sql`party_organisation.id`))
  const rows = await ctx.db
    .select()
    .from(partyOrganisation)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(partyOrganisation.nameSort, partyOrganisation.id)
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.nameSort, row.id], asPartyOrganisation)
}

/** Ids that a search finds. One may be met by several of its terms, so a few more are read than shown. */
function found(ctx: Context, q: string, limit: number): SQL {
  const range = searchRange(q)
  if (range === null) return sql`SELECT NULL WHERE false`
  const mine = partyOrganisationsWithin(
    ctx,
    'party-organisation:read',
    sql`party_organisation_term.party_organisation_id`,
  )
  return sql`SELECT party_organisation_id FROM party_organisation_term
    WHERE term >= ${range.from} AND term < ${range.to} AND ${mine} ORDER BY term LIMIT ${limit * 3}`
}

/** What a Party organisation is found by from now on. */
const termsOf = (id: string, name: string): Write => [
  (ctx) => [
    ctx.db.run(sql`DELETE FROM party_organisation_term WHERE party_organisation_id = ${id}`),
    ctx.db.run(sql`INSERT INTO party_organisation_term (term, party_organisation_id)
      SELECT value, ${id} FROM json_each(${JSON.stringify(searchTermsOf({ name, aliases: [], creditCode: null }))})`),
  ],
]

/**
 * Sets up a Party organisation and puts it in its place in both trees. Whose rights do not span the zone sets up
 * only below what they may change.
 */
export async function create(ctx: Context, input: NewPartyOrganisation): Promise<PartyOrganisation> {
  const made = draftPartyOrganisation(
    input,
    newId('partyOrganisation', new Date(ctx.now)),
    ctx.now,
    ctx.today,
  )
  const parentIds = [...new Set([input.formalParentId, input.functionalParentId].filter((id) => id !== null))]
  if (parentIds.length === 0 && ctx.reach('party-organisation:write') !== 'everywhere')
    throw new Problem('access.denied')
  const parents = await placeables(ctx, parentIds)
  if (parents.size < parentIds.length) throw new Problem('party_organisation.unknown')
  const parent = (id: string | null) => (id === null ? null : parents.get(id)!)
  const places = [
    ...firstPlaces('formal', made, parent(input.formalParentId)),
    ...firstPlaces('functional', made, parent(input.functionalParentId)),
  ]
  return ctx.commit(
    made,
    parentIds.map(stillThere),
    ctx.db
      .insert(partyOrganisation)
      .values({ ...made, nameSort: sortKeyOf(made.name), path: `/${made.id}/` }),
    termsOf(made.id, made.name),
    firstTerm(made),
    counted('party-organisations', made.establishedOn, 1),
    places.map((place) => placing(ctx, place, input)),
    parentIds.length === 0 ? [] : follow(ctx, made.id),
    audit('party-organisation.create', object(made.id), {
      name: made.name,
      type: made.type,
      provenance: made.provenance,
    }),
    told(ctx, sql`SELECT ${made.id}`),
  )
}

/** Renames, recounts or dissolves a Party organisation that the caller read before. */
export async function update(
  ctx: Context,
  id: string,
  change: PartyOrganisationChange,
): Promise<PartyOrganisation> {
  const [current] = await ctx.db
    .select(shown)
    .from(partyOrganisation)
    .where(sql`id = ${id} AND ${reaches(ctx, 'party-organisation:write', sql`party_organisation`)}`)
  if (!current) throw new Problem('resource.not_found')
  const changed = changePartyOrganisation(current, change, ctx.now, ctx.today)
  const expectedVersion = ctx.expectedVersion ?? current.version
  const { name, fullMembers, dissolvedOn, updatedAt } = changed
  const nameSort = sortKeyOf(name)
  return ctx.commit(
    changed,
    exactlyOne(
      ctx.db
        .update(partyOrganisation)
        .set({ name, nameSort, fullMembers, dissolvedOn, updatedAt, version: expectedVersion + 1 })
        .where(sql`id = ${id} AND version = ${expectedVersion}`),
      'version.stale',
    ),
    name === current.name
      ? []
      : [ctx.db.update(edge).set({ childSort: nameSort }).where(eq(edge.childId, id)), termsOf(id, name)],
    dissolvedOn === null ? [] : dissolving(ctx, id, dissolvedOn),
    audit('party-organisation.update', object(id), difference(current, changed, auditedFields)),
    told(ctx, sql`SELECT ${id}`),
  )
}
