import { sql, type SQL } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * How a number of flats changed, day by day, and what it was at each day's end: what it was on a date is one row,
 * however many flats there are. A step of a flat writes it by trigger, in the same batch; others keep `total`, also
 * when a step is entered for a day in the past. Subjects are those of `subjectOf`.
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

/** SQL for a number as it was on a date. */
const countOn = (subject: SQL, date: string): SQL<number> =>
  sql<number>`coalesce((SELECT t.total FROM tally t WHERE t.subject = ${subject} AND t.date <= ${date} ORDER BY t.date DESC LIMIT 1), 0)`

/** Flats of a plot that were in a state on a date. */
export const inState = (plotId: SQL, state: SQL | string, date: string): SQL<number> =>
  countOn(sql`${plotId} || ':' || ${state}`, date)
/** Flats of a plot whose construction had begun by a date. */
export const startedBy = (plotId: SQL, date: string): SQL<number> =>
  countOn(sql`${plotId} || ':started'`, date)
/** Flats of a plot that had passed acceptance by a date. */
export const deliveredBy = (plotId: SQL, date: string): SQL<number> =>
  countOn(sql`${plotId} || ':delivered'`, date)
