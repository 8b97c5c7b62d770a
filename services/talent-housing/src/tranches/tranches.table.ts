import type { TalentClass, TrancheState } from '@alliance/contracts/talent-housing'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { plot } from '../plots/plots.table.ts'

export const tranche = sqliteTable(
  'tranche',
  {
    id: text().primaryKey(),
    plotId: text()
      .notNull()
      .references(() => plot.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    state: text().$type<TrancheState>().notNull(),
    opensOn: text().notNull(),
    closesOn: text(),
    classes: text({ mode: 'json' }).$type<TalentClass[]>().notNull(),
    buildingIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    unitTypeIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    publishedAt: text(),
    publishedBy: text(),
    cancelledReason: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('tranche_plot').on(table.plotId, table.id),
    index('tranche_open').on(table.state, table.opensOn, table.id),
  ],
)
export type TrancheRow = typeof tranche.$inferSelect

/** How many flats of which type a tranche opened, as at its publication. */
export const trancheOpened = sqliteTable(
  'tranche_opened',
  {
    trancheId: text()
      .notNull()
      .references(() => tranche.id, { onDelete: 'restrict' }),
    unitTypeId: text().notNull(),
    units: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.trancheId, table.unitTypeId] })],
)
