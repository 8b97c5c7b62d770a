import type { FurnitureItem, UnitState } from '@alliance/contracts/talent-housing'
import { timeColumns } from '@alliance/service-kit/database/columns'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { building } from '../buildings/buildings.table.ts'
import { plot } from '../plots/plots.table.ts'
import { unitType } from '../unit-types/unit-types.table.ts'

/** A flat. Its state is written by triggers alone, from its steps: no change is without its row of history. */
export const unit = sqliteTable(
  'unit',
  {
    id: text().primaryKey(),
    plotId: text()
      .notNull()
      .references(() => plot.id, { onDelete: 'restrict' }),
    buildingId: text()
      .notNull()
      .references(() => building.id, { onDelete: 'restrict' }),
    floor: integer().notNull(),
    roomNumber: text().notNull(),
    unitTypeId: text()
      .notNull()
      .references(() => unitType.id, { onDelete: 'restrict' }),
    areaCm2: integer('area_cm2').notNull(),
    state: text().$type<UnitState>().notNull(),
    stateSince: text().notNull(),
    /** Its own list; null: as its type has it. */
    furniture: text({ mode: 'json' }).$type<FurnitureItem[]>(),
    trancheId: text(),
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('unit_room').on(table.buildingId, table.roomNumber),
    index('unit_building').on(table.buildingId, table.floor, table.roomNumber, table.id),
    index('unit_plot').on(table.plotId, table.id),
    index('unit_state').on(table.state, table.id),
    index('unit_plot_state').on(table.plotId, table.state, table.id),
    index('unit_tranche').on(table.trancheId, table.state, table.unitTypeId),
  ],
)
export type UnitRow = typeof unit.$inferSelect

/**
 * A step of a flat's life. Only ever added; triggers refuse one that does not follow from where the flat stands, move
 * the flat, and count it in the tally.
 */
export const unitStep = sqliteTable(
  'unit_step',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: 'restrict' }),
    plotId: text().notNull(),
    from: text('from_state').$type<UnitState>(),
    to: text('to_state').$type<UnitState>().notNull(),
    on: text('on_date').notNull(),
    reason: text().notNull(),
    byId: text().notNull(),
    by: text('by_name').notNull(),
    recordedAt: text().notNull(),
  },
  (table) => [index('unit_step_unit').on(table.unitId, table.seq)],
)
