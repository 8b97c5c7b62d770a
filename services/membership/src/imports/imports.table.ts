import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FieldProblemCode, Grant } from '@alliance/contracts'
import type { Import, ImportRowState, RosterCandidate, RosterKind } from '@alliance/contracts/membership'
import { timeColumns } from '../provenance.ts'

/**
 * A roster that was uploaded. `counts` follows the rows' states in the batches that change them. `leaseUntil` keeps
 * two workers from committing the same rows at once: a chunk commits only under the lease that it was begun with.
 */
export const importFile = sqliteTable(
  'import',
  {
    id: text().primaryKey(),
    kind: text().$type<RosterKind>().notNull().default('organisations'),
    fileName: text().notNull(),
    format: text({ enum: ['xlsx', 'csv'] }).notNull(),
    encoding: text(),
    state: text({ enum: ['validated', 'committing', 'committed'] }).notNull(),
    columns: text({ mode: 'json' }).$type<string[]>().notNull(),
    counts: text({ mode: 'json' }).$type<Import['counts']>().notNull(),
    createdBy: text().notNull(),
    createdByName: text().notNull(),
    committedBy: text(),
    committedByName: text(),
    /** What whoever committed it may do: rows are entered within their reach, also when a cron goes on with it. */
    committedGrants: text({ mode: 'json' }).$type<readonly Grant[]>(),
    leaseUntil: text(),
    ...timeColumns,
  },
  (table) => [
    index('import_state').on(table.state, table.updatedAt),
    index('import_creator').on(table.createdBy, table.id),
  ],
)

/** `column` by its title in the file, empty for the row as a whole; `rows` are other rows that it concerns. */
export interface StoredFault {
  column: string
  code: FieldProblemCode
  rows?: number[]
}

/** `before` and `after` as the cells of the roster show them. */
export interface ColumnChange {
  column: string
  before: string
  after: string
}

export const importRow = sqliteTable(
  'import_row',
  {
    importId: text()
      .notNull()
      .references(() => importFile.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    state: text().$type<ImportRowState>().notNull(),
    /** As they are shown: of identifiers, the masks. */
    cells: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The cells that are shown as masks, encrypted; gone once the import is committed. */
    sealed: text(),
    faults: text({ mode: 'json' }).$type<StoredFault[]>().notNull(),
    changes: text({ mode: 'json' }).$type<ColumnChange[]>().notNull(),
    /** What rows meet each other by, when it is right: canonical, identifiers as keyed hashes. */
    holds: text(),
    seeks: text(),
    /** What the row is met by in the register, likewise. */
    keys: text({ mode: 'json' }).$type<Record<string, string | null>>().notNull().default({}),
    candidates: text({ mode: 'json' }).$type<RosterCandidate[]>().notNull().default([]),
    chosenId: text(),
    subjectId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.number] }),
    index('import_row_state').on(table.importId, table.state, table.number),
    index('import_row_holds').on(table.importId, table.holds),
    index('import_row_seeks').on(table.importId, table.seeks),
    // A ciphertext begins with its key's id: the search for stale ones is a range.
    index('import_row_sealed')
      .on(table.sealed)
      .where(sql`sealed IS NOT NULL`),
  ],
)
export type ImportFileRow = typeof importFile.$inferSelect
export type ImportRowRow = typeof importRow.$inferSelect
