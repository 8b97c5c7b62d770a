import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChainCode } from '@alliance/contracts/programme'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns } from '../provenance.ts'

/** An organisation's places on chains; many to many, and over time. */
export const chainLink = sqliteTable(
  'chain_link',
  {
    id: text().primaryKey(),
    chainCode: text().$type<ChainCode>().notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    place: text({ enum: ['lead', 'upstream', 'downstream', 'partner'] }).notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('chain_link_open')
      .on(table.chainCode, table.organisationId, table.place)
      .where(sql`valid_to IS NULL`),
    index('chain_link_chain').on(table.chainCode, table.id),
    index('chain_link_place').on(table.place, table.id),
    index('chain_link_chain_place').on(table.chainCode, table.place, table.id),
    index('chain_link_organisation').on(table.organisationId, table.chainCode, table.place, table.from),
  ],
)
