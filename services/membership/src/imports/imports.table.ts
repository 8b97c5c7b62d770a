import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FieldProblemCode } from '@alliance/contracts'
import type { Import, ImportRowState } from '@alliance/contracts/membership'
import { timeColumns } from '../provenance.ts'

/**
 * A roster that was uploaded. `counts` follows the rows' states in the batches that change them. `leaseUntil` keeps
 * two workers from committing the same rows at once: a chunk commits only under the lease that it was begun with.
 */
export const importFile = sqliteTable(
  'import',
  {
    id: text().primaryKey(),
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
    leaseUntil: text(),
    ...timeColumns,
  },
  (table) => [index('import_state').on(table.state)],
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
    cells: text({ mode: 'json' }).$type<string[]>().notNull(),
    faults: text({ mode: 'json' }).$type<StoredFault[]>().notNull(),
    changes: text({ mode: 'json' }).$type<ColumnChange[]>().notNull(),
    /** The credit codes of the row and of its parent, canonical, when they are right: what rows meet by. */
    code: text(),
    parentCode: text(),
    organisationId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.number] }),
    index('import_row_state').on(table.importId, table.state, table.number),
    index('import_row_code').on(table.importId, table.code),
    index('import_row_parent').on(table.importId, table.parentCode),
  ],
)
export type ImportFileRow = typeof importFile.$inferSelect
export type ImportRowRow = typeof importRow.$inferSelect
