import type { Account, Elsewhere, Held, ScanEntry } from '@alliance/gates'
import type { GateExchange } from '@alliance/contracts/events'
import { oneTrip, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'

/** So many movements of other gates are told at once. */
export const feedLimit = 500

export interface DeviceRow extends Account {
  id: string
  activityId: string
  gateId: string
  version: number
  publicX: string | null
  publicY: string | null
  enrolledAt: string | null
  revokedAt: string | null
  lastHeardAt: string | null
  offsetMs: number | null
  highWater: number
  inside: number
  entriesPerLease: number
  rosterVersion: number
  leaseMinutes: number
  shortAt: string | null
  ticketKey: string
  signingKey: string
  serverX: string
  serverY: string
  waiting: number
  answered: number
  newest: number
}

export interface LeaseRow extends Held {
  entries: number
  walkIns: number
  issuedAt: string
}

interface FeedRow extends Elsewhere {
  position: number
  deviceId: string
  moved: number
}

export interface Found {
  device: DeviceRow
  leases: LeaseRow[]
  known: Set<string>
  ahead: number[]
  scans: ScanEntry[]
  covered: Set<string>
  feed: FeedRow[]
}

const moving = sql.raw(`outcome IN ('admitted', 're-entered', 'left')`)

/** All that an exchange is decided by, in one round trip. */
export async function find(ctx: Context, deviceId: string, given: GateExchange): Promise<Found | null> {
  const hashes = JSON.stringify(given.entries.map(({ hash }) => hash))
  const subjects = JSON.stringify(given.entries.flatMap((one) => (one.kind === 'scan' ? [one.subject] : [])))
  const mine = sql`(SELECT activity_id FROM gate_device WHERE id = ${deviceId})`
  const [device, leases, known, ahead, scans, covered, feed] = await oneTrip(
    ctx,
    sql`SELECT d.id, d.activity_id AS activityId, d.gate_id AS gateId, d.version, d.public_x AS publicX, d.public_y AS publicY,
        d.enrolled_at AS enrolledAt, d.revoked_at AS revokedAt, d.last_heard_at AS lastHeardAt, d.offset_ms AS offsetMs,
        d.high_water AS highWater, a.capacity, a.walk_in_capacity AS walkInCapacity, a.reserved, a.admitted, a.inside,
        a.walk_ins_reserved AS walkInsReserved, a.walk_ins_admitted AS walkInsAdmitted,
        a.entries_per_lease AS entriesPerLease, a.roster_version AS rosterVersion, a.lease_minutes AS leaseMinutes, a.short_at AS shortAt,
        a.ticket_key AS ticketKey, a.signing_key AS signingKey, a.public_x AS serverX, a.public_y AS serverY,
        (SELECT count(*) FROM gate_device o WHERE o.activity_id = d.activity_id AND o.id <> d.id AND o.enrolled_at IS NOT NULL
          AND o.revoked_at IS NULL AND NOT EXISTS (SELECT 1 FROM gate_lease l WHERE l.activity_id = d.activity_id
          AND l.device_id = o.id AND l.over = 0)) AS waiting,
        EXISTS (SELECT 1 FROM gate_lease l WHERE l.device_id = d.id AND l.request_id = ${given.want?.requestId ?? ''}) AS answered,
        coalesce((SELECT max(position) FROM gate_entry e WHERE e.activity_id = d.activity_id), 0) AS newest
      FROM gate_device d JOIN gate_admission a ON a.activity_id = d.activity_id WHERE d.id = ${deviceId}`,
    sql`SELECT id, entries, walk_ins AS walkIns, held, walk_ins_held AS walkInsHeld, issued_at AS issuedAt,
        valid_until AS validUntil, skew_bound_ms AS skewBoundMs, closed_at AS closedAt
      FROM gate_lease WHERE activity_id = ${mine} AND device_id = ${deviceId} AND over = 0 ORDER BY id`,
    sql`SELECT hash FROM gate_entry WHERE hash IN (SELECT value FROM json_each(${hashes}))`,
    sql`SELECT sequence FROM gate_entry WHERE device_id = ${deviceId}
      AND sequence > (SELECT high_water FROM gate_device WHERE id = ${deviceId})`,
    sql`SELECT hash, device_id AS deviceId, sequence, previous, at, uncertainty_ms AS uncertaintyMs, kind, direction, subject,
        means, outcome, reason, lease_id AS leaseId
      FROM gate_entry WHERE activity_id = ${mine} AND subject IN (SELECT value FROM json_each(${subjects})) AND ${moving}`,
    sql`SELECT subject FROM gate_person WHERE activity_id = ${mine} AND covered = 1
      AND subject IN (SELECT value FROM json_each(${subjects}))`,
    sql`SELECT position, device_id AS deviceId, subject, direction, at, coalesce(${moving}, 0) AS moved FROM gate_entry
      WHERE activity_id = ${mine} AND position > ${given.cursor} ORDER BY position LIMIT ${feedLimit}`,
  )
  const row = device![0] as unknown as DeviceRow | undefined
  if (!row) return null
  return {
    device: row,
    leases: leases as unknown as LeaseRow[],
    known: new Set(known!.map(({ hash }) => hash as string)),
    ahead: ahead!.map(({ sequence }) => sequence as number),
    scans: scans as unknown as ScanEntry[],
    covered: new Set(covered!.map(({ subject }) => subject as string)),
    feed: feed as unknown as FeedRow[],
  }
}
