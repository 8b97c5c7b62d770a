import type { ConstructionKind } from '@alliance/contracts/talent-housing'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const plot = sqliteTable(
  'plot',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    constructionKind: text().$type<ConstructionKind>().notNull(),
    address: text(),
    latitude: real(),
    longitude: real(),
    targetUnits: integer().notNull(),
    plannedStartOn: text(),
    plannedCompletionOn: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [uniqueIndex('plot_code').on(table.code)],
)
export type PlotRow = typeof plot.$inferSelect

/** A plot's own rent base over a half-open period; the periods of one plot neither overlap nor leave a gap. */
export const plotRentBase = sqliteTable(
  'plot_rent_base',
  {
    plotId: text()
      .notNull()
      .references(() => plot.id, { onDelete: 'restrict' }),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    fenPerM2Month: integer('fen_per_m2_month').notNull(),
    basis: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('plot_rent_base_from').on(table.plotId, table.from),
    uniqueIndex('plot_rent_base_open')
      .on(table.plotId)
      .where(sql`valid_to IS NULL`),
  ],
)
