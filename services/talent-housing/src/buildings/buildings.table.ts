import { timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { plot } from '../plots/plots.table.ts'

export const building = sqliteTable(
  'building',
  {
    id: text().primaryKey(),
    plotId: text()
      .notNull()
      .references(() => plot.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    floors: integer().notNull(),
    plannedUnits: integer().notNull(),
    plannedAcceptanceOn: text(),
    /** Flats that are entered; a trigger counts them. */
    units: integer().notNull().default(0),
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('building_name').on(table.plotId, table.name),
    check('building_within_plan', sql`units <= planned_units`),
  ],
)
export type BuildingRow = typeof building.$inferSelect
