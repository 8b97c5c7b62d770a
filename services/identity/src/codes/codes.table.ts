import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The one code that is good for a number now; of known and unknown numbers alike. */
export const oneTimeCode = sqliteTable(
  'one_time_code',
  {
    phoneIndex: text().primaryKey(),
    codeHash: text().notNull(),
    tries: integer().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
  },
  (table) => [index('one_time_code_expiry').on(table.expiresAt)],
)

/** What the local sender would have delivered, encrypted; forgotten within minutes. */
export const localMessage = sqliteTable(
  'local_message',
  { id: text().primaryKey(), sealed: text().notNull(), createdAt: text().notNull() },
  (table) => [index('local_message_age').on(table.createdAt)],
)
