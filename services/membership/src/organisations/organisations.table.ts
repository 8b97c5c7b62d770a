import { index, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { OrganisationKind } from '@alliance/contracts/membership'
import { originColumns, timeColumns } from '../provenance.ts'

export const organisation = sqliteTable(
  'organisation',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The name in pinyin: SQLite has no collation for the order that readers of Chinese expect. */
    nameSort: text().notNull(),
    kind: text().$type<OrganisationKind>().notNull(),
    creditCode: text(),
    aliases: text({ mode: 'json' }).$type<string[]>().notNull(),
    parentId: text(),
    industryCodes: text({ mode: 'json' }).$type<string[]>().notNull(),
    digitalClass: text({ enum: ['01', '02', '03', '04', '05'] }),
    partyStatus: text({ enum: ['own_branch', 'joint_branch', 'instructor_only', 'none'] }),
    description: text(),
    website: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('organisation_credit_code').on(table.creditCode),
    index('organisation_order').on(table.nameSort, table.id),
    index('organisation_kind').on(table.kind, table.nameSort, table.id),
    index('organisation_parent').on(table.parentId),
  ],
)
export type OrganisationRow = typeof organisation.$inferSelect

/**
 * What an organisation is found by: every tail of its names, in characters, pinyin and initials, and its code. A
 * search is then one range of this table, whatever the length of the word (D1's `LIKE` takes 50 bytes, FTS5's
 * trigrams miss words of two characters).
 */
export const organisationTerm = sqliteTable(
  'organisation_term',
  { term: text().notNull(), organisationId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.term, table.organisationId] }),
    index('organisation_term_owner').on(table.organisationId),
  ],
)

export const site = sqliteTable(
  'site',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    kind: text({ enum: ['registered', 'plant', 'office', 'campus', 'park', 'observation'] }).notNull(),
    address: text(),
    divisionCode: text(),
    latitude: real(),
    longitude: real(),
    from: text('valid_from'),
    to: text('valid_to'),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('site_organisation').on(table.organisationId),
    index('site_kind').on(table.kind, table.id),
  ],
)
