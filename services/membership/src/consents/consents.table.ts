import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { PurposeCode } from '@alliance/contracts/membership'
import { person } from '../people/people.table.ts'

/**
 * What a person said about a purpose. Rows are only ever added; a withdrawal is the tombstone of what it deleted.
 * Triggers refuse to change or delete one, but for retention (§8.4: as long as the person, and three years).
 */
export const consent = sqliteTable(
  'consent',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    purpose: text().$type<PurposeCode>().notNull(),
    version: integer().notNull(),
    act: text({ enum: ['given', 'withdrawn'] }).notNull(),
    at: text().notNull(),
    channel: text({ enum: ['online', 'paper', 'window'] }).notNull(),
    enteredBy: text(),
    evidence: text(),
  },
  (table) => [index('consent_person').on(table.personId, table.purpose, table.id)],
)
