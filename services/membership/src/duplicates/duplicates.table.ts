import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { person } from '../people/people.table.ts'

/**
 * What a person is compared by besides a phone: their name in pinyin at each employer they had. Derived from `person`
 * and `employment`, so that a pair is found by an index and not by a search.
 */
export const personKey = sqliteTable(
  'person_key',
  { key: text().notNull(), personId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.key, table.personId] }),
    index('person_key_owner').on(table.personId, table.key),
  ],
)

/** Two records that may be one person's; the smaller id stands first. What was decided is kept and not asked again. */
export const duplicate = sqliteTable(
  'duplicate',
  {
    id: text().primaryKey(),
    firstId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    secondId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    /** Bits of `evidence` in the rules. */
    evidence: integer().notNull(),
    score: integer().notNull(),
    state: text({ enum: ['open', 'merged', 'distinct', 'superseded'] }).notNull(),
    foundAt: text().notNull(),
    /** When the evidence was last found to stand. */
    seenAt: text().notNull(),
    decidedAt: text(),
    decidedBy: text(),
    decision: text(),
  },
  (table) => [
    uniqueIndex('duplicate_pair').on(table.firstId, table.secondId),
    index('duplicate_second').on(table.secondId),
    index('duplicate_queue').on(table.state, table.score, table.id),
  ],
)
