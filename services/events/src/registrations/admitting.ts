import type { Registration, RegistrationAnswer, RegistrationPlan } from '@alliance/contracts/events'
import type { Context, Statement } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'

/** Someone who is to have a place, before it is decided whether. */
export interface Candidate {
  id: string
  activityId: string
  personId: string
  displayName: string
  organisationId: string | null
  organisationName: string | null
  placeKind: Registration['placeKind']
  pool: number
  answers: readonly RegistrationAnswer[]
  registeredBy: Registration['registeredBy']
}

/**
 * Enters a candidate and decides in the same statement, by what is free at that moment: confirmed, waiting behind all
 * who wait, or pending where places are drawn. The sequence is the order of the writes, so of any number at once the
 * first have the seats. Who is registered already makes the unique index refuse.
 *
 * With `onlyIf` nobody is entered where that does not hold when the batch runs.
 *
 * The second statement takes the seat; the pool’s own check refuses one more than there are.
 */
export function admitting(
  ctx: Context,
  candidate: Candidate,
  { admission }: RegistrationPlan,
  { skipDuplicate = false, onlyIf = sql`true` } = {},
): { enter: Statement; seat: Statement } {
  const { activityId, pool } = candidate
  const seats = sql`activity_id = ${activityId} AND no = ${pool}`
  const inPool = sql`activity_id = ${activityId} AND pool = ${pool}`
  const undrawn = admission === 'draw' ? sql`NOT EXISTS (SELECT 1 FROM draw WHERE ${inPool})` : sql`1 = 0`
  return {
    enter: ctx.db
      .run(sql`INSERT INTO registration (id, activity_id, person_id, display_name, organisation_id, organisation_name,
        place_kind, pool, state, sequence, turn, answers, registered_by, registrar_id, registered_at, decided_at, version)
      SELECT ${candidate.id}, ${activityId}, ${candidate.personId}, ${candidate.displayName}, ${candidate.organisationId},
        ${candidate.organisationName}, ${candidate.placeKind}, ${pool}, decided, next, next, ${JSON.stringify(candidate.answers)},
        ${candidate.registeredBy}, ${ctx.principal.id}, ${ctx.now}, iif(decided = 'confirmed', ${ctx.now}, NULL), 1
      FROM (SELECT coalesce((SELECT max(sequence) FROM registration WHERE activity_id = ${activityId}), 0) + 1 AS next,
        CASE WHEN ${undrawn} THEN 'pending'
          WHEN (SELECT taken < capacity FROM pool WHERE ${seats})
            AND NOT EXISTS (SELECT 1 FROM registration WHERE ${inPool} AND state IN ('waiting', 'pending')) THEN 'confirmed'
          ELSE 'waiting' END AS decided)
      WHERE ${onlyIf} ${skipDuplicate ? sql`ON CONFLICT DO NOTHING` : sql``}`),
    seat: ctx.db.run(sql`UPDATE pool SET taken = taken + 1
      WHERE ${seats} AND EXISTS (SELECT 1 FROM registration WHERE id = ${candidate.id} AND state = 'confirmed')`),
  }
}
