import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { RegulationKind } from '@alliance/contracts/membership'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

export const regulation = sqliteTable(
  'regulation',
  {
    id: text().primaryKey(),
    kind: text().$type<RegulationKind>().notNull(),
    title: text().notNull(),
    number: text(),
    issuedById: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    reviewDueOn: text(),
    repealedOn: text(),
    repealReason: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('regulation_number')
      .on(table.number)
      .where(sql`number IS NOT NULL`),
    index('regulation_kind').on(table.kind, table.id),
    index('regulation_review_due')
      .on(table.reviewDueOn, table.id)
      .where(sql`review_due_on IS NOT NULL AND repealed_on IS NULL`),
  ],
)
export type RegulationRow = typeof regulation.$inferSelect

/** The text over a period. A trigger refuses a version that would be in force beside another. */
export const regulationVersion = sqliteTable(
  'regulation_version',
  {
    id: text().primaryKey(),
    regulationId: text()
      .notNull()
      .references(() => regulation.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    note: text(),
    text: text(),
    recordedBy: text().notNull(),
    recordedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('regulation_version_number').on(table.regulationId, table.number),
    uniqueIndex('regulation_version_open')
      .on(table.regulationId)
      .where(sql`valid_to IS NULL`),
    uniqueIndex('regulation_version_from').on(table.regulationId, table.from),
  ],
)

export const regulationReview = sqliteTable(
  'regulation_review',
  {
    id: text().primaryKey(),
    regulationId: text()
      .notNull()
      .references(() => regulation.id, { onDelete: 'restrict' }),
    reviewedOn: text().notNull(),
    outcome: text({ enum: ['keep', 'amend', 'repeal'] }).notNull(),
    note: text(),
    recordedBy: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [index('regulation_review_regulation').on(table.regulationId, table.id)],
)
