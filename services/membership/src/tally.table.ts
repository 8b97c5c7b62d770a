import type { Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * How a number changed, day by day: what it was on a date is the sum of its changes up to that date. So a count as
 * of any date reads as many rows as there were days of change, however much is counted.
 */
export const tally = sqliteTable(
  'tally',
  { subject: text().notNull(), date: text().notNull(), change: integer().notNull() },
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
  sql<number>`(SELECT coalesce(sum(t.change), 0) FROM tally t WHERE t.subject = ${subject} AND t.date <= ${date})`
