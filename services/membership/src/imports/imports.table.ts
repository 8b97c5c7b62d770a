import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FieldProblemCode } from '@alliance/contracts'
import type { ImportRowState } from '@alliance/contracts/membership'
import { timeColumns } from '../provenance.ts'

/** A roster that was uploaded. `leaseUntil` keeps two workers from committing the same rows at once. */
export const importFile = sqliteTable('import', {
  id: text().primaryKey(),
  fileName: text().notNull(),
  format: text({ enum: ['xlsx', 'csv'] }).notNull(),
  encoding: text(),
  state: text({ enum: ['validated', 'committing', 'committed'] }).notNull(),
  columns: text({ mode: 'json' }).$type<string[]>().notNull(),
  createdBy: text().notNull(),
  createdByName: text().notNull(),
  leaseUntil: text(),
  ...timeColumns,
}, (table) => [index('import_state').on(table.state)])

export interface StoredFault {
  column: string
  code: FieldProblemCode
}

export const importRow = sqliteTable(
  'import_row',
  {
    importId: text().notNull().references(() => importFile.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    state: text().$type<ImportRowState>().notNull(),
    cells: text({ mode: 'json' }).$type<string[]>().notNull(),
    faults: text({ mode: 'json' }).$type<StoredFault[]>().notNull(),
    changes: text({ mode: 'json' }).$type<{ column: string; before: string; after: string }[]>().notNull(),
    organisationId: text(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.number] }), index('import_row_state').on(table.importId, table.state, table.number)],
)
