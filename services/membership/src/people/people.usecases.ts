import type { Page } from '@alliance/contracts'
import type {
  NewPerson,
  Person,
  PersonCard,
  PersonChange,
  PersonInFile,
} from '@alliance/contracts/membership'
import {
  after,
  audit,
  keysOf,
  newId,
  oneTrip,
  pageFrom,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { headOf, paired } from '../duplicates/pairing.ts'
import { searchRange } from '../organisations/search.rules.ts'
import { accessed } from './access.usecases.ts'
import { employing, employerWithin } from './employments.usecases.ts'
import { changing, entering } from './entering.usecases.ts'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { documentIndexOf, opened, phoneIndexOf } from './identifiers.ts'
import {
  birthYearOf,
  checkedDocument,
  checkedMobile,
  draftPerson,
  identifiersIn,
  masksOf,
} from './people.rules.ts'
import {
  asPerson,
  asPersonInFile,
  employmentsIn,
  employmentsOf,
  inFileColumns,
  personColumns,
  personWithEmployer,
  type PersonShown,
} from './people.queries.ts'
import { peopleWithin, reachesPerson } from './reach.ts'

const object = (id: string) => ({ type: 'person', id })

interface ListQuery {
  limit: number
  cursor?: string
  q?: string
  organisationId?: string
}

/** A page of people in the order of their names; a search answers one page of what it finds first. */
export const list = (ctx: Context, query: ListQuery): Promise<Page<Person>> =>
  pageOf(ctx, query, sql``, asPerson)

async function pageOf<R extends PersonShown, P>(
  ctx: Context,
  { limit, cursor, q, organisationId }: ListQuery,
  more: SQL,
  as: (row: R) => P,
): Promise<Page<P>> {
  const conditions: SQL[] = [
    sql`person.merged_into IS NULL AND person.erased_at IS NULL`,
    after([sql`person.name_sort`, sql`person.id`], keysOf(cursor, ['string', 'string'])),
    peopleWithin(ctx, 'person:read', sql`person.id`),
  ]
  if (organisationId)
    conditions.push(
      sql`person.id IN (SELECT person_id FROM employment WHERE organisation_id = ${organisationId} AND valid_from <= ${ctx.today} AND (valid_to IS NULL OR valid_to > ${ctx.today}))`,
    )
  if (q) conditions.push(named(ctx, q, limit))
  const rows = await ctx.db.all<R>(sql`SELECT ${personColumns} ${more} FROM ${personWithEmployer(ctx)}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY person.name_sort, person.id LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.name_sort, row.id], as)
}

/** The condition that a name is met; where a reach covers few, their terms are looked at, not everyone's. */
function named(ctx: Context, q: string, limit: number): SQL {
  const range = searchRange(q)
  if (range === null) return sql`1 = 0`
  const met = sql`term >= ${range.from} AND term < ${range.to}`
  return ctx.reach('person:read') === 'everywhere'
    ? sql`person.id IN (SELECT person_id FROM person_term WHERE ${met} ORDER BY term LIMIT ${limit * 3})`
    : sql`EXISTS (SELECT 1 FROM person_term WHERE person_id = person.id AND ${met})`
}

/** A page for a file; that they were taken out is kept for each of them. */
export async function listForExport(ctx: Context, query: ListQuery): Promise<Page<PersonInFile>> {
  const page = await pageOf(ctx, query, inFileColumns, asPersonInFile)
  const ids = JSON.stringify(page.items.map(({ id }) => id))
  await oneTrip(ctx, accessed(ctx, 'export', sql`SELECT value FROM json_each(${ids})`))
  return page
}

type Question = { document: { type: Person['documentType'] & string; number: string } } | { phone: string }

/** Who has a document number or a phone, by its keyed hash; what a merged record had finds the one it was merged into. */
export async function find(ctx: Context, question: Question): Promise<Person[]> {
  const met =
    'document' in question
      ? sql`met.document_index = ${await documentIndexOf(checkedDocument(question.document, ctx.today))}`
      : sql`met.phone_index = ${await phoneIndexOf(checkedMobile(question.phone))}`
  const rows = await ctx.db.all<PersonShown>(sql`SELECT ${personColumns} FROM ${personWithEmployer(ctx)}
    WHERE person.id IN (SELECT ${headOf(sql`met.id`)} FROM person met WHERE ${met})
      AND ${reachesPerson(ctx, 'person:read', sql`person.id`)} ORDER BY person.id LIMIT 20`)
  return rows.map(asPerson)
}

/** One person with their employments. The reading is kept in the same round trip. */
export async function card(ctx: Context, id: string): Promise<PersonCard> {
  // A merged record has nothing of its own any more; whoever may see where it went may see that it did.
  const mine = reachesPerson(ctx, 'person:read', headOf(sql`person.id`))
  const [rows] = await oneTrip(
    ctx,
    sql`SELECT ${personColumns}, ${employmentsOf(sql`person.id`)} AS employments FROM ${personWithEmployer(ctx)} WHERE person.id = ${id} AND ${mine}`,
    accessed(ctx, 'card', sql`SELECT person.id FROM person WHERE person.id = ${id} AND ${mine}`),
  )
  const [row] = rows as unknown as (PersonShown & { employments: string })[]
  if (!row) throw new Problem('resource.not_found')
  return { ...asPerson(row), employments: employmentsIn(row.employments) }
}

/** Who is to see the record as their own is settled by the zone's people alone. */
function mayLink(ctx: Context, accountId: string | null | undefined): void {
  if (accountId && ctx.reach('person:write') !== 'everywhere') throw new Problem('access.denied')
}

/**
 * Enters a person, with an employment where there is one.
 *
 * @throws Problem `person.duplicate`, `person.account_taken`, `organisation.unknown`; `access.denied` where one's
 *   rights end at organisations and the person works at none of them
 */
export async function create(ctx: Context, input: NewPerson): Promise<Person> {
  mayLink(ctx, input.accountId)
  const given = identifiersIn(input, ctx.today)
  const { employment } = input
  if (!employment && ctx.reach('person:write') !== 'everywhere') throw new Problem('access.denied')
  const employerName = employment ? await employerWithin(ctx, employment.organisationId) : null
  const id = newId('person', new Date(ctx.now))
  const begun = employment !== null && employment.from <= ctx.today
  const { documentType = null, documentMask = null, phoneMask = null } = masksOf(given)
  return ctx.commit(
    {
      id,
      ...draftPerson(input, given),
      documentType,
      documentMask,
      phoneMask,
      employer: begun
        ? { id: employment.organisationId, name: employerName!, title: employment.title }
        : null,
      mergedInto: null,
      erasedAt: null,
      version: 1,
    },
    await entering(ctx, [{ id, input }]),
    employment
      ? employing(ctx, [
          { id: newId('employment', new Date(ctx.now)), personId: id, ...employment, ...originOf(input) },
        ])
      : [],
    paired(id),
  )
}

const originOf = ({ provenance, sourceRef, isDemo }: NewPerson) => ({ provenance, sourceRef, isDemo })

/** @throws Problem `person.duplicate`, `person.account_taken`, `person.closed`, `consent.withdrawn`, `version.stale` */
export async function update(ctx: Context, id: string, change: PersonChange): Promise<Person> {
  mayLink(ctx, change.accountId)
  const [found] = await ctx.db.all<PersonShown>(sql`SELECT ${personColumns} FROM ${personWithEmployer(ctx)}
    WHERE person.id = ${id} AND ${reachesPerson(ctx, 'person:write', sql`person.id`)}`)
  if (!found) throw new Problem('resource.not_found')
  const { changed, writes } = await changingOne(ctx, asPerson(found), change)
  return ctx.commit(changed, writes)
}

/**
 * A person as changed, and all that changing them writes.
 *
 * @throws Problem `person.closed`, `request.invalid` where an identifier is wrong
 */
export async function changingOne(
  ctx: Context,
  current: Person,
  change: PersonChange,
): Promise<{ changed: Person; writes: Write }> {
  const { id } = current
  if (current.mergedInto !== null || current.erasedAt !== null) throw new Problem('person.closed')
  const given = identifiersIn(change, ctx.today)
  const { document: _document, phone: _phone, ...plain } = change
  const birthYear = birthYearOf(given.document, change.birthYear ?? current.birthYear)
  const version = ctx.expectedVersion ?? current.version
  return {
    changed: { ...current, ...plain, ...masksOf(given), birthYear, version: version + 1 },
    writes: [
      await changing(ctx, [{ id, change, expectedVersion: version, birthYear: current.birthYear }]),
      paired(id),
    ],
  }
}

/** An identifier in clear. That it was read is kept for the person and in the audit trail. */
export async function reveal(
  ctx: Context,
  id: string,
  what: 'document' | 'phone',
  reason: string,
): Promise<{ value: string | null }> {
  refuseIdentifiers({ '/reason': reason })
  const [row] = await ctx.db.all<{ sealed: string | null }>(sql`SELECT ${sql.raw(`${what}_sealed`)} AS sealed
    FROM person WHERE id = ${id} AND ${reachesPerson(ctx, 'person:reveal', sql`person.id`)}`)
  if (!row) throw new Problem('resource.not_found')
  await ctx.commit(
    null,
    ctx.db.run(accessed(ctx, what, sql`SELECT ${id}`, reason)),
    audit('person.reveal', object(id), { what }),
  )
  return { value: row.sealed === null ? null : await opened(row.sealed, id, what) }
}
