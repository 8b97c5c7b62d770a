import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A person. Their number is here and nowhere else: encrypted, with a keyed hash to find it by. */
export const account = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    phone: text().notNull(),
    phoneIndex: text().notNull(),
    disabledAt: text(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
    lastSignInAt: text(),
    version: integer().notNull().default(1),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('account_phone_index').on(table.phoneIndex),
    // A ciphertext begins with its key's id: the search for stale ones is a range.
    index('account_phone').on(table.phone),
    index('account_disabled')
      .on(table.id)
      .where(sql`disabled_at IS NOT NULL`),
  ],
)
export type AccountRow = typeof account.$inferSelect

/** A password's scrypt hash, as better-auth keeps it. */
export const credential = sqliteTable(
  'credential',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => account.id, { onDelete: 'restrict' }),
    accountId: text('provider_account_id').notNull(),
    providerId: text().notNull(),
    password: text(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [uniqueIndex('credential_owner').on(table.userId, table.providerId)],
)
