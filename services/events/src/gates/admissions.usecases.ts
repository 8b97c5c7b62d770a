import type {
  GateAdmission,
  GateAdmissionChange,
  Gate,
  GateBoard,
  NewGateAdmission,
} from '@alliance/contracts/events'
import {
  audit,
  difference,
  exactlyOne,
  messageOf,
  newId,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { writeOffFrom } from '@alliance/gates'
import { and, eq, sql } from 'drizzle-orm'
import { atActivity } from './activity.ts'
import { deviceState, fits } from './gates.rules.ts'
import { gate, gateAdmission } from './gates.table.ts'
import { newKeys } from './keys.ts'

const theAdmission = (activityId: string) => sql`
  SELECT activity_id AS activityId, capacity, walk_in_capacity AS walkInCapacity, entries_per_lease AS entriesPerLease,
    lease_minutes AS leaseMinutes, reserved, walk_ins_reserved AS walkInsReserved, admitted,
    walk_ins_admitted AS walkInsAdmitted, uncovered, inside, conflicts, version, created_at AS createdAt,
    updated_at AS updatedAt FROM gate_admission WHERE activity_id = ${activityId}`

const shown = ({ walkInsReserved: _, ...row }: GateAdmission & { walkInsReserved: number }): GateAdmission =>
  row
const object = (activityId: string) => ({ type: 'admission', id: activityId })

/** Opens an activity for gates, with keys of its own. */
export async function open(
  ctx: Context,
  activityId: string,
  input: NewGateAdmission,
): Promise<GateAdmission> {
  await atActivity(ctx, 'gate:write', activityId)
  const counts = { reserved: 0, admitted: 0, walkInsAdmitted: 0, uncovered: 0, inside: 0, conflicts: 0 }
  const made = { activityId, ...input, ...counts, version: 1, createdAt: ctx.now, updatedAt: ctx.now }
  return ctx.commit(
    made,
    unique(
      'gate_admission.activity_id',
      'gate.opened_already',
      ctx.db.insert(gateAdmission).values({ ...made, ...(await newKeys(activityId)) }),
    ),
    audit('admission.open', object(activityId), { ...input }),
  )
}

/** Changes what gates may let in; the database refuses less than what is in and out on leases. */
export async function update(
  ctx: Context,
  activityId: string,
  change: GateAdmissionChange,
): Promise<GateAdmission> {
  const [found] = await atActivity(ctx, 'gate:write', activityId, theAdmission(activityId))
  const current = found![0] as unknown as (GateAdmission & { walkInsReserved: number }) | undefined
  if (!current) throw new Problem('resource.not_found')
  if (!fits(current, change)) throw new Problem('gate.capacity_in_use')
  const version = ctx.expectedVersion ?? current.version
  const before = shown(current)
  const changed = { ...before, ...change, version: version + 1, updatedAt: ctx.now }
  const asRead = and(eq(gateAdmission.activityId, activityId), eq(gateAdmission.version, version))
  try {
    return await ctx.commit(
      changed,
      exactlyOne(
        ctx.db
          .update(gateAdmission)
          .set({ ...change, version: changed.version, updatedAt: ctx.now })
          .where(asRead),
        'version.stale',
      ),
      audit(
        'admission.update',
        object(activityId),
        difference(before, changed, ['capacity', 'walkInCapacity', 'entriesPerLease', 'leaseMinutes']),
      ),
    )
  } catch (error) {
    if (messageOf(error).includes('gate_admission_capacity'))
      throw new Problem('gate.capacity_in_use', { cause: error })
    throw error
  }
}

export async function addGate(ctx: Context, activityId: string, name: string): Promise<Gate> {
  const [opened] = await atActivity(ctx, 'gate:write', activityId, theAdmission(activityId))
  if (!opened![0]) throw new Problem('resource.not_found')
  const made = { id: newId('gate', new Date(ctx.now)), activityId, name, version: 1, createdAt: ctx.now }
  return ctx.commit(
    made,
    unique(
      'gate.activity_id, gate.name',
      'gate.name_taken',
      ctx.db.insert(gate).values({ ...made, updatedAt: ctx.now }),
    ),
    audit('gate.add', { type: 'gate', id: made.id }, { activityId, name }),
  )
}

interface BoardDevice {
  id: string
  gateId: string
  name: string
  codeExpiresAt: string
  enrolledAt: string | null
  revokedAt: string | null
  lastHeardAt: string | null
  logLength: number
  merged: number
  held: number
  version: number
}
interface BoardLease {
  id: string
  gateDeviceId: string
  entries: number
  held: number
  issuedAt: string
  validUntil: string
  skewBoundMs: number
}

/** Everything about an activity's gates on one page. */
export async function board(ctx: Context, activityId: string): Promise<GateBoard> {
  const [counts, gates, devices, leases] = await atActivity(
    ctx,
    'attendance:read',
    activityId,
    theAdmission(activityId),
    sql`SELECT id, activity_id AS activityId, name, created_at AS createdAt, version FROM gate
      WHERE activity_id = ${activityId} ORDER BY name LIMIT 200`,
    sql`SELECT d.id, d.gate_id AS gateId, d.name, d.code_expires_at AS codeExpiresAt, d.enrolled_at AS enrolledAt,
        d.revoked_at AS revokedAt, d.last_heard_at AS lastHeardAt, d.log_length AS logLength, d.high_water AS merged,
        coalesce((SELECT sum(held) FROM gate_lease l WHERE l.activity_id = d.activity_id AND l.device_id = d.id AND l.over = 0), 0) AS held,
        d.version FROM gate_device d WHERE d.activity_id = ${activityId} ORDER BY d.id LIMIT 500`,
    sql`SELECT id, device_id AS gateDeviceId, entries, held, issued_at AS issuedAt, valid_until AS validUntil,
        skew_bound_ms AS skewBoundMs FROM gate_lease WHERE activity_id = ${activityId} AND over = 0 ORDER BY device_id, id LIMIT 500`,
  )
  const found = counts![0] as unknown as (GateAdmission & { walkInsReserved: number }) | undefined
  if (!found) throw new Problem('resource.not_found')
  const of = (gateId: string) =>
    (devices as unknown as BoardDevice[])
      .filter((device) => device.gateId === gateId)
      .map(({ codeExpiresAt, revokedAt, ...device }) => ({
        ...device,
        state: deviceState({ ...device, codeExpiresAt, revokedAt }, ctx.now),
      }))
  return {
    admission: shown(found),
    gates: (gates as unknown as Gate[]).map((one) => ({ ...one, devices: of(one.id) })),
    leases: (leases as unknown as BoardLease[]).map(({ skewBoundMs, ...lease }) => ({
      ...lease,
      mayBeWrittenOffFrom: new Date(writeOffFrom({ ...lease, skewBoundMs })).toISOString(),
    })),
  }
}
