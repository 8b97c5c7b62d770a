import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What membership told of organisations: the newest version of each. */
export const knownOrganisation = sqliteTable('known_organisation', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text().notNull(),
  active: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
})

/** What an employer is found by: every tail of its name, so that a search is one range of an index. */
export const employerTerm = sqliteTable(
  'employer_term',
  { term: text().notNull(), organisationId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.term, table.organisationId] }),
    index('employer_term_owner').on(table.organisationId),
  ],
)
