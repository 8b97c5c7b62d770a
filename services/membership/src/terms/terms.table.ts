import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** A term of office (届) of a Party organisation. */
export const term = sqliteTable(
  'term',
  {
    id: text().primaryKey(),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    startOn: text().notNull(),
    dueOn: text().notNull(),
    /** With the superior's approval, a year at the most. */
    extendedTo: text(),
    /** The first day on which it has run out, an extension counted in; what lists are in the order of. */
    endsOn: text().notNull(),
    endedOn: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('term_number').on(table.partyOrganisationId, table.number),
    uniqueIndex('term_open')
      .on(table.partyOrganisationId)
      .where(sql`ended_on IS NULL`),
    index('term_due')
      .on(table.endsOn, table.id)
      .where(sql`ended_on IS NULL`),
  ],
)
