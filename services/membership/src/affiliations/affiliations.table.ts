import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { person } from '../people/people.table.ts'
import { originColumns } from '../provenance.ts'

/**
 * Which Party organisation a member belongs to, from when to when: exactly one formally (组织关系), any number
 * functionally. A change of status closes a row and opens the next.
 */
export const affiliation = sqliteTable(
  'affiliation',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    kind: text({ enum: ['formal', 'functional'] }).notNull(),
    status: text({ enum: ['full', 'probationary'] }).notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('affiliation_formal')
      .on(table.personId)
      .where(sql`kind = 'formal' AND valid_to IS NULL`),
    uniqueIndex('affiliation_functional')
      .on(table.personId, table.partyOrganisationId)
      .where(sql`kind = 'functional' AND valid_to IS NULL`),
    index('affiliation_person').on(table.personId, table.kind, table.from),
    index('affiliation_history').on(table.personId, table.id),
    index('affiliation_roll').on(table.partyOrganisationId, table.kind, table.from, table.id),
  ],
)
