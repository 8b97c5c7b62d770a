import type { AttendanceRecord } from '@alliance/contracts/events'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { registration } from '../registrations/registrations.table.ts'

/** What was recorded of someone's place. Append-only: a correction is the next revision. */
export const attendance = sqliteTable(
  'attendance',
  {
    id: text().primaryKey(),
    activityId: text().notNull(),
    registrationId: text()
      .notNull()
      .references(() => registration.id, { onDelete: 'restrict' }),
    personId: text().notNull(),
    revision: integer().notNull(),
    outcome: text().$type<AttendanceRecord['outcome']>().notNull(),
    minutes: integer().notNull(),
    evidence: text().$type<AttendanceRecord['evidence']>().notNull(),
    leave: text().$type<NonNullable<AttendanceRecord['leave']>>(),
    reason: text(),
    receiptId: text().notNull(),
    recordedAt: text().notNull(),
    recordedById: text().notNull(),
    recordedBy: text().notNull(),
  },
  (table) => [
    uniqueIndex('attendance_revision').on(table.registrationId, table.revision),
    index('attendance_person').on(table.personId, table.id),
    check('attendance_minutes', sql`minutes >= 0 AND (outcome = 'present') = (minutes > 0)`),
  ],
)
