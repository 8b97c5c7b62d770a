import type { Post } from '@alliance/contracts/membership'
import {
  auditAll,
  exactly,
  inParts,
  insertAll,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { post } from './posts.table.ts'
import { vacancyIds, vacatingEach } from './vacating.ts'

const object = (id: string) => ({ type: 'post', id })

export type Seat = Omit<Post, 'partyOrganisationName' | 'personName'> &
  Pick<typeof post.$inferInsert, 'provenance' | 'sourceRef'>

/**
 * Everything that seating people writes. A seat that has not ended fills the oldest vacancy of its kind, and one that
 * is to end on a day to come is vacant from then on; one in the past is history alone.
 */
export function seating(ctx: Context, seats: readonly Seat[]): Write {
  const present = seats.filter(({ to }) => to === null || to > ctx.today)
  return [
    insertAll(
      ctx,
      post,
      seats.map(({ boundTo, ...seat }) => ({
        ...seat,
        boundTo: boundTo?.kind ?? null,
        boundId: boundTo?.id ?? null,
        createdAt: ctx.now,
      })),
    ).map((insert) => unique('post.party_organisation_id', 'post.taken', insert)),
    inParts(present.map(({ partyOrganisationId, post, from }) => [partyOrganisationId, post, from])).map(
      (json) => filling(ctx, json),
    ),
    vacant(
      ctx,
      present.filter(({ to }) => to !== null),
    ),
    auditAll(
      'post.appoint',
      seats.map(({ id, partyOrganisationId, personId, post, source, boundTo, from, to }) => ({
        object: object(id),
        detail: { partyOrganisationId, personId, post, source, boundTo, from, to },
      })),
    ),
  ]
}

/** Several seats of one kind fill as many vacancies, the oldest first. */
const filling = (ctx: Context, seats: string) =>
  ctx.db.run(sql`WITH seat(party, post, since, turn) AS (
      SELECT value ->> 0, value ->> 1, value ->> 2,
        row_number() OVER (PARTITION BY value ->> 0, value ->> 1 ORDER BY value ->> 2) FROM json_each(${seats})
    ), waiting(id, party, post, turn) AS (
      SELECT v.id, v.party_organisation_id, v.post,
        row_number() OVER (PARTITION BY v.party_organisation_id, v.post ORDER BY v.since, v.id)
      FROM (SELECT DISTINCT party FROM seat) asked CROSS JOIN vacancy v
        ON v.party_organisation_id = asked.party AND v.filled_on IS NULL
    ), filled(id, filled_on) AS (
      SELECT waiting.id, seat.since FROM seat JOIN waiting USING (party, post, turn))
    UPDATE vacancy SET filled_on = max(vacancy.since, filled.filled_on) FROM filled WHERE vacancy.id = filled.id`)

const vacant = (
  ctx: Context,
  seats: readonly { partyOrganisationId: string; post: Post['post']; to: string | null }[],
): Write =>
  inParts(seats.map(({ partyOrganisationId, post, to }) => [partyOrganisationId, post, to])).map((json) =>
    ctx.db.run(sql`INSERT INTO vacancy (id, party_organisation_id, post, since)
      SELECT ${vacancyIds(ctx)}, value ->> 0, value ->> 1, value ->> 2 FROM json_each(${json})`),
  )

export type Unseating = Pick<Post, 'id' | 'partyOrganisationId' | 'personId' | 'post'> & {
  to: string
  reason: string
}

/** Everything that ending posts writes: each seat is vacant from then on, and so are those held by virtue of it. */
export const unseating = (ctx: Context, endings: readonly Unseating[]): Write => [
  inParts(endings.map(({ id, to, reason }) => ({ id, to, reason }))).map((json) => [
    exactly(
      (JSON.parse(json) as unknown[]).length,
      ctx.db.run(sql`UPDATE post SET valid_to = given.value ->> 'to', end_reason = given.value ->> 'reason'
        FROM json_each(${json}) AS given WHERE post.id = given.value ->> 'id' AND post.valid_to IS NULL`),
      'post.ended',
    ),
    vacatingEach('post', sql`SELECT value ->> 'id', value ->> 'to' FROM json_each(${json})`),
  ]),
  vacant(ctx, endings),
  auditAll(
    'post.end',
    endings.map(({ id, partyOrganisationId, personId, post, to }) => ({
      object: object(id),
      detail: { partyOrganisationId, personId, post, to },
    })),
  ),
]
