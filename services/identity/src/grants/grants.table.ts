import type { Role, ScopeKind } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { account } from '../accounts/accounts.table.ts'

/** A role on a scope for a period. An ended grant stays as history. */
export const roleGrant = sqliteTable(
  'role_grant',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'restrict' }),
    role: text().$type<Role>().notNull(),
    scopeKind: text().$type<ScopeKind>().notNull(),
    scopeId: text(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    reason: text().notNull(),
    givenById: text().notNull(),
    givenBy: text().notNull(),
    endedAt: text(),
    endedBy: text(),
  },
  (table) => [
    index('role_grant_account').on(table.accountId, table.id),
    index('role_grant_open')
      .on(table.id)
      .where(sql`ended_at IS NULL`),
    index('role_grant_scope')
      .on(table.scopeId, table.role)
      .where(sql`ended_at IS NULL`),
  ],
)
