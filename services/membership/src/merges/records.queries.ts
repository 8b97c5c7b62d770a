import type { MergeBlocker, MergeMove } from '@alliance/contracts/membership'
import { oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asPerson, personColumns, personWithEmployer, type PersonShown } from '../people/people.queries.ts'
import type { Held } from './conflicts.rules.ts'
import type { PersonCells } from './fields.rules.ts'
import type { BoundSeat } from './plan.rules.ts'
import { references } from './references.ts'

/** The rows of some people that exclude one another, in the one form that the rules compare. */
export const heldOf = (people: SQL): SQL => sql`
  SELECT 'employment' AS kind, e.id, e.person_id AS owner, '' AS "group", e.organisation_id AS target, o.name AS title,
      e.title AS detail, e.valid_from AS "from", e.valid_to AS "to"
    FROM employment e JOIN organisation o ON o.id = e.organisation_id WHERE e.person_id IN (${people})
  UNION ALL SELECT iif(a.kind = 'formal', 'affiliation', 'functional_affiliation'), a.id, a.person_id,
      iif(a.kind = 'formal', '', a.party_organisation_id), a.party_organisation_id, p.name, a.status, a.valid_from, a.valid_to
    FROM affiliation a JOIN party_organisation p ON p.id = a.party_organisation_id WHERE a.person_id IN (${people})
  UNION ALL SELECT 'post', s.id, s.person_id, s.party_organisation_id || '|' || s.post, s.party_organisation_id || '|' || s.post,
      p.name, s.post, s.valid_from, s.valid_to
    FROM post s JOIN party_organisation p ON p.id = s.party_organisation_id WHERE s.person_id IN (${people})
  UNION ALL SELECT 'hookup', h.id, h.person_id, h.chain_code, h.chain_code, h.chain_code, NULL, h.valid_from, h.valid_to
    FROM hookup h WHERE h.person_id IN (${people})
  UNION ALL SELECT 'candidate', c.id, c.person_id, c.chain_code, c.chain_code, c.chain_code, c.state, c.proposed_on, NULL
    FROM candidate c WHERE c.person_id IN (${people}) AND +c.state IN ('proposed', 'accepted')`

const seatsOf = (
  people: SQL,
): SQL => sql`SELECT s.id, s.bound_to AS boundTo, s.bound_id AS boundId FROM post s
  WHERE s.person_id IN (${people}) AND s.bound_id IS NOT NULL AND s.valid_to IS NULL`

/** What stands in the way, besides seats that would lose their source: at most five terms to a query (D1). */
function blockersOf(ctx: Context, a: string, b: string): SQL[] {
  const open = (person: string) =>
    sql`SELECT id FROM development_case WHERE person_id = ${person} AND state = 'open'`
  const full = (person: string) =>
    sql`SELECT 1 FROM affiliation WHERE person_id = ${person} AND kind = 'formal' AND status = 'full' AND valid_to IS NULL`
  const serving = (person: string) => sql`SELECT i.id, i.valid_from, i.valid_to FROM instructor i
    WHERE i.person_id = ${person} AND i.letter_no IS NOT NULL AND i.valid_to > ${ctx.today}`
  return [
    sql`SELECT 'development_both_open' AS code, id AS subject FROM (${open(a)}) WHERE EXISTS (${open(b)})
    UNION ALL SELECT 'development_of_member', id FROM (${open(a)}) WHERE EXISTS (${full(b)})
    UNION ALL SELECT 'development_of_member', id FROM (${open(b)}) WHERE EXISTS (${full(a)})`,
    sql`SELECT 'instructor_both_serving' AS code, x.id AS subject FROM (${serving(a)}) x JOIN (${serving(b)}) y
      ON x.valid_from < y.valid_to AND y.valid_from < x.valid_to
    UNION ALL SELECT 'meeting_in_progress', m.id FROM roll_entry x JOIN roll_entry y ON y.meeting_id = x.meeting_id AND y.person_id = ${b}
      JOIN meeting m ON m.id = x.meeting_id AND m.state = 'open' WHERE x.person_id = ${a}
    UNION ALL SELECT 'request_both_open', x.id FROM person_request x JOIN person_request y
      ON y.person_id = ${b} AND y.kind = x.kind AND y.state = 'open' WHERE x.person_id = ${a} AND x.state = 'open'`,
  ]
}

/** How many rows would move, of each kind, in the order of the references. */
const countsOf = (loserId: string): SQL =>
  sql`SELECT json_array(${sql.join(
    references.map(
      ({ table, column }) =>
        sql`(SELECT count(*) FROM ${sql.raw(table)} WHERE ${sql.raw(column)} = ${loserId})`,
    ),
    sql`, `,
  )}) AS counts`

