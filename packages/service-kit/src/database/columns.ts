import { integer, text } from 'drizzle-orm/sqlite-core'

/** Where a row comes from; the seed's rows say so for ever. */
export const originColumns = {
  provenance: text({ enum: ['seed', 'seed_assumed', 'illustrative', 'entered', 'imported'] }).notNull(),
  sourceRef: text(),
  isDemo: integer({ mode: 'boolean' }).notNull(),
}

export const timeColumns = {
  version: integer().notNull().default(1),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
}
