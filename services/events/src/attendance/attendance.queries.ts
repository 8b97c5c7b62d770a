import type { Confirmation, Attendee } from '@alliance/contracts/events'
import type { Stay } from '@alliance/gates'
import type { Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { lengthOf, proposalOf, seenOf, type ConfirmationInputs } from './attendance.rules.ts'

/** A registration with what gates saw, its last record, and the rows of the ledger that rest on it. */
export interface Registered {
  sequence: number
  registrationId: string
  personId: string
  name: string
  organisationName: string | null
  accountId: string | null
  stays: string | null
  conflict: string | null
  revision: number | null
  record: string | null
  entries: string
}

const lastRecord = sql`SELECT * FROM attendance WHERE registration_id = r.id ORDER BY revision DESC LIMIT 1`

/** Registrations of a source `r`, in its order; each costs a few rows of indexes. */
export const registeredPeople = (source: SQL, entries = true): SQL => sql`
  SELECT r.sequence, r.id AS registrationId, coalesce(k.stays_as, r.person_id) AS personId, r.display_name AS name,
    r.organisation_name AS organisationName, k.account_id AS accountId, g.stays, g.conflict,
    (SELECT revision FROM (${lastRecord})) AS revision,
    (SELECT json_object('id', id, 'revision', revision, 'outcome', outcome, 'minutes', minutes, 'evidence', evidence,
      'leave', leave, 'reason', reason, 'recordedAt', recorded_at, 'recordedBy', recorded_by) FROM (${lastRecord})) AS record,
    ${
      entries
        ? sql`(SELECT json_group_array(json_object('id', e.id, 'rule', e.rule, 'points', e.points, 'partyOrganisationId', e.party_organisation_id))
      FROM point_entry e WHERE e.registration_id = r.id AND e.reverses IS NULL
        AND NOT EXISTS (SELECT 1 FROM point_entry back WHERE back.reverses = e.id))`
        : sql`'[]'`
    } AS entries
  FROM ${source} LEFT JOIN known_person k ON k.id = r.person_id
    LEFT JOIN gate_person g ON g.activity_id = r.activity_id AND g.subject = r.id`

interface Span {
  startsAt: string
  endsAt: string
}
const seenIn = ({ stays, conflict }: Registered, { startsAt, endsAt }: Span) =>
  seenOf(stays === null ? [] : (JSON.parse(stays) as Stay[]), conflict !== null, {
    from: startsAt,
    to: endsAt,
  })

export const inputsOf = (
  ctx: Context,
  activity: Span,
  found: Registered,
  { outcome, minutes, leave, reason, revision }: Confirmation,
): ConfirmationInputs => ({
  choice: outcome,
  minutes,
  leave,
  reasoned: reason !== null,
  seen: seenIn(found, activity),
  length: lengthOf({ from: activity.startsAt, to: activity.endsAt }),
  own: found.accountId === ctx.principal.id,
  correction: revision > 0,
})

export function asAttendee(row: Registered & Span): Attendee {
  const { registrationId, personId, name, organisationName, record } = row
  const seen = seenIn(row, row)
  return {
    registrationId,
    personId,
    name,
    organisationName,
    seen,
    proposal: proposalOf(seen, lengthOf({ from: row.startsAt, to: row.endsAt })),
    record: record === null ? null : (JSON.parse(record) as Attendee['record']),
  }
}
