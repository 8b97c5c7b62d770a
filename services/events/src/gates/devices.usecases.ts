import { writeOffFrom } from '@alliance/gates'
import type {
  DeviceCode,
  Enrolled,
  Enrolment,
  GateDevice,
  OpenLease,
  Revocation,
  WriteOff,
} from '@alliance/contracts/events'
import { audit, exactlyOne, newId, Problem, type Context } from '@alliance/service-kit'
import { eq, sql } from 'drizzle-orm'
import { cipher } from '../secrets.ts'
import { atActivity } from './activity.ts'
import { codeMinutes, countedWithin, deviceCode, deviceState, plainCode } from './gates.rules.ts'
import { gate, gateDevice, gateLease } from './gates.table.ts'

const object = (id: string) => ({ type: 'gate-device', id })
const codeHash = (code: string) => cipher.blindIndex('gate-code', plainCode(code))

/** A place for a device at a gate, and the code by which one device takes it. */
export async function create(ctx: Context, gateId: string, name: string): Promise<DeviceCode> {
  const [at] = await ctx.db.select({ activityId: gate.activityId }).from(gate).where(eq(gate.id, gateId))
  if (!at) throw new Problem('resource.not_found')
  await atActivity(ctx, 'gate:write', at.activityId)
  const code = deviceCode(crypto.getRandomValues(new Uint8Array(10)))
  const codeExpiresAt = new Date(Date.parse(ctx.now) + codeMinutes * 60_000).toISOString()
  const made = { id: newId('gateDevice', new Date(ctx.now)), gateId, name, version: 1 }
  const device: GateDevice = {
    ...made,
    state: 'waiting',
    enrolledAt: null,
    lastHeardAt: null,
    logLength: 0,
    merged: 0,
    held: 0,
  }
  return ctx.commit(
    { device, code, codeExpiresAt },
    ctx.db.insert(gateDevice).values({
      ...made,
      activityId: at.activityId,
      codeHash: await codeHash(code),
      codeExpiresAt,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
    audit('gate-device.create', object(made.id), { gateId, name }),
  )
}

interface Waiting {
  deviceId: string
  deviceName: string
  gateId: string
  gateName: string
  activityId: string
  activityName: string
  entriesPerLease: number
  x: string
  y: string
  codeExpiresAt: string
  enrolledAt: string | null
  revokedAt: string | null
  publicX: string | null
  publicY: string | null
}

/** A device takes its place with a key of its own. The same key again gets the same answer, another one nothing. */
export async function enrol(ctx: Context, input: Enrolment): Promise<Enrolled> {
  const [found] = await ctx.db.all<Waiting>(sql`
    SELECT d.id AS deviceId, d.name AS deviceName, g.id AS gateId, g.name AS gateName, a.activity_id AS activityId,
      t.title AS activityName, a.entries_per_lease AS entriesPerLease, a.public_x AS x, a.public_y AS y,
      d.code_expires_at AS codeExpiresAt, d.enrolled_at AS enrolledAt, d.revoked_at AS revokedAt,
      d.public_x AS publicX, d.public_y AS publicY
    FROM gate_device d JOIN gate g ON g.id = d.gate_id JOIN gate_admission a ON a.activity_id = d.activity_id
      JOIN activity t ON t.id = d.activity_id
    WHERE d.code_hash = ${await codeHash(input.code)}`)
  if (!found) throw new Problem('gate.code')
  const { x, y, codeExpiresAt, enrolledAt, revokedAt, publicX, publicY, ...place } = found
  const enrolled = { ...place, serverKey: { x, y } }
  const { publicKey } = input
  if (revokedAt === null && publicX === publicKey.x && publicY === publicKey.y) return enrolled
  if (deviceState({ enrolledAt, revokedAt, codeExpiresAt }, ctx.now) !== 'waiting')
    throw new Problem('gate.code')
  return ctx.commit(
    enrolled,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE gate_device SET public_x = ${publicKey.x}, public_y = ${publicKey.y}, enrolled_at = ${ctx.now},
        version = version + 1, updated_at = ${ctx.now} WHERE id = ${place.deviceId} AND enrolled_at IS NULL`),
      'gate.code',
    ),
    audit('gate-device.enrol', object(place.deviceId), { gateId: place.gateId }),
  )
}

/** Takes a device out of service at once, as far as the server goes; what it holds comes back as of any other. */
export async function revoke(ctx: Context, deviceId: string, { reason }: Revocation): Promise<GateDevice> {
  const [row] = await ctx.db.all<GateDevice & { activityId: string; revokedAt: string | null }>(sql`
    SELECT id, gate_id AS gateId, activity_id AS activityId, name, enrolled_at AS enrolledAt, last_heard_at AS lastHeardAt,
      log_length AS logLength, high_water AS merged, version, revoked_at AS revokedAt,
      coalesce((SELECT sum(held) FROM gate_lease l WHERE l.activity_id = d.activity_id AND l.device_id = d.id AND l.over = 0), 0) AS held
    FROM gate_device d WHERE id = ${deviceId}`)
  if (!row) throw new Problem('resource.not_found')
  const { activityId, revokedAt, ...device } = row
  await atActivity(ctx, 'gate:write', activityId)
  if (revokedAt !== null) throw new Problem('gate.revoked')
  return ctx.commit(
    { ...device, state: 'revoked' as const, version: device.version + 1 },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE gate_device SET revoked_at = ${ctx.now}, version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${deviceId} AND revoked_at IS NULL`),
      'gate.revoked',
    ),
    audit('gate-device.revoke', object(deviceId), { reason }),
  )
}

/** Someone states what a lost device let in; the rest of its lease comes back. */
export async function writeOff(ctx: Context, leaseId: string, input: WriteOff): Promise<OpenLease> {
  const [lease] = await ctx.db.select().from(gateLease).where(eq(gateLease.id, leaseId))
  if (!lease) throw new Problem('resource.not_found')
  await atActivity(ctx, 'gate:write', lease.activityId)
  if (lease.over) throw new Problem('gate.lease_over')
  const from = writeOffFrom(lease)
  if (Date.parse(ctx.now) < from) throw new Problem('gate.too_early')
  if (!countedWithin(lease, input.counted, input.countedWalkIns)) throw new Problem('gate.counted')
  const { id, entries, issuedAt, validUntil } = lease
  return ctx.commit(
    {
      id,
      gateDeviceId: lease.deviceId,
      entries,
      held: input.counted,
      issuedAt,
      validUntil,
      mayBeWrittenOffFrom: new Date(from).toISOString(),
    },
    exactlyOne(
      ctx.db.run(sql`UPDATE gate_lease SET held = ${input.counted}, walk_ins_held = ${input.countedWalkIns},
        written_off_at = ${ctx.now}, written_off_reason = ${input.reason}
        WHERE id = ${leaseId} AND over = 0 AND held = ${lease.held} AND walk_ins_held = ${lease.walkInsHeld}`),
      'gate.lease_over',
    ),
    audit('gate-lease.write-off', object(lease.deviceId), { leaseId, held: lease.held, ...input }),
  )
}
