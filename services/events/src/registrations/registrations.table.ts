import type { Registration, RegistrationAnswer } from '@alliance/contracts/events'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'

/** Seats that several kinds of place may share. A seat is taken when it is confirmed or on offer. */
export const pool = sqliteTable(
  'pool',
  {
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    no: integer().notNull(),
    name: text().notNull(),
    capacity: integer().notNull(),
    taken: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.activityId, table.no] }),
    check('pool_within_capacity', sql`taken >= 0 AND taken <= capacity`),
  ],
)

/** One person at one activity. Rows are never removed, so the sequence has no gaps. */
export const registration = sqliteTable(
  'registration',
  {
    id: text().primaryKey(),
    activityId: text().notNull(),
    personId: text().notNull(),
    displayName: text().notNull(),
    organisationId: text(),
    organisationName: text(),
    placeKind: text().$type<Registration['placeKind']>().notNull(),
    pool: integer().notNull(),
    state: text().$type<Registration['state']>().notNull(),
    /** The order in which they came. */
    sequence: integer().notNull(),
    /** The order of the waiting list: that of coming, or the one that was drawn. */
    turn: integer().notNull(),
    answers: text({ mode: 'json' }).$type<RegistrationAnswer[]>().notNull(),
    registeredBy: text().$type<Registration['registeredBy']>().notNull(),
    registrarId: text().notNull(),
    registeredAt: text().notNull(),
    decidedAt: text(),
    offerExpiresAt: text(),
    version: integer().notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.activityId, table.pool],
      foreignColumns: [pool.activityId, pool.no],
    }).onDelete('restrict'),
    uniqueIndex('registration_sequence').on(table.activityId, table.sequence),
    uniqueIndex('registration_once')
      .on(table.activityId, table.personId)
      .where(sql`state IN ('pending', 'confirmed', 'waiting', 'offered')`),
    index('registration_queue').on(table.activityId, table.pool, table.state, table.turn),
    index('registration_state').on(table.activityId, table.state, table.sequence),
    index('registration_employer').on(table.activityId, table.organisationId, table.sequence),
    index('registration_person').on(table.personId, table.id),
    index('registration_offers')
      .on(table.offerExpiresAt)
      .where(sql`state = 'offered'`),
  ],
)
export type RegistrationRow = typeof registration.$inferSelect
