import type { ComplianceItem, ComplianceKind } from '@alliance/contracts/events'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What is asked of branches, each version from a day on. A version that was in force is never changed. */
export const complianceRule = sqliteTable('compliance_rule', {
  version: text().primaryKey(),
  validFrom: text().notNull().unique(),
  items: text({ mode: 'json' }).$type<ComplianceItem[]>().notNull(),
  /** Null of the first, which a migration entered. */
  note: text(),
  draftedBy: text(),
  publishedAt: text(),
  publishedBy: text(),
})

/** A version of the parameters that is written. None of those who wrote in it publishes it. */
export const complianceDraft = sqliteTable(
  'compliance_draft',
  {
    id: text().primaryKey(),
    state: text({ enum: ['draft', 'published', 'discarded'] }).notNull(),
    validFrom: text().notNull(),
    items: text({ mode: 'json' }).$type<ComplianceItem[]>().notNull(),
    note: text().notNull(),
    authorIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    draftedBy: text().notNull(),
    publishedById: text(),
    version: integer().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    index('compliance_draft_open')
      .on(table.id)
      .where(sql`state = 'draft'`),
    check('compliance_draft_published', sql`(state = 'published') = (published_by_id IS NOT NULL)`),
    check(
      'compliance_draft_by_another',
      sql`published_by_id IS NULL OR instr(author_ids, '"' || published_by_id || '"') = 0`,
    ),
  ],
)

/**
 * What a branch held: meetings as membership told of them, activities as they were closed. `activity` is one of any
 * kind, which is counted and not asked for.
 */
export const complianceHeld = sqliteTable(
  'compliance_held',
  {
    partyOrganisationId: text().notNull(),
    sourceId: text().notNull(),
    kind: text().$type<ComplianceKind | 'activity'>().notNull(),
    source: text({ enum: ['meeting', 'activity'] }).notNull(),
    title: text().notNull(),
    heldOn: text().notNull(),
    counts: integer({ mode: 'boolean' }).notNull(),
    /** Ids of those on the formal roll of that day, of an activity; a meeting’s roll stays in membership. */
    members: text({ mode: 'json' }).$type<string[]>(),
    roll: integer().notNull(),
    onLeave: integer().notNull(),
    present: integer().notNull(),
    /** Of how many on the roll attendance is recorded. */
    recorded: integer().notNull(),
    version: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.partyOrganisationId, table.kind] }),
    index('compliance_held_of').on(table.partyOrganisationId, table.heldOn),
  ],
)

/** Of which duties a branch’s secretary was told that they fall due: each once. */
export const complianceReminder = sqliteTable(
  'compliance_reminder',
  {
    partyOrganisationId: text().notNull(),
    kind: text().$type<ComplianceKind | 'dues'>().notNull(),
    period: text().notNull(),
    toldOn: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.partyOrganisationId, table.period, table.kind] })],
)

/** How far through the grid the reminders of a day have come. */
export const complianceRound = sqliteTable('compliance_round', {
  day: text().primaryKey(),
  afterPath: text().notNull(),
  finished: integer({ mode: 'boolean' }).notNull(),
})
