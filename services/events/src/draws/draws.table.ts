import type { DrawFile } from '@alliance/draw'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'
import { registration } from '../registrations/registrations.table.ts'

/** A draw of one pool: its published file, and what is secret until it is held, encrypted. */
export const draw = sqliteTable(
  'draw',
  {
    id: text().primaryKey(),
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    pool: integer().notNull(),
    state: text({ enum: ['committed', 'held'] }).notNull(),
    file: text({ mode: 'json' }).$type<DrawFile>().notNull(),
    seedSealed: text().notNull(),
    createdAt: text().notNull(),
    heldAt: text(),
  },
  (table) => [
    uniqueIndex('draw_pool').on(table.activityId, table.pool),
    index('draw_seed').on(table.seedSealed),
  ],
)

/** Under which entry a registration stands on the published roster. */
export const drawEntry = sqliteTable(
  'draw_entry',
  {
    registrationId: text()
      .primaryKey()
      .references(() => registration.id, { onDelete: 'restrict' }),
    drawId: text()
      .notNull()
      .references(() => draw.id, { onDelete: 'restrict' }),
    entry: text().notNull(),
  },
  (table) => [
    uniqueIndex('draw_entry_once').on(table.drawId, table.entry),
    index('draw_entry_of').on(table.drawId),
  ],
)
