import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/**
 * A natural person, the same one as tenant, trainee, volunteer or member. Identifiers are encrypted, each with a
 * keyed hash to find it by and a mask to show; no other service keeps them.
 */
export const person = sqliteTable(
  'person',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameSort: text().notNull(),
    documentType: text(),
    documentSealed: text(),
    documentIndex: text(),
    documentMask: text(),
    phoneSealed: text(),
    phoneIndex: text(),
    phoneMask: text(),
    /** All that is kept of a date of birth. */
    birthYear: integer(),
    education: text(),
    /** The account by which they see what is kept of them. */
    accountId: text(),
    /** Set while this record counts as another's duplicate. */
    mergedInto: text(),
    /** Set when their data was erased at their own request; the row stays as a tombstone. */
    erasedAt: text(),
    /** How often other services were told of them. */
    told: integer().notNull().default(0),
    /** When it was last compared with the other records; empty for rows that were written past the use cases. */
    pairedAt: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('person_order').on(table.nameSort, table.id),
    // Merged records included: what is known of them is known of the person.
    uniqueIndex('person_document').on(table.documentIndex),
    index('person_unpaired')
      .on(table.id)
      .where(sql`paired_at IS NULL AND merged_into IS NULL AND erased_at IS NULL`),
    index('person_phone').on(table.phoneIndex),
    index('person_erased')
      .on(table.erasedAt)
      .where(sql`erased_at IS NOT NULL`),
    uniqueIndex('person_account').on(table.accountId),
    index('person_merged')
      .on(table.mergedInto)
      .where(sql`merged_into IS NOT NULL`),
    // A ciphertext begins with its key's id: the search for stale ones is a range.
    index('person_document_key').on(table.documentSealed),
    index('person_phone_key').on(table.phoneSealed),
  ],
)
export type PersonRow = typeof person.$inferSelect

/** Where a person works. At most one employer at a time. */
export const employment = sqliteTable(
  'employment',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    title: text(),
    /** Of the production, operation or management backbone (生产、经营、管理骨干, row S42). */
    backbone: text({ enum: ['production', 'operation', 'management'] }),
    frontline: integer({ mode: 'boolean' }).notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    /** The day on which other services are to be told that it began or ended; null when they were. */
    tellOn: text(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    index('employment_untold')
      .on(table.tellOn)
      .where(sql`tell_on IS NOT NULL`),
    uniqueIndex('employment_open')
      .on(table.personId)
      .where(sql`valid_to IS NULL`),
    index('employment_person').on(table.personId, table.from),
    index('employment_organisation').on(table.organisationId, table.from),
  ],
)

/** What a person is found by: tails of the name in characters, pinyin and initials; for finding, not for identity. */
export const personTerm = sqliteTable(
  'person_term',
  { term: text().notNull(), personId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.term, table.personId] }),
    index('person_term_owner').on(table.personId, table.term),
  ],
)

/** Who read a record, what of it and why. Rows are only ever added; the person may read them. */
export const personAccess = sqliteTable(
  'person_access',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    at: text().notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    what: text({ enum: ['card', 'document', 'phone', 'export', 'development'] }).notNull(),
    reason: text(),
  },
  (table) => [index('person_access_person').on(table.personId, table.id)],
)
