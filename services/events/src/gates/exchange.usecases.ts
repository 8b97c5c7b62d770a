import {
  checkProof,
  isIntact,
  settle,
  signLease,
  skewBound,
  ruleVersion,
  type Lease,
  type ScanEntry,
  type Settlement,
  type View,
} from '@alliance/gates'
import type { GateAnswer, GateExchange } from '@alliance/contracts/events'
import {
  audit,
  exactlyOne,
  holds,
  insertAll,
  messageOf,
  newId,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { feedLimit, find, type DeviceRow, type Found, type LeaseRow } from './exchange.queries.ts'
import { isNews, isShort, standings, ticketToleranceMs } from './gates.rules.ts'
import { gateEntry, gateLease } from './gates.table.ts'
import { signingKeyOf } from './keys.ts'
import { rosterOf } from './roster.ts'

export interface Signed {
  proof: string
  method: string
  path: string
  body: string
}

const attempts = 8
/** Between two exchanges without news, how long a device's being heard is not written anew. */
const quietMs = 20_000

/**
 * What a device hands in, hears and asks for. Nothing of it depends on coming once or in order; gates that write at the
 * same time are told apart by the batch, and read again.
 */
export async function exchange(
  ctx: Context,
  deviceId: string,
  given: GateExchange,
  signed: Signed,
): Promise<GateAnswer> {
  let isProven = false
  for (let attempt = 1; ; attempt += 1) {
    const found = await find(ctx, deviceId, given)
    if (!isProven) await mustBeSigned(ctx, found?.device, deviceId, given, signed)
    isProven = true
    const { device } = found!
    const view = viewOf(found!)
    const settlement = settle(view, given)
    const granted = settlement.grant === null ? null : leaseRow(ctx, device, given, settlement.grant)
    try {
      const isQuiet =
        device.lastHeardAt !== null && Date.parse(ctx.now) - Date.parse(device.lastHeardAt) < quietMs
      if (isNews(view, given, settlement) || !isQuiet)
        await ctx.commit(null, ...changes(ctx, found!, given, settlement, granted))
      return await answer(ctx, found!, given, settlement, granted)
    } catch (error) {
      if (attempt === attempts || !isCollision(error)) throw error
      await scheduler.wait(Math.random() * 20 * attempt)
    }
  }
}

/** Another gate wrote first: its entries were taken, or what is known of a person has grown. */
const isCollision = (error: unknown): boolean =>
  (error instanceof Problem && error.code === 'gate.busy') ||
  /CHECK constraint failed: (reserved|gate_admission_capacity)/.test(messageOf(error))

async function mustBeSigned(
  ctx: Context,
  device: DeviceRow | undefined,
  deviceId: string,
  { entries }: GateExchange,
  signed: Signed,
): Promise<void> {
  if (!device?.publicX || !device.publicY) throw new Problem('gate.proof')
  const fault = await checkProof(
    signed.proof,
    { x: device.publicX, y: device.publicY },
    { ...signed, device: deviceId, now: Date.parse(ctx.now) },
  )
  if (fault !== null) throw new Problem(fault === 'late' ? 'gate.clock' : 'gate.proof')
  const intact = await Promise.all(entries.map((entry) => entry.deviceId === deviceId && isIntact(entry)))
  if (intact.includes(false)) throw new Problem('gate.entry_broken')
}

const viewOf = ({ device, leases, known, ahead }: Found): View => ({
  account: device,
  highWater: device.highWater,
  ahead,
  known,
  leases,
  waiting: device.waiting,
  answered: device.answered === 1,
  mayLease: device.revokedAt === null,
})

function leaseRow(
  ctx: Context,
  device: DeviceRow,
  given: GateExchange,
  { requestId, entries, walkIns }: NonNullable<Settlement['grant']>,
) {
  return {
    id: newId('gateLease', new Date(ctx.now)),
    deviceId: device.id,
    activityId: device.activityId,
    requestId,
    entries,
    walkIns,
    held: entries,
    walkInsHeld: walkIns,
    issuedAt: ctx.now,
    validUntil: new Date(Date.parse(ctx.now) + device.leaseMinutes * 60_000).toISOString(),
    skewBoundMs: Math.round(skewBound(Date.parse(ctx.now) - given.wall, device.offsetMs)),
    closedAt: null,
    over: false,
    writtenOffAt: null,
    writtenOffReason: null,
  }
}

/** What is held goes down before more is admitted or granted, so that the account's check holds at every statement. */
function changes(
  ctx: Context,
  { device, scans, covered }: Found,
  given: GateExchange,
  settlement: Settlement,
  granted: ReturnType<typeof leaseRow> | null,
): Write[] {
  const { fresh, leases, admissions, highWater } = settlement
  const freshScans = fresh.filter((entry): entry is ScanEntry => entry.kind === 'scan')
  const subjects = JSON.stringify([...new Set(freshScans.map(({ subject }) => subject))])
  const persons = standings(
    [...scans, ...freshScans],
    new Set([...covered, ...admissions.flatMap((one) => (one.covered ? [one.subject] : []))]),
  )
  const released = leases.filter(({ over }) => over)
  const writes: Write[] = [
    exactlyOne(
      ctx.db.run(sql`UPDATE gate_device SET version = version + 1, high_water = ${highWater},
        log_length = max(log_length, ${given.length}, ${highWater}), last_heard_at = ${ctx.now},
        offset_ms = ${Math.round(Date.parse(ctx.now) - given.wall)}, updated_at = ${ctx.now}
        WHERE id = ${device.id} AND version = ${device.version}`),
      'gate.busy',
    ),
  ]
  if (fresh.length > 0)
    writes.push(
      holds(
        sql`NOT EXISTS (SELECT 1 FROM gate_entry WHERE activity_id = ${device.activityId} AND position > ${device.newest}
          AND subject IN (SELECT value FROM json_each(${subjects})))`,
        'gate.busy',
      ),
      insertAll(
        ctx,
        gateEntry,
        fresh.map((entry) => ({ ...entry, activityId: device.activityId, receivedAt: ctx.now })),
      ),
    )
  if (leases.length > 0)
    writes.push(
      ctx.db
        .run(sql`UPDATE gate_lease SET held = given.value ->> 'held', walk_ins_held = given.value ->> 'walkInsHeld',
        closed_at = given.value ->> 'closedAt', over = given.value ->> 'over'
        FROM json_each(${JSON.stringify(leases)}) AS given WHERE gate_lease.id = given.value ->> 'id'`),
    )
  if (persons.length > 0)
    writes.push(
      ctx.db
        .run(sql`INSERT INTO gate_person (activity_id, subject, walk_in, admitted, covered, inside, stays, conflict)
        SELECT ${device.activityId}, value ->> 'subject', value ->> 'walkIn', value ->> 'admitted', value ->> 'covered',
          value ->> 'inside', value -> 'stays', value ->> 'conflict' FROM json_each(${JSON.stringify(persons)}) WHERE true
        ON CONFLICT (activity_id, subject) DO UPDATE SET walk_in = excluded.walk_in, admitted = excluded.admitted,
          covered = excluded.covered, inside = excluded.inside, stays = excluded.stays, conflict = excluded.conflict`),
    )
  if (granted) writes.push(ctx.db.insert(gateLease).values(granted))
  if (settlement.short)
    writes.push(
      ctx.db.run(
        sql`UPDATE gate_admission SET short_at = ${ctx.now} WHERE activity_id = ${device.activityId}`,
      ),
    )
  if (granted || released.length > 0)
    writes.push(
      audit(
        'gate.lease',
        { type: 'gate-device', id: device.id },
        {
          granted: granted && { id: granted.id, entries: granted.entries, walkIns: granted.walkIns },
          released: released.map(({ id }) => id),
        },
      ),
    )
  return writes
}

async function answer(
  ctx: Context,
  { device, leases, feed }: Found,
  given: GateExchange,
  settlement: Settlement,
  granted: ReturnType<typeof leaseRow> | null,
): Promise<GateAnswer> {
  const over = new Set(settlement.leases.flatMap((lease) => (lease.over ? [lease.id] : [])))
  const unknown = [...leases, ...(granted ? [granted] : [])].filter(
    ({ id }) => !over.has(id) && !given.leases.includes(id),
  )
  return {
    serverTime: ctx.now,
    highWater: settlement.highWater,
    leases: unknown.length === 0 ? [] : await documents(device, unknown),
    elsewhere: feed
      .filter((entry) => entry.moved === 1 && entry.deviceId !== device.id)
      .map(({ subject, direction, at }) => ({ subject, direction, at })),
    cursor: feed.at(-1)?.position ?? given.cursor,
    more: feed.length === feedLimit,
    roster: await rosterOf(ctx, device, given.roster),
    shortage: isShort(device.shortAt, ctx.now),
    state: device.revokedAt === null ? 'enrolled' : 'revoked',
    admitted: device.admitted,
    inside: device.inside,
    capacity: device.capacity,
    entriesPerLease: device.entriesPerLease,
    walkIns: device.walkInCapacity > 0,
  }
}

async function documents(device: DeviceRow, leases: readonly LeaseRow[]): Promise<string[]> {
  const key = await signingKeyOf(device.activityId, device.signingKey)
  return Promise.all(
    leases.map(({ id, entries, walkIns, issuedAt, validUntil, skewBoundMs }) => {
      const lease: Lease = {
        id,
        activityId: device.activityId,
        gateId: device.gateId,
        deviceId: device.id,
        rules: ruleVersion,
        issuedAt,
        validUntil,
        skewBoundMs,
        entries,
        walkIns,
        ticketToleranceMs,
        ticketKey: { x: device.serverX, y: device.serverY },
      }
      return signLease(key, lease)
    }),
  )
}
