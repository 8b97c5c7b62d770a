import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const plot = sqliteTable('plot', {
  id: text().primaryKey(),
  name: text().notNull(),
  version: integer().notNull(),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
})
