import type { OwnRegistration, QueuePlace, Registration } from '@alliance/contracts/events'
import type { Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { registration } from './registrations.table.ts'

/** What stands behind SELECT for a registration, of `registration r`. */
export const registrationColumns = columnsOf(registration, 'r')

export function asRegistration(raw: Record<string, unknown>): Registration {
  const { turn: _turn, registrarId: _registrar, ...shown } = asRow(registration, raw)
  return shown
}

/** A place on a waiting list is counted so far; a number beyond it would be read for nobody’s use. */
export const countedUpTo = 500

/** SQL for how many wait for a pool, counted up to one more than is told. */
export const waitingCounted = (activityId: SQL, pool: SQL): SQL => sql`(SELECT count(*) FROM (
  SELECT 1 FROM registration w WHERE w.activity_id = ${activityId} AND w.pool = ${pool} AND w.state = 'waiting' LIMIT ${countedUpTo + 1}))`

/** SQL for how many stand before a waiting `registration r`; null for one that does not wait. */
export const aheadCounted = sql`iif(r.state = 'waiting', (SELECT count(*) FROM (
  SELECT 1 FROM registration w WHERE w.activity_id = r.activity_id AND w.pool = r.pool AND w.state = 'waiting' AND w.turn < r.turn
  LIMIT ${countedUpTo + 1})), NULL)`

export const queueOf = (ahead: number | null): QueuePlace | null =>
  ahead === null ? null : { ahead: Math.min(ahead, countedUpTo), more: ahead > countedUpTo }

const drawEntryOf = sql`(SELECT json_object('drawId', e.draw_id, 'entry', e.entry) FROM draw_entry e WHERE e.registration_id = r.id)`

export const ownColumns = sql`${registrationColumns}, ${aheadCounted} AS ahead, ${drawEntryOf} AS "drawEntry"`

export const asOwn = (raw: Record<string, unknown>): OwnRegistration => ({
  registration: asRegistration(raw),
  queue: queueOf(raw.ahead as number | null),
  drawEntry: JSON.parse((raw.drawEntry as string | null) ?? 'null') as OwnRegistration['drawEntry'],
})

/** One’s own registrations at an activity, the last first. */
export const ownRegistrationsAt = (ctx: Context, activityId: string): SQL => sql`SELECT ${ownColumns}
  FROM known_person k CROSS JOIN registration r ON r.person_id = k.id AND r.activity_id = ${activityId}
  WHERE k.account_id = ${ctx.principal.id} ORDER BY r.id DESC LIMIT 5`

/** SQL for one’s own registration as JSON, for an outcome that the batch decides. */
export const ownAsJson = (id: string): SQL => sql`SELECT json_object('registration', ${registrationJson},
    'queue', iif(r.state = 'waiting', json_object('ahead', min(${aheadCounted}, ${countedUpTo}),
      'more', json(iif(${aheadCounted} > ${countedUpTo}, 'true', 'false'))), NULL),
    'drawEntry', NULL)
  FROM registration r WHERE r.id = ${id}`

const registrationJson = sql`json_object('id', r.id, 'activityId', r.activity_id, 'personId', r.person_id,
  'displayName', r.display_name, 'organisationId', r.organisation_id, 'organisationName', r.organisation_name,
  'placeKind', r.place_kind, 'pool', r.pool, 'state', r.state, 'sequence', r.sequence, 'answers', json(r.answers),
  'registeredBy', r.registered_by, 'registeredAt', r.registered_at, 'decidedAt', r.decided_at,
  'offerExpiresAt', r.offer_expires_at, 'version', r.version)`
