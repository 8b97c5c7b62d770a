import type { ActivityFile } from '@alliance/contracts/events'
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'

/** What is known of a photo or an attachment; its content lies in R2. */
export const activityFile = sqliteTable(
  'activity_file',
  {
    id: text().primaryKey(),
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    kind: text({ enum: ['photo', 'attachment'] }).notNull(),
    title: text().notNull(),
    fileName: text().notNull(),
    type: text().$type<ActivityFile['type']>().notNull(),
    bytes: integer().notNull(),
    width: integer(),
    height: integer(),
    people: text({ enum: ['unknown', 'nobody', 'consented'] }),
    released: integer({ mode: 'boolean' }).notNull(),
    position: integer().notNull(),
    sha256: text().notNull(),
    objectKey: text().notNull(),
    uploadedAt: text().notNull(),
    uploadedById: text().notNull(),
    uploadedBy: text().notNull(),
    removedAt: text(),
    removedById: text(),
    removedReason: text(),
    /** When the content of what was removed was deleted. */
    deletedAt: text(),
    version: integer().notNull(),
  },
  (table) => [
    check('activity_file_people', sql`(kind = 'photo') = (people IS NOT NULL)`),
    check('activity_file_consent', sql`released = 0 OR coalesce(people, 'nobody') <> 'unknown'`),
    uniqueIndex('activity_file_content')
      .on(table.activityId, table.sha256)
      .where(sql`removed_at IS NULL`),
    index('activity_file_shown').on(table.activityId, table.kind, table.position, table.id),
    index('activity_file_to_delete')
      .on(table.id)
      .where(sql`removed_at IS NOT NULL AND deleted_at IS NULL`),
  ],
)
export type ActivityFileRow = typeof activityFile.$inferSelect
