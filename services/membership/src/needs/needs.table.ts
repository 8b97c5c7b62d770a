import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ResourceCategory } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

export const need = sqliteTable(
  'need',
  {
    id: text().primaryKey(),
    /** Null of a need that a chain has as a whole. */
    organisationId: text().references(() => organisation.id, { onDelete: 'restrict' }),
    chainCode: text().$type<ChainCode>(),
    category: text().$type<ResourceCategory>().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    urgency: text({ enum: ['low', 'normal', 'high'] }).notNull(),
    divisionCode: text(),
    wanted: integer().notNull(),
    until: text(),
    visibility: text({ enum: ['alliance', 'secretary'] }).notNull(),
    askedOn: text().notNull(),
    closedOn: text(),
    closedAs: text({ enum: ['met', 'withdrawn'] }),
    closedNote: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    check('need_whose', sql`organisation_id IS NOT NULL OR chain_code IS NOT NULL`),
    index('need_category').on(table.category, table.id),
    index('need_organisation').on(table.organisationId, table.id),
    index('need_shown').on(table.visibility, table.id),
    index('need_shown_category').on(table.visibility, table.category, table.id),
    index('need_open')
      .on(table.chainCode, table.askedOn)
      .where(sql`closed_on IS NULL AND visibility = 'alliance'`),
  ],
)
export type NeedRow = typeof need.$inferSelect
