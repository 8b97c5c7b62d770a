import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What membership told of the places a grant can hold on; the newest version of each. */
export const knownScope = sqliteTable(
  'known_scope',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['org', 'enterprise'] }).notNull(),
    name: text().notNull(),
    active: integer({ mode: 'boolean' }).notNull(),
    version: integer().notNull(),
  },
  (table) => [index('known_scope_order').on(table.kind, table.name, table.id)],
)

/** Every tail of a name, so that a search from the middle of it is a range (as in membership). */
export const knownScopeTerm = sqliteTable(
  'known_scope_term',
  { kind: text().notNull(), term: text().notNull(), scopeId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.kind, table.term, table.scopeId] }),
    index('known_scope_term_owner').on(table.scopeId),
  ],
)
