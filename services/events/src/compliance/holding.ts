import { todayIn } from '@alliance/calendar'
import { MeetingHeldFact } from '@alliance/contracts/membership/events'
import { insertAll, type Context, type Handlers, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { ReadActivity } from '../activities/activities.queries.ts'
import { membership } from '../membership.ts'
import { countsAs, kindOfMeeting } from './compliance.rules.ts'
import { complianceHeld } from './compliance.table.ts'

/** What a meeting that ended counts as; a group’s for the branch that the group belongs to. */
export const heard: Handlers = {
  'meeting.held': ({ subject, version, data }, ctx) => {
    const { kind: told, ...fact } = MeetingHeldFact.parse(data)
    const kind = kindOfMeeting(told)
    if (kind === null) return []
    return ctx.db
      .run(sql`INSERT INTO compliance_held (party_organisation_id, source_id, kind, source, title, held_on, counts,
        roll, on_leave, present, recorded, version)
      SELECT coalesce((SELECT up.id FROM known_party_organisation me
          JOIN known_party_organisation up ON up.path = substr(me.path, 1, length(me.path) - length(me.id) - 1)
          WHERE me.id = ${fact.partyOrganisationId} AND me.type = 'group'), ${fact.partyOrganisationId}),
        ${subject}, ${kind}, 'meeting', ${fact.title}, ${fact.heldOn}, ${fact.quorumReached ? 1 : 0},
        ${fact.roll}, ${fact.onLeave}, ${fact.present}, ${fact.roll}, ${version} WHERE true
      ON CONFLICT DO UPDATE SET title = excluded.title, held_on = excluded.held_on, counts = excluded.counts,
        roll = excluded.roll, on_leave = excluded.on_leave, present = excluded.present, recorded = excluded.recorded,
        version = excluded.version WHERE excluded.version > compliance_held.version`)
  },
}

/**
 * What an activity that is closed counts as, for the batch that closes it. Who was expected is the formal roll of its
 * day, as membership knows it now: later changes of the roll do not change it.
 */
export async function holding(ctx: Context, { row, hosts }: ReadActivity): Promise<Write[]> {
  const heldOn = todayIn('Asia/Shanghai', row.startsAt)
  const hostIds = hosts.map(({ id }) => id)
  const counted = countsAs(row.detail, hostIds).flatMap(({ kind, branches }) =>
    branches.map((partyOrganisationId) => ({ partyOrganisationId, kind })),
  )
  const shared = {
    sourceId: row.id,
    source: 'activity' as const,
    title: row.title,
    heldOn,
    counts: true,
    version: 1,
  }
  const none = { onLeave: 0, present: 0, recorded: 0 }
  const rolls = await Promise.all(
    counted.map(async ({ partyOrganisationId }) => {
      const roll = await membership().rollOn(partyOrganisationId, heldOn)
      return roll.ok ? roll.value.map(({ personId }) => personId) : []
    }),
  )
  const rows = [
    ...counted.map((each, i) => ({
      ...shared,
      ...each,
      ...none,
      members: rolls[i]!,
      roll: rolls[i]!.length,
    })),
    ...hostIds
      .filter((id) => id.startsWith('pty_'))
      .map((partyOrganisationId) => ({
        ...shared,
        ...none,
        partyOrganisationId,
        kind: 'activity' as const,
        members: null,
        roll: 0,
      })),
  ]
  return [insertAll(ctx, complianceHeld, rows), ...recounting(ctx, row.id)]
}

/** Counts attendance of an activity anew, for the end of the batch that records it; nothing before it is closed. */
export function recounting(ctx: Context, activityId: string): Write[] {
  const latest = sql`SELECT a.outcome FROM (SELECT value AS id FROM json_each(compliance_held.members)
      UNION SELECT m.id FROM json_each(compliance_held.members) named CROSS JOIN known_person m ON m.stays_as = named.value) v
    CROSS JOIN attendance a ON a.person_id = v.id AND a.activity_id = compliance_held.source_id
    WHERE NOT EXISTS (SELECT 1 FROM attendance later
      WHERE later.registration_id = a.registration_id AND later.revision > a.revision)`
  return [
    ctx.db.run(sql`UPDATE compliance_held SET (present, on_leave, recorded) =
        (SELECT coalesce(sum(outcome = 'present'), 0), coalesce(sum(outcome = 'excused'), 0), count(*) FROM (${latest}))
      WHERE source_id = ${activityId} AND members IS NOT NULL`),
  ]
}
