import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '../accounts/accounts.table.ts'

/** The authenticator of a person (TOTP, RFC 6238); its secret is encrypted. */
export const secondFactor = sqliteTable(
  'second_factor',
  {
    accountId: text()
      .primaryKey()
      .references(() => account.id, { onDelete: 'restrict' }),
    secret: text().notNull(),
    confirmedAt: text(),
    /** The counter of the last code that was taken; none up to it is taken again. */
    lastCounter: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    lockedUntil: text(),
  },
  (table) => [index('second_factor_secret').on(table.secret)],
)

export const backupCode = sqliteTable(
  'backup_code',
  {
    accountId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'restrict' }),
    codeHash: text().notNull(),
    usedAt: text(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.codeHash] })],
)

/** A sign-in whose first factor is done. `id` is the SHA-256 of what its cookie holds. */
export const challenge = sqliteTable(
  'challenge',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'restrict' }),
    expiresAt: text().notNull(),
  },
  (table) => [index('challenge_account').on(table.accountId), index('challenge_expiry').on(table.expiresAt)],
)
