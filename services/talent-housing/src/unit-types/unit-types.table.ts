import type { FurnitureItem } from '@alliance/contracts/talent-housing'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const unitType = sqliteTable(
  'unit_type',
  {
    id: text().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    bedrooms: integer().notNull(),
    livingRooms: integer().notNull(),
    areaCm2: integer('area_cm2').notNull(),
    description: text().notNull(),
    furniture: text({ mode: 'json' }).$type<FurnitureItem[]>().notNull(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [uniqueIndex('unit_type_code').on(table.code)],
)
export type UnitTypeRow = typeof unitType.$inferSelect
