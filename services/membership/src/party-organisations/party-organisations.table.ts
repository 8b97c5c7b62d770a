import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChainCode } from '@alliance/contracts/programme'
import type { PartyOrganisationType } from '@alliance/contracts/membership'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

export const partyOrganisation = sqliteTable(
  'party_organisation',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameSort: text().notNull(),
    type: text().$type<PartyOrganisationType>().notNull(),
    gridLevel: integer().$type<1 | 2 | 3>(),
    committeeForm: text({ enum: ['joint', 'functional'] }),
    chainCode: text().$type<ChainCode>(),
    parkCode: text(),
    establishedOn: text().notNull(),
    dissolvedOn: text(),
    termDueOn: text(),
    fullMembers: integer(),
    /**
     * Ids from the root of the grid down to itself, `/pty_…/pty_…/`, as of today; where rights flow down. Follows the
     * functional parent, or the formal one where there is none.
     */
    path: text().notNull(),
    /** How often `path` followed a move; with `version` it orders what other services are told. */
    moves: integer().notNull().default(0),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('party_organisation_order').on(table.nameSort, table.id),
    index('party_organisation_type').on(table.type, table.nameSort, table.id),
    index('party_organisation_chain').on(table.chainCode, table.nameSort, table.id),
    index('party_organisation_chain_type').on(table.chainCode, table.type, table.nameSort, table.id),
    index('party_organisation_path').on(table.path),
  ],
)
export type PartyOrganisationRow = typeof partyOrganisation.$inferSelect

/** What a Party organisation is found by, as `organisation_term` is for organisations. */
export const partyOrganisationTerm = sqliteTable(
  'party_organisation_term',
  { term: text().notNull(), partyOrganisationId: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.term, table.partyOrganisationId] }),
    index('party_organisation_term_owner').on(table.partyOrganisationId),
  ],
)

/**
 * Who belongs to whom, in which tree, from when to when. On each day of its life a node has exactly one edge a tree;
 * where it is a root, the edge has no parent. So a tree's roots are found as any node's children are, and periods
 * can neither overlap nor leave a gap: a move closes the open edge where it opens the next one.
 */
export const edge = sqliteTable(
  'edge',
  {
    id: text().primaryKey(),
    tree: text({ enum: ['formal', 'functional'] }).notNull(),
    childId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    parentId: text().references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    /** The child's `nameSort`, so that the children of a node are read in the order of their names. */
    childSort: text().notNull(),
    /** False until `path` has followed this edge: a move dated ahead waits for its day. */
    settled: integer({ mode: 'boolean' }).notNull(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('edge_open')
      .on(table.tree, table.childId)
      .where(sql`valid_to IS NULL`),
    index('edge_child').on(table.childId, table.tree, table.from),
    index('edge_parent').on(table.parentId, table.tree, table.childSort, table.childId),
    index('edge_waiting')
      .on(table.from)
      .where(sql`settled = 0`),
  ],
)

/** Which organisations a Party organisation covers (the grid's third level reaches enterprises this way). */
export const coverage = sqliteTable(
  'coverage',
  {
    id: text().primaryKey(),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    fullMembers: integer(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('coverage_open')
      .on(table.organisationId)
      .where(sql`valid_to IS NULL`),
    index('coverage_organisation').on(table.organisationId, table.from),
    index('coverage_party_organisation').on(table.partyOrganisationId, table.from),
  ],
)
