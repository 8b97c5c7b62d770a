import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Members counted once, for everyone who asks within a day: counting reads the whole roll, asking reads one row.
 * `scope` is a Party organisation's id, or `zone`.
 */
export const structureSnapshot = sqliteTable(
  'structure_snapshot',
  {
    scope: text().notNull(),
    asOf: text().notNull(),
    counts: text().notNull(),
    takenAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.asOf] })],
)
