import type { ClientScope } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A partner's system. */
export const partnerClient = sqliteTable('partner_client', {
  id: text().primaryKey(),
  name: text().notNull(),
  organisationName: text().notNull(),
  scopes: text({ mode: 'json' }).$type<ClientScope[]>().notNull(),
  disabledAt: text(),
  isDemo: integer({ mode: 'boolean' }).notNull(),
  version: integer().notNull().default(1),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
})
export type PartnerClientRow = typeof partnerClient.$inferSelect

/** A public key, or the SHA-256 of a secret of 256 random bits. */
export const clientKey = sqliteTable(
  'client_key',
  {
    id: text().primaryKey(),
    clientId: text()
      .notNull()
      .references(() => partnerClient.id, { onDelete: 'restrict' }),
    method: text({ enum: ['private_key_jwt', 'client_secret'] }).notNull(),
    hint: text().notNull(),
    kid: text(),
    publicKey: text({ mode: 'json' }).$type<Record<string, string>>(),
    secretHash: text(),
    createdAt: text().notNull(),
    lastUsedAt: text(),
    revokedAt: text(),
  },
  (table) => [
    index('client_key_client').on(table.clientId, table.id),
    uniqueIndex('client_key_kid')
      .on(table.clientId, table.kid)
      .where(sql`revoked_at IS NULL`),
  ],
)
export type ClientKeyRow = typeof clientKey.$inferSelect

/** Assertions that were used; kept until they could no longer be accepted. */
export const usedAssertion = sqliteTable(
  'used_assertion',
  { clientId: text().notNull(), jti: text().notNull(), expiresAt: text().notNull() },
  (table) => [
    primaryKey({ columns: [table.clientId, table.jti] }),
    index('used_assertion_expiry').on(table.expiresAt),
  ],
)
