import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'
import { registration } from '../registrations/registrations.table.ts'

const times = { version: integer().notNull(), createdAt: text().notNull(), updatedAt: text().notNull() }

/**
 * What gates may let in to an activity. The sums are kept by triggers on leases and persons, in the batch that changes
 * those; the check is what keeps all gates together within the capacity.
 */
export const gateAdmission = sqliteTable(
  'gate_admission',
  {
    activityId: text()
      .primaryKey()
      .references(() => activity.id, { onDelete: 'restrict' }),
    capacity: integer().notNull(),
    walkInCapacity: integer().notNull(),
    entriesPerLease: integer().notNull(),
    leaseMinutes: integer().notNull(),
    reserved: integer().notNull().default(0),
    walkInsReserved: integer().notNull().default(0),
    admitted: integer().notNull().default(0),
    walkInsAdmitted: integer().notNull().default(0),
    uncovered: integer().notNull().default(0),
    inside: integer().notNull().default(0),
    conflicts: integer().notNull().default(0),
    /** Moves with each place given or lost and each ticket issued anew. */
    rosterVersion: integer().notNull().default(1),
    /** The last time a device asked for more than there was. */
    shortAt: text(),
    /** Sealed: 32 bytes that ticket secrets are derived from, and the key that signs leases and printed tickets. */
    ticketKey: text().notNull(),
    signingKey: text().notNull(),
    publicX: text().notNull(),
    publicY: text().notNull(),
    ...times,
  },
  (table) => [
    index('gate_admission_ticket_key').on(table.ticketKey),
    index('gate_admission_signing_key').on(table.signingKey),
    check(
      'gate_admission_capacity',
      sql`reserved >= 0 AND admitted >= 0 AND reserved + admitted <= capacity
        AND walk_ins_reserved >= 0 AND walk_ins_reserved + walk_ins_admitted <= walk_in_capacity
        AND walk_in_capacity <= capacity`,
    ),
  ],
)

export const gate = sqliteTable(
  'gate',
  {
    id: text().primaryKey(),
    activityId: text()
      .notNull()
      .references(() => gateAdmission.activityId, { onDelete: 'restrict' }),
    name: text().notNull(),
    ...times,
  },
  (table) => [uniqueIndex('gate_name').on(table.activityId, table.name)],
)

export const gateDevice = sqliteTable(
  'gate_device',
  {
    id: text().primaryKey(),
    gateId: text()
      .notNull()
      .references(() => gate.id, { onDelete: 'restrict' }),
    activityId: text().notNull(),
    name: text().notNull(),
    codeHash: text().notNull(),
    codeExpiresAt: text().notNull(),
    publicX: text(),
    publicY: text(),
    enrolledAt: text(),
    revokedAt: text(),
    lastHeardAt: text(),
    /** Server time less the device's wall clock when last heard, milliseconds. */
    offsetMs: integer(),
    logLength: integer().notNull().default(0),
    /** Every entry of its log up to here is merged. */
    highWater: integer().notNull().default(0),
    ...times,
  },
  (table) => [
    uniqueIndex('gate_device_code').on(table.codeHash),
    index('gate_device_activity').on(table.activityId, table.id),
  ],
)

export const gateLease = sqliteTable(
  'gate_lease',
  {
    id: text().primaryKey(),
    deviceId: text()
      .notNull()
      .references(() => gateDevice.id, { onDelete: 'restrict' }),
    activityId: text().notNull(),
    requestId: text().notNull(),
    entries: integer().notNull(),
    walkIns: integer().notNull(),
    held: integer().notNull(),
    walkInsHeld: integer().notNull(),
    issuedAt: text().notNull(),
    validUntil: text().notNull(),
    skewBoundMs: integer().notNull(),
    /** The sequence number of the entry by which the device closed it. */
    closedAt: integer(),
    over: integer({ mode: 'boolean' }).notNull(),
    writtenOffAt: text(),
    writtenOffReason: text(),
  },
  (table) => [
    check(
      'gate_lease_held',
      sql`held >= 0 AND held <= entries AND walk_ins_held >= 0 AND walk_ins_held <= walk_ins`,
    ),
    uniqueIndex('gate_lease_request').on(table.deviceId, table.requestId),
    index('gate_lease_open')
      .on(table.activityId, table.deviceId)
      .where(sql`over = 0`),
  ],
)

/** The devices' logs, as they were handed in; append-only. */
export const gateEntry = sqliteTable(
  'gate_entry',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    hash: text().notNull(),
    deviceId: text()
      .notNull()
      .references(() => gateDevice.id, { onDelete: 'restrict' }),
    activityId: text().notNull(),
    sequence: integer().notNull(),
    previous: text().notNull(),
    at: text().notNull(),
    uncertaintyMs: integer().notNull(),
    kind: text({ enum: ['scan', 'close'] }).notNull(),
    direction: text({ enum: ['in', 'out'] }),
    subject: text(),
    means: text({ enum: ['rotating', 'printed', 'by-name', 'walk-in'] }),
    outcome: text({ enum: ['admitted', 're-entered', 'left', 'inside', 'refused'] }),
    reason: text(),
    leaseId: text(),
    receivedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('gate_entry_hash').on(table.hash),
    index('gate_entry_log').on(table.deviceId, table.sequence),
    index('gate_entry_feed').on(table.activityId, table.position),
    index('gate_entry_subject').on(table.activityId, table.subject, table.position),
  ],
)

/** Where each person stands by all entries about them: `merge` of those, kept. */
export const gatePerson = sqliteTable(
  'gate_person',
  {
    activityId: text()
      .notNull()
      .references(() => gateAdmission.activityId, { onDelete: 'restrict' }),
    subject: text().notNull(),
    walkIn: integer({ mode: 'boolean' }).notNull(),
    admitted: integer({ mode: 'boolean' }).notNull(),
    /** A lease gave the entry. */
    covered: integer({ mode: 'boolean' }).notNull(),
    inside: integer({ mode: 'boolean' }).notNull(),
    stays: text({ mode: 'json' }).$type<{ from: string; to: string | null }[]>().notNull(),
    conflict: text({ enum: ['admitted-twice', 'left-unseen'] }),
  },
  (table) => [
    uniqueIndex('gate_person_key').on(table.activityId, table.subject),
    index('gate_person_conflict')
      .on(table.activityId, table.subject)
      .where(sql`conflict IS NOT NULL`),
  ],
)

/** Tickets that were issued anew; every other one is of generation 1. */
export const ticket = sqliteTable('ticket', {
  registrationId: text()
    .primaryKey()
    .references(() => registration.id, { onDelete: 'restrict' }),
  generation: integer().notNull(),
  reason: text().notNull(),
  issuedAt: text().notNull(),
})
