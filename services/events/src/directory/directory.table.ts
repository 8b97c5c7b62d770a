import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What membership told of organisations, Party organisations and people: the newest version of each. */

export const knownOrganisation = sqliteTable('known_organisation', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text().notNull(),
  active: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull(),
})

export const knownPartyOrganisation = sqliteTable(
  'known_party_organisation',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    type: text().notNull(),
    chainCode: text(),
    /** Ids from the root of the grid down to itself, `/pty_…/pty_…/`; where rights flow down. */
    path: text().notNull(),
    active: integer({ mode: 'boolean' }).notNull(),
    version: integer().notNull(),
    /** Null where membership has not told it yet. */
    establishedOn: text(),
    fullMembers: integer(),
  },
  (table) => [index('known_party_organisation_path').on(table.path)],
)

export const knownPerson = sqliteTable(
  'known_person',
  {
    id: text().primaryKey(),
    displayName: text().notNull(),
    /** Not unique: while an account moves from one record to another, both may be told in either order. */
    accountId: text(),
    employerId: text(),
    employerName: text(),
    active: integer({ mode: 'boolean' }).notNull(),
    version: integer().notNull(),
    /** The record that it was merged into, as membership told. */
    mergedInto: text(),
    /** The record that stays at the end of all merges; null where it is this one. Its account acts for this one too. */
    staysAs: text(),
  },
  (table) => [
    index('known_person_merged')
      .on(table.mergedInto)
      .where(sql`merged_into IS NOT NULL`),
    index('known_person_stays')
      .on(table.staysAs)
      .where(sql`stays_as IS NOT NULL`),
    index('known_person_account').on(table.accountId),
    index('known_person_employer').on(table.employerId, table.displayName, table.id),
    index('known_person_order').on(table.displayName, table.id),
  ],
)
