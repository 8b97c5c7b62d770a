import type { Page } from '@alliance/contracts'
import type { GateEntry, GatePerson } from '@alliance/contracts/events'
import { after, keysOf, pageFrom, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { atActivity } from './activity.ts'

interface Paging {
  limit: number
  cursor?: string
}

interface PersonRow {
  subject: string
  name: string | null
  admitted: number
  covered: number
  inside: number
  stays: string
  conflict: GatePerson['conflict']
  gates: string
}

/** Everyone the gates saw, by the order of their tickets. */
export async function listPersons(
  ctx: Context,
  activityId: string,
  { limit, cursor, conflict }: Paging & { conflict?: 'true' },
): Promise<Page<GatePerson>> {
  const [found] = await atActivity(
    ctx,
    'attendance:read',
    activityId,
    sql`
    SELECT p.subject, r.display_name AS name, p.admitted, p.covered, p.inside, p.stays, p.conflict,
      (SELECT json_group_array(DISTINCT g.name) FROM gate_entry e JOIN gate_device d ON d.id = e.device_id
        JOIN gate g ON g.id = d.gate_id WHERE e.activity_id = p.activity_id AND e.subject = p.subject) AS gates
    FROM gate_person p LEFT JOIN registration r ON r.id = p.subject WHERE p.activity_id = ${activityId} AND ${after([sql`p.subject`], keysOf(cursor, ['string']))}
      AND ${conflict ? sql`p.conflict IS NOT NULL` : sql`1 = 1`} ORDER BY p.subject LIMIT ${limit + 1}`,
  )
  return pageFrom(
    found as unknown as PersonRow[],
    limit,
    (row) => [row.subject],
    ({ admitted, covered, inside, stays, gates, ...row }) => ({
      ...row,
      admitted: admitted === 1,
      covered: covered === 1,
      inside: inside === 1,
      stays: JSON.parse(stays) as GatePerson['stays'],
      gates: JSON.parse(gates) as string[],
    }),
  )
}

/** Every scan in the order in which it was handed in. */
export async function listEntries(
  ctx: Context,
  activityId: string,
  { limit, cursor, subject }: Paging & { subject?: string },
): Promise<Page<GateEntry>> {
  const [found] = await atActivity(
    ctx,
    'attendance:read',
    activityId,
    sql`
    SELECT e.position, e.device_id AS gateDeviceId, g.name AS gateName, e.sequence, e.at, e.uncertainty_ms AS uncertaintyMs,
      e.direction, e.subject, r.display_name AS name, e.means, e.outcome, e.reason, e.received_at AS receivedAt
    FROM gate_entry e JOIN gate_device d ON d.id = e.device_id JOIN gate g ON g.id = d.gate_id
      LEFT JOIN registration r ON r.id = e.subject
    WHERE e.activity_id = ${activityId} AND e.kind = 'scan' AND ${after([sql`e.position`], keysOf(cursor, ['number']))}
      AND ${subject ? sql`e.subject = ${subject}` : sql`1 = 1`} ORDER BY e.position LIMIT ${limit + 1}`,
  )
  return pageFrom(
    found as unknown as GateEntry[],
    limit,
    (row) => [row.position],
    (row) => row,
  )
}
