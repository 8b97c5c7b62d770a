import type { NoticeFact } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account } from '../accounts/accounts.table.ts'

/** What one account was told; its words are made when it is read. */
export const notice = sqliteTable(
  'notice',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => account.id, { onDelete: 'restrict' }),
    /** Each account has a notice of one key once. */
    key: text().notNull(),
    kind: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    path: text().notNull(),
    params: text({ mode: 'json' }).$type<NoticeFact['params']>().notNull(),
    raisedAt: text().notNull(),
    expiresAt: text(),
    readAt: text(),
  },
  (table) => [
    uniqueIndex('notice_key').on(table.accountId, table.key),
    index('notice_account').on(table.accountId, table.id),
    index('notice_unread')
      .on(table.accountId, table.id)
      .where(sql`read_at IS NULL`),
    index('notice_age').on(table.raisedAt),
  ],
)
export type NoticeRow = typeof notice.$inferSelect

/** How many notices an account has not read: kept by triggers, so that the bell costs one row. */
export const noticeCount = sqliteTable('notice_count', {
  accountId: text().primaryKey(),
  unread: integer().notNull(),
})

/** How an account wants to be told; without a row, in the inbox only. */
export const noticeSetting = sqliteTable('notice_setting', {
  accountId: text()
    .primaryKey()
    .references(() => account.id, { onDelete: 'restrict' }),
  /** Since when they agree to messages. */
  messagesSince: text(),
  quietFrom: text().notNull(),
  quietTo: text().notNull(),
  /** Kinds that are not sent by message. */
  off: text({ mode: 'json' }).$type<string[]>().notNull(),
  version: integer().notNull(),
  updatedAt: text().notNull(),
})

/** A notice on its way out as a message. The number is not here: it is opened when it is sent. */
export const noticeSend = sqliteTable(
  'notice_send',
  {
    noticeId: text()
      .primaryKey()
      .references(() => notice.id, { onDelete: 'restrict' }),
    state: text({ enum: ['waiting', 'sent', 'failed', 'dropped'] }).notNull(),
    attempts: integer().notNull(),
    nextAt: text().notNull(),
    /** Why it was dropped. */
    reason: text(),
    endedAt: text(),
  },
  (table) => [
    index('notice_send_due')
      .on(table.nextAt)
      .where(sql`state = 'waiting'`),
  ],
)
