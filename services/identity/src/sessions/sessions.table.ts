import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '../accounts/accounts.table.ts'

/** A sign-in that is still on. `token` is its SHA-256; the token itself is only in the cookie. */
export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    userId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'restrict' }),
    token: text().notNull(),
    /** The network address without its last part. */
    ipAddress: text(),
    userAgent: text(),
    secondFactorAt: text(),
    lastSeenAt: text().notNull(),
    expiresAt: text().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('session_token').on(table.token),
    index('session_account').on(table.userId, table.id),
    index('session_expiry').on(table.expiresAt),
    index('session_idle').on(table.lastSeenAt),
  ],
)
