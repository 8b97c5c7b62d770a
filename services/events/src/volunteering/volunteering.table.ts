import type { SignupState } from '@alliance/contracts/events'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'

/** One person on one shift, with the shift as it stood when they signed up. */
export const shiftSignup = sqliteTable(
  'shift_signup',
  {
    id: text().primaryKey(),
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    activityTitle: text().notNull(),
    /** The body that records: the first host of the activity. */
    hostId: text().notNull(),
    shift: integer().notNull(),
    label: text().notNull(),
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    personId: text().notNull(),
    personName: text().notNull(),
    organisationName: text(),
    state: text().$type<SignupState>().notNull(),
    checkedInAt: text(),
    checkedOutAt: text(),
    reportedStart: text(),
    reportedEnd: text(),
    reportedBreak: integer(),
    reportNote: text(),
    reportedAt: text(),
    reason: text(),
    minutes: integer(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('shift_signup_once')
      .on(table.activityId, table.shift, table.personId)
      .where(sql`state <> 'withdrawn'`),
    index('shift_signup_person').on(table.personId, table.id),
    index('shift_signup_activity').on(table.activityId, table.id),
    index('shift_signup_activity_state').on(table.activityId, table.state, table.id),
    index('shift_signup_state').on(table.state, table.id),
    index('shift_signup_host').on(table.hostId, table.id),
    index('shift_signup_host_state').on(table.hostId, table.state, table.id),
  ],
)
export type SignupRow = typeof shiftSignup.$inferSelect

/** What counts and what was taken back. By trigger rows are only ever added; a reversal names the row that it undoes. */
export const volunteerRecord = sqliteTable(
  'volunteer_record',
  {
    id: text().primaryKey(),
    signupId: text()
      .notNull()
      .references(() => shiftSignup.id, { onDelete: 'restrict' }),
    personId: text().notNull(),
    hostId: text().notNull(),
    /** The day on which the shift began, in Asia/Shanghai. */
    day: text().notNull(),
    /** Below zero where it takes back. */
    minutes: integer().notNull(),
    basis: text({ enum: ['desk', 'confirmation', 'reversal'] }).notNull(),
    reverses: text(),
    reason: text(),
    recordedAt: text().notNull(),
    recorderId: text().notNull(),
    recorderName: text().notNull(),
  },
  (table) => [
    check('volunteer_record_sign', sql`(basis = 'reversal') = (minutes < 0) AND minutes <> 0`),
    check('volunteer_record_reverses', sql`(basis = 'reversal') = (reverses IS NOT NULL)`),
    uniqueIndex('volunteer_record_reversed_once').on(table.reverses),
    index('volunteer_record_signup').on(table.signupId, table.id),
    index('volunteer_record_person').on(table.personId, table.hostId, table.day),
  ],
)

/** The minutes of a person on a day, over all that they did: never above eight hours. */
export const volunteerDay = sqliteTable(
  'volunteer_day',
  { personId: text().notNull(), day: text().notNull(), minutes: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.personId, table.day] }),
    check('volunteer_day_cap', sql`minutes BETWEEN 0 AND 480`),
  ],
)

/** The minutes of a person in a year, by the body that recorded them. */
export const volunteerTotal = sqliteTable(
  'volunteer_total',
  {
    hostId: text().notNull(),
    year: integer().notNull(),
    personId: text().notNull(),
    minutes: integer().notNull(),
    /** Some of it is demonstration. */
    isDemo: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.hostId, table.year, table.personId] }),
    check('volunteer_total_positive', sql`minutes >= 0`),
    index('volunteer_total_year').on(table.year, table.hostId, table.personId),
    index('volunteer_total_person').on(table.personId, table.year),
  ],
)
