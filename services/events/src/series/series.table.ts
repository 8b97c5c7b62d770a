import type { ActivityKind, Recurrence } from '@alliance/contracts/events'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Activities that belong together: alliance salons, the monthly theme day, the sessions of a course. */
export const series = sqliteTable(
  'series',
  {
    id: text().primaryKey(),
    kind: text().$type<ActivityKind>().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    chainCode: text(),
    ownerId: text().notNull(),
    numbered: integer({ mode: 'boolean' }).notNull(),
    /** Numbers are given in the batch that publishes, so they have no gaps. */
    lastNumber: integer().notNull(),
    recurrence: text({ mode: 'json' }).$type<Recurrence>(),
    /** Of a recurring series: the next month to draft, `YYYY-MM`; null when it has none. */
    nextOccurrence: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('series_kind').on(table.kind, table.id),
    index('series_recurring')
      .on(table.nextOccurrence)
      .where(sql`next_occurrence IS NOT NULL`),
  ],
)
export type SeriesRow = typeof series.$inferSelect
