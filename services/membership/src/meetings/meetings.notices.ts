import { membershipNotices, type Meeting } from '@alliance/contracts/membership'
import { notifier, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { endOf } from './calendar.rules.ts'

const raise = notifier(membershipNotices)

/** Tells everyone on a meeting’s roll who has an account, unless the meeting lies in the past. */
export function tellRoll(
  ctx: Context,
  happened: 'called' | 'changed' | 'cancelled',
  meeting: Meeting,
): Write {
  const { id, kind, heldOn, startsAt, place, version } = meeting
  const end = endOf(meeting).toISOString()
  if (end <= ctx.now) return []
  return raise(`meeting.${happened}`, {
    to: sql`SELECT q.account_id FROM roll_entry r JOIN person q ON q.id = r.person_id
      WHERE r.meeting_id = ${id} AND r.standing <> 'removed'`,
    subject: { type: 'meeting', id, path: `/meetings/${id}` },
    params: { kind, organisation: meeting.partyOrganisationName, heldOn, startsAt, place },
    expiresAt: end,
    key: String(version),
  })
}
