import type { PointRule } from '@alliance/contracts/events'
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
import { attendance } from '../attendance/attendance.table.ts'
import { volunteerRecord } from '../volunteering/volunteering.table.ts'

/** The ledger of the members' points. Append-only: what was wrong is reversed by another row. */
export const pointEntry = sqliteTable(
  'point_entry',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    /** The branch of the person's formal affiliation on the day of the activity. */
    partyOrganisationId: text().notNull(),
    /** The quarter it is entered to, and its year. */
    period: text().notNull(),
    year: integer().notNull(),
    rule: text().$type<PointRule>().notNull(),
    version: text().notNull(),
    points: integer().notNull(),
    earned: integer().notNull(),
    cap: integer(),
    attendanceId: text().references(() => attendance.id, { onDelete: 'restrict' }),
    registrationId: text(),
    volunteerRecordId: text().references(() => volunteerRecord.id, { onDelete: 'restrict' }),
    /** Below zero where it takes back. */
    minutes: integer(),
    activityId: text().notNull(),
    occurredOn: text().notNull(),
    reverses: text(),
    madeAt: text().notNull(),
    madeById: text().notNull(),
    madeBy: text().notNull(),
  },
  (table) => [
    foreignKey({ columns: [table.reverses], foreignColumns: [table.id] }).onDelete('restrict'),
    uniqueIndex('point_entry_once')
      .on(table.attendanceId, table.rule)
      .where(sql`reverses IS NULL`),
    uniqueIndex('point_entry_reversal')
      .on(table.reverses)
      .where(sql`reverses IS NOT NULL`),
    uniqueIndex('point_entry_volunteered')
      .on(table.volunteerRecordId)
      .where(sql`reverses IS NULL`),
    check(
      'point_entry_evidence',
      sql`(attendance_id IS NULL) = (volunteer_record_id IS NOT NULL)
        AND (volunteer_record_id IS NULL) = (minutes IS NULL)`,
    ),
    index('point_entry_person').on(table.personId, table.year, table.id),
    index('point_entry_registration').on(table.registrationId),
    index('point_entry_branch').on(table.partyOrganisationId, table.period),
  ],
)

/** The sum of each rule, moved by a trigger on the ledger; the check is what keeps a rule within its cap. */
export const pointTotal = sqliteTable(
  'point_total',
  {
    personId: text().notNull(),
    year: integer().notNull(),
    rule: text().$type<PointRule>().notNull(),
    points: integer().notNull(),
    cap: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.year, table.rule] }),
    check('point_total_within_cap', sql`cap IS NULL OR points <= cap`),
  ],
)

/** A quarter of a branch that its secretary confirmed. */
export const pointPeriod = sqliteTable(
  'point_period',
  {
    partyOrganisationId: text().notNull(),
    period: text().notNull(),
    confirmedAt: text().notNull(),
    confirmedById: text().notNull(),
    confirmedBy: text().notNull(),
    objectionsUntil: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.partyOrganisationId, table.period] })],
)

/** One objection to a row, at the most. */
export const pointObjection = sqliteTable(
  'point_objection',
  {
    id: text().primaryKey(),
    entryId: text()
      .notNull()
      .references(() => pointEntry.id, { onDelete: 'restrict' }),
    partyOrganisationId: text().notNull(),
    period: text().notNull(),
    state: text({ enum: ['open', 'upheld', 'rejected'] }).notNull(),
    reason: text().notNull(),
    raisedAt: text().notNull(),
    decidedAt: text(),
    decidedBy: text(),
    decisionReason: text(),
  },
  (table) => [
    uniqueIndex('point_objection_once').on(table.entryId),
    index('point_objection_branch').on(table.partyOrganisationId, table.id),
    index('point_objection_open')
      .on(table.partyOrganisationId, table.period)
      .where(sql`state = 'open'`),
  ],
)
