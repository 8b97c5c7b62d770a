import type { HousingDocument } from '@alliance/contracts/talent-housing'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { housingApplication } from './applications.table.ts'

/** What is known of a document; its content lies in R2. */
export const housingDocument = sqliteTable(
  'housing_document',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => housingApplication.id, { onDelete: 'restrict' }),
    kind: text().$type<HousingDocument['kind']>().notNull(),
    fileName: text().notNull(),
    type: text().$type<HousingDocument['type']>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    objectKey: text().notNull(),
    uploadedAt: text().notNull(),
    removedAt: text(),
    /** From when the content is deleted: at once of what was removed, else some time after the case is over. */
    deleteFrom: text(),
    deletedAt: text(),
  },
  (table) => [
    index('housing_document_of').on(table.applicationId, table.id),
    uniqueIndex('housing_document_content')
      .on(table.applicationId, table.kind, table.sha256)
      .where(sql`removed_at IS NULL`),
    index('housing_document_to_delete')
      .on(table.deleteFrom, table.id)
      .where(sql`delete_from IS NOT NULL AND deleted_at IS NULL`),
  ],
)
export type HousingDocumentRow = typeof housingDocument.$inferSelect

export const housingObjection = sqliteTable(
  'housing_objection',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => housingApplication.id, { onDelete: 'restrict' }),
    content: text().notNull(),
    raisedOn: text().notNull(),
    raisedBy: text().notNull(),
    raisedById: text().notNull(),
    dueOn: text().notNull(),
    dueProvisional: integer({ mode: 'boolean' }).notNull(),
    ruling: text({ enum: ['dismissed', 'sustained'] }),
    answer: text(),
    answeredOn: text(),
  },
  (table) => [
    index('housing_objection_of').on(table.applicationId, table.id),
    index('housing_objection_due')
      .on(table.dueOn, table.id)
      .where(sql`answered_on IS NULL`),
    uniqueIndex('housing_objection_open')
      .on(table.applicationId, table.raisedById)
      .where(sql`answered_on IS NULL`),
  ],
)

export const housingAppeal = sqliteTable(
  'housing_appeal',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => housingApplication.id, { onDelete: 'restrict' }),
    grounds: text().notNull(),
    raisedOn: text().notNull(),
    state: text({ enum: ['open', 'upheld', 'reversed'] }).notNull(),
    answer: text(),
    decidedOn: text(),
  },
  // One appeal an application: what was looked at again is not looked at a third time here.
  (table) => [uniqueIndex('housing_appeal_of').on(table.applicationId)],
)

/** Two applications of one person or family; the smaller id stands first. What was decided is kept and not asked again. */
export const housingDuplicate = sqliteTable(
  'housing_duplicate',
  {
    id: text().primaryKey(),
    ground: text({ enum: ['same_person', 'same_family'] }).notNull(),
    firstId: text()
      .notNull()
      .references(() => housingApplication.id, { onDelete: 'restrict' }),
    secondId: text()
      .notNull()
      .references(() => housingApplication.id, { onDelete: 'restrict' }),
    state: text({ enum: ['open', 'first_kept', 'second_kept', 'both_kept'] }).notNull(),
    foundOn: text().notNull(),
    reason: text(),
    resolvedBy: text(),
    resolvedOn: text(),
  },
  (table) => [
    uniqueIndex('housing_duplicate_pair').on(table.firstId, table.secondId),
    index('housing_duplicate_second').on(table.secondId, table.state),
    index('housing_duplicate_open')
      .on(table.id)
      .where(sql`state = 'open'`),
    index('housing_duplicate_resolved')
      .on(table.id)
      .where(sql`state <> 'open'`),
  ],
)

/** Who may not apply for a while, by the keyed hash of their number. Sanctions write it; decisions read it. */
export const housingBan = sqliteTable(
  'housing_ban',
  {
    id: text().primaryKey(),
    personIndex: text().notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    reason: text().notNull(),
    recordedAt: text().notNull(),
    recordedById: text().notNull(),
  },
  (table) => [index('housing_ban_person').on(table.personIndex, table.from)],
)
