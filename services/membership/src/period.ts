import { sql, type SQL } from 'drizzle-orm'

/** The condition that a row, by its alias in the query, holds on a date: its period is half-open, `[from, to)`. */
export const holdsOn = (alias: SQL, date: string): SQL =>
  sql`${alias}.valid_from <= ${date} AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${date})`
