import type { Page } from '@alliance/contracts'
import type { Affiliation, Employment, MyRecord, Person, PersonAccess } from '@alliance/contracts/membership'
import { audit, holds, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { accessesWhere } from '../people/access.usecases.ts'
import { opened } from '../people/identifiers.ts'
import {
  asPerson,
  employmentsOf,
  personColumns,
  personWithEmployer,
  type PersonShown,
} from '../people/people.queries.ts'
import { changingOne } from '../people/people.usecases.ts'
import { ownId } from './own.ts'

const affiliations = rows(
  sql`'id', id, 'personId', person_id, 'personName', person_name, 'partyOrganisationId', party_organisation_id,
    'partyOrganisationName', party_name, 'kind', kind, 'status', status, 'from', valid_from, 'to', valid_to, 'isDemo', ${truth(sql`is_demo`)}`,
  sql`SELECT a.*, p.name AS party_name, person.name AS person_name FROM affiliation a
    JOIN party_organisation p ON p.id = a.party_organisation_id WHERE a.person_id = person.id ORDER BY a.valid_from DESC, a.id`,
)
const posts = rows(
  sql`'partyOrganisationName', name, 'post', post, 'from', valid_from, 'to', valid_to`,
  sql`SELECT p.name, s.post, s.valid_from, s.valid_to FROM post s JOIN party_organisation p ON p.id = s.party_organisation_id
    WHERE s.person_id = person.id ORDER BY s.valid_from DESC, s.id`,
)
const instructorTerms = rows(
  sql`'letterNo', letter_no, 'from', valid_from, 'to', valid_to`,
  sql`SELECT i.letter_no, i.valid_from, i.valid_to FROM instructor i WHERE i.person_id = person.id AND i.letter_no IS NOT NULL
    ORDER BY i.valid_from DESC`,
)
const development = rows(
  sql`'partyOrganisationName', name, 'state', state, 'stage', stage, 'openedOn', opened_on, 'endedOn', ended_on`,
  sql`SELECT p.name, d.state, d.stage, d.opened_on, d.ended_on FROM development_case d
    JOIN party_organisation p ON p.id = d.party_organisation_id WHERE d.person_id = person.id ORDER BY d.opened_on DESC`,
)
const mergedFrom = rows(
  sql`'name', name, 'at', at`,
  sql`SELECT l.name, m.at FROM person_merge m JOIN person l ON l.id = m.loser_id
    WHERE m.winner_id = person.id AND m.undone_at IS NULL ORDER BY m.id DESC`,
)

/** SQL for everything shown to a person of themselves; the copy takes it too. */
export const ownRecord = (
  ctx: Context,
): SQL => sql`SELECT ${personColumns}, ${employmentsOf(sql`person.id`)} AS employments,
    ${affiliations} AS affiliations, ${posts} AS posts, ${instructorTerms} AS instructorTerms, ${development} AS development,
    ${mergedFrom} AS mergedFrom
  FROM ${personWithEmployer(ctx)} WHERE person.id = ${ownId(ctx)}`

export type OwnRow = PersonShown & Record<Exclude<keyof MyRecord, 'person'>, string>

export const recordFrom = (row: OwnRow): MyRecord & { person: Person } => ({
  person: asPerson(row),
  employments: JSON.parse(row.employments) as Employment[],
  affiliations: JSON.parse(row.affiliations) as Affiliation[],
  posts: JSON.parse(row.posts) as MyRecord['posts'],
  instructorTerms: JSON.parse(row.instructorTerms) as MyRecord['instructorTerms'],
  development: JSON.parse(row.development) as MyRecord['development'],
  mergedFrom: JSON.parse(row.mergedFrom) as MyRecord['mergedFrom'],
})

const nothing: MyRecord = {
  person: null,
  employments: [],
  affiliations: [],
  posts: [],
  instructorTerms: [],
  development: [],
  mergedFrom: [],
}

/** What is kept of me. One round trip; one’s own reading is not kept. */
export async function record(ctx: Context): Promise<MyRecord> {
  const [row] = await ctx.db.all<OwnRow>(ownRecord(ctx))
  return row ? recordFrom(row) : nothing
}

/**
 * Changes my phone: to a number with my consent to its keeping, to none at any time.
 *
 * @throws Problem `person.not_linked`, `person.closed`, `consent.required`, `version.stale`
 */
export async function changePhone(ctx: Context, phone: string | null): Promise<Person> {
  const [row] = await ctx.db.all<PersonShown>(sql`SELECT ${personColumns} FROM ${personWithEmployer(ctx)}
    WHERE person.id = ${ownId(ctx)}`)
  if (!row) throw new Problem('person.not_linked')
  const { changed, writes } = await changingOne(ctx, asPerson(row), { phone })
  return ctx.commit(
    changed,
    phone === null
      ? []
      : holds(
          sql`(SELECT c.act FROM consent c WHERE c.person_id = ${row.id} AND c.purpose = 'phone' ORDER BY c.id DESC LIMIT 1) = 'given'`,
          'consent.required',
        ),
    writes,
  )
}

/** A number of mine in clear. */
export async function reveal(ctx: Context, what: 'document' | 'phone'): Promise<{ value: string | null }> {
  const [row] = await ctx.db.all<{
    id: string
    sealed: string | null
  }>(sql`SELECT person.id, ${sql.raw(`${what}_sealed`)} AS sealed
    FROM person WHERE person.id = ${ownId(ctx)}`)
  if (!row) throw new Problem('person.not_linked')
  await ctx.commit(null, audit('person.reveal_own', { type: 'person', id: row.id }, { what }))
  return { value: row.sealed === null ? null : await opened(row.sealed, row.id, what) }
}

/** Who read my record, the last first. */
export const accesses = (
  ctx: Context,
  paging: { limit: number; cursor?: string },
): Promise<Page<PersonAccess>> => accessesWhere(ctx, sql`person_id = ${ownId(ctx)}`, paging)
