import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How often something was tried in the window that ends at `resetsAt`. Keys hold keyed hashes, no number or address. */
export const attempt = sqliteTable(
  'attempt',
  { key: text().primaryKey(), count: integer().notNull(), resetsAt: text().notNull() },
  (table) => [index('attempt_reset').on(table.resetsAt)],
)