export interface TwoRecords {
  winner: PersonRead
  loser: PersonRead
  held: Held[]
  seats: BoundSeat[]
  blockers: MergeBlocker[]
  moves: { what: MergeMove; rows: number }[]
  pair: { score: number; evidence: number } | null
}

export type PersonRead = PersonShown & PersonCells & { closed: 0 | 1 }

/**
 * Two records with all that a merge looks at. One round trip, with what else is asked besides.
 *
 * @throws Problem `resource.not_found` without the record that stays, `person.unknown` without the other, `person.closed`
 */
export async function readTwo(
  ctx: Context,
  winnerId: string,
  loserId: string,
  ...besides: SQL[]
): Promise<TwoRecords> {
  const both = sql`SELECT value FROM json_each(${JSON.stringify([winnerId, loserId])})`
  const [first, second] = [winnerId, loserId].toSorted()
  const [people, held, seats, party, running, counts, pairs] = await oneTrip(
    ctx,
    sql`SELECT ${personColumns}, person.name_sort, person.document_sealed, person.document_index, person.phone_sealed, person.phone_index,
        person.merged_into IS NOT NULL OR person.erased_at IS NOT NULL AS closed
      FROM ${personWithEmployer(ctx)} WHERE person.id IN (${both})`,
    heldOf(both),
    seatsOf(both),
    ...blockersOf(ctx, winnerId, loserId),
    countsOf(loserId),
    sql`SELECT score, evidence FROM duplicate WHERE first_id = ${first} AND second_id = ${second}`,
    ...besides,
  )
  const found = people as unknown as PersonRead[]
  const [winner, loser] = [winnerId, loserId].map((id) => found.find((row) => row.id === id))
  if (!winner) throw new Problem('resource.not_found')
  if (!loser) throw new Problem('person.unknown')
  if (winner.closed || loser.closed) throw new Problem('person.closed')
  return {
    winner: textual(winner),
    loser: textual(loser),
    held: held as unknown as Held[],
    seats: seats as unknown as BoundSeat[],
    blockers: [...party!, ...running!] as unknown as MergeBlocker[],
    moves: movesIn((counts as unknown as { counts: string }[])[0]!.counts),
    pair: (pairs as unknown as TwoRecords['pair'][])[0] ?? null,
  }
}

const movesIn = (json: string): TwoRecords['moves'] => {
  const counts = JSON.parse(json) as number[]
  return references.map(({ move }, i) => ({ what: move, rows: counts[i]! })).filter(({ rows }) => rows > 0)
}

/** The journal keeps digits, so the year does not differ from itself by its type. */
const textual = (row: PersonRead): PersonRead =>
  ({ ...row, birth_year: row.birth_year === null ? null : String(row.birth_year) }) as unknown as PersonRead

export const personIn = (row: PersonRead) =>
  asPerson({ ...row, birth_year: row.birth_year === null ? null : Number(row.birth_year) } as PersonShown)

/** The condition that nobody of some has two rows that could not both hold; the last guard of a merge and its undoing. */
export const noCollision = (people: readonly string[]): SQL => {
  const ids = JSON.stringify(people)
  const pair = (table: string, same: SQL) => sql`EXISTS (SELECT 1 FROM json_each(${ids}) who
    JOIN ${sql.raw(table)} x ON x.person_id = who.value JOIN ${sql.raw(table)} y ON y.person_id = who.value AND y.id > x.id
    WHERE (x.valid_to IS NULL OR x.valid_to > y.valid_from) AND (y.valid_to IS NULL OR y.valid_to > x.valid_from)
      AND (x.valid_to IS NULL OR x.valid_to > x.valid_from) AND (y.valid_to IS NULL OR y.valid_to > y.valid_from) AND ${same})`
  return sql`NOT (${pair('employment', sql`1 = 1`)} OR ${pair(
    'affiliation',
    sql`x.kind = y.kind AND (x.kind = 'formal' OR x.party_organisation_id = y.party_organisation_id)`,
  )} OR ${pair('post', sql`x.party_organisation_id = y.party_organisation_id AND x.post = y.post`)}
    OR ${pair('hookup', sql`x.chain_code = y.chain_code`)})`
}

/** Formal affiliations, with what their counts go by. */
export const rollRowsOf = (ids: readonly string[]): SQL => sql`
  SELECT id, party_organisation_id AS partyOrganisationId, status, valid_from AS "from", valid_to AS "to" FROM affiliation
  WHERE kind = 'formal' AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
