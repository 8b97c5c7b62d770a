import type {
  ActivityDetail,
  ActivityEntry,
  ActivityKind,
  ActivityState,
  RegistrationPlan,
  Rotation,
  Venue,
} from '@alliance/contracts/events'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { series } from '../series/series.table.ts'

const json = <T>() => text({ mode: 'json' }).$type<T>().notNull()

/** What the alliance does together. Its hosts, tags and seats stand in tables of their own. */
export const activity = sqliteTable(
  'activity',
  {
    id: text().primaryKey(),
    kind: text().$type<ActivityKind>().notNull(),
    state: text().$type<ActivityState>().notNull(),
    /** It was published once, so whoever is signed in sees it, cancelled or not. */
    visible: integer({ mode: 'boolean' }).notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    detail: json<ActivityDetail>(),
    chains: json<string[]>(),
    actions: json<string[]>(),
    links: json<string[]>(),
    workLines: json<string[]>(),
    cultureIntegration: integer({ mode: 'boolean' }).notNull(),
    venue: json<Venue>(),
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    rotation: text().$type<Rotation>().notNull(),
    registration: text({ mode: 'json' }).$type<RegistrationPlan>(),
    seriesId: text().references(() => series.id, { onDelete: 'restrict' }),
    number: integer(),
    /** Of a recurring series: the month it is drafted for, `YYYY-MM`. */
    occurrence: text(),
    /** Accounts of those who wrote, changed and submitted it last: none of them publishes it. */
    authorId: text().notNull(),
    editorId: text().notNull(),
    submitterId: text(),
    publishedAt: text(),
    publisherId: text(),
    cancelReason: text(),
    minutes: text(),
    closedAt: text(),
    /** When those who have a place were reminded of its present beginning. */
    remindedAt: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('activity_visible').on(table.visible, table.startsAt, table.id),
    index('activity_begins').on(table.startsAt, table.id),
    index('activity_state').on(table.state, table.startsAt, table.id),
    index('activity_to_remind')
      .on(table.startsAt)
      .where(sql`state = 'published' AND reminded_at IS NULL`),
    uniqueIndex('activity_number')
      .on(table.seriesId, table.number)
      .where(sql`number IS NOT NULL`),
    uniqueIndex('activity_occurrence')
      .on(table.seriesId, table.occurrence)
      .where(sql`occurrence IS NOT NULL`),
  ],
)
export type ActivityRow = typeof activity.$inferSelect

/** Who holds it: organisations and Party organisations of the register. */
export const activityHost = sqliteTable(
  'activity_host',
  {
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    hostId: text().notNull(),
    role: text({ enum: ['host', 'cohost'] }).notNull(),
    position: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.activityId, table.hostId] }),
    index('activity_host_of').on(table.hostId, table.activityId),
  ],
)

/** What a published activity is found by, `kind:salon`, `chain:TX`; each tag in the order of their beginnings. */
export const activityTag = sqliteTable(
  'activity_tag',
  {
    tag: text().notNull(),
    startsAt: text().notNull(),
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.tag, table.startsAt, table.activityId] }),
    index('activity_tag_of').on(table.activityId, table.tag),
  ],
)

/** How it came to read as it does. Rows are only ever added. */
export const activityEntry = sqliteTable(
  'activity_entry',
  {
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    what: text().$type<ActivityEntry['what']>().notNull(),
    at: text().notNull(),
    byId: text().notNull(),
    byName: text().notNull(),
    reason: text(),
    /** What differs, `{ field: [before, after] }`. */
    changes: json<Record<string, unknown>>(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.version] })],
)
