import type { Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * How a number changed, day by day, and what it was at each day's end: what it was on a date is one row, however much
 * is counted and however often it changed. Triggers keep `total`, also when a day in the past is changed.
 */
export const tally = sqliteTable(
  'tally',
  {
    subject: text().notNull(),
    date: text().notNull(),
    change: integer().notNull(),
    total: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.subject, table.date] })],
)

/** A change of a number, for the same batch as what it counts. */
export const counted = (subject: string, date: string, change: number): Write =>
  countedFrom(sql`SELECT ${subject}, ${date}, ${change}`)

/** As `counted`, from a query that gives subject, date and change, in that order. */
export const countedFrom =
  (query: SQL): Write =>
  (ctx) => [
    // `WHERE true` keeps SQLite from reading ON CONFLICT as the ON of a join.
    ctx.db.run(sql`INSERT INTO tally (subject, date, change) SELECT * FROM (${query}) WHERE true
      ON CONFLICT (subject, date) DO UPDATE SET change = change + excluded.change`),
  ]

/** SQL for a number as it was on a date. */
export const countOn = (subject: SQL, date: string): SQL<number> =>
  sql<number>`coalesce((SELECT t.total FROM tally t WHERE t.subject = ${subject} AND t.date <= ${date} ORDER BY t.date DESC LIMIT 1), 0)`
