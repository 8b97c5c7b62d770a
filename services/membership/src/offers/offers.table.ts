import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Offer, ResourceCategory } from '@alliance/contracts/membership'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** What a partner offers. `taken` counts the units of accepted matches; the database keeps it within the capacity. */
export const offer = sqliteTable(
  'offer',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    category: text().$type<ResourceCategory>().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    chains: text({ mode: 'json' }).$type<Offer['chains']>().notNull(),
    divisionCode: text(),
    capacity: integer(),
    taken: integer().notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    withdrawnOn: text(),
    withdrawnReason: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    check('offer_capacity', sql`taken >= 0 AND (capacity IS NULL OR taken <= capacity)`),
    index('offer_category').on(table.category, table.id),
    index('offer_organisation').on(table.organisationId, table.id),
    // The ids of what a category has to give, for suggestions.
    index('offer_open')
      .on(table.category, table.id)
      .where(sql`withdrawn_on IS NULL`),
    index('offer_current')
      .on(table.organisationId, table.from)
      .where(sql`withdrawn_on IS NULL`),
  ],
)
export type OfferRow = typeof offer.$inferSelect
