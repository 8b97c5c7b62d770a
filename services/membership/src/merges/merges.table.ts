import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { MergeReceipt } from '@alliance/contracts/membership'
import { person } from '../people/people.table.ts'

/** One merge of a record into another, with what it was decided on; undone, it stays. */
export const personMerge = sqliteTable(
  'person_merge',
  {
    id: text().primaryKey(),
    winnerId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    loserId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    at: text().notNull(),
    byId: text().notNull(),
    byName: text().notNull(),
    reason: text().notNull(),
    receipt: text({ mode: 'json' }).$type<MergeReceipt>().notNull(),
    undoneAt: text(),
    undoneById: text(),
    undoneByName: text(),
    undoReason: text(),
    /** Cells that were left as they were, as a human decided. */
    undoLeft: text({ mode: 'json' }).$type<string[]>(),
  },
  (table) => [
    // A record is merged into one other at a time.
    uniqueIndex('person_merge_standing')
      .on(table.loserId)
      .where(sql`undone_at IS NULL`),
    index('person_merge_winner').on(table.winnerId, table.id),
    index('person_merge_loser').on(table.loserId, table.id),
  ],
)

/**
 * The journal of a merge: each cell that it wrote, with what stood there before. Undoing a merge writes `before` where
 * `after` still stands. Identifiers stand here as they stand in `person`: encrypted for the cell they came from.
 */
export const personMergeCell = sqliteTable(
  'person_merge_cell',
  {
    mergeId: text()
      .notNull()
      .references(() => personMerge.id, { onDelete: 'restrict' }),
    tableName: text().notNull(),
    rowKey: text().notNull(),
    columnName: text().notNull(),
    before: text(),
    after: text(),
  },
  (table) => [
    primaryKey({ columns: [table.mergeId, table.tableName, table.columnName, table.rowKey] }),
    // For the search of ciphertexts under older keys, and for erasing what is kept of a person.
    index('person_merge_cell_row').on(table.rowKey),
    index('person_merge_cell_sealed')
      .on(table.before)
      .where(sql`column_name IN ('document_sealed', 'phone_sealed')`),
  ],
)
