import type { Language } from '@alliance/service-kit'
import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Private addresses for calendar programs. The secret in an address is kept as its hash alone. */
export const calendarLink = sqliteTable(
  'calendar_link',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    /** What it shows: `mine`, or the tag of activities, `host:…` or `series:…`. */
    tag: text().notNull(),
    tokenHash: text().notNull(),
    hint: text().notNull(),
    /** In which its owner made it; calendar programs ask for none. */
    language: text().$type<Language>().notNull(),
    createdAt: text().notNull(),
    renewedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('calendar_link_once').on(table.accountId, table.tag),
    uniqueIndex('calendar_link_token').on(table.tokenHash),
  ],
)
export type CalendarLinkRow = typeof calendarLink.$inferSelect
