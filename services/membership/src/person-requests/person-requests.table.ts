import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ErasurePlan } from '@alliance/contracts/membership'
import { person } from '../people/people.table.ts'

/** What a person asked to be corrected or erased. What a correction gives is deleted with the decision. */
export const personRequest = sqliteTable(
  'person_request',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    kind: text({ enum: ['correction', 'erasure'] }).notNull(),
    state: text({ enum: ['open', 'done', 'refused', 'withdrawn'] }).notNull(),
    madeAt: text().notNull(),
    dueOn: text().notNull(),
    channel: text({ enum: ['online', 'window'] }).notNull(),
    madeBy: text().notNull(),
    reason: text().notNull(),
    correction: text({ mode: 'json' }),
    documentSealed: text(),
    decidedAt: text(),
    decidedBy: text(),
    answer: text(),
    receipt: text({ mode: 'json' }).$type<ErasurePlan>(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [
    uniqueIndex('person_request_open')
      .on(table.personId, table.kind)
      .where(sql`state = 'open'`),
    index('person_request_person').on(table.personId, table.id),
    index('person_request_queue').on(table.state, table.dueOn, table.id),
    index('person_request_key').on(table.documentSealed),
  ],
)
