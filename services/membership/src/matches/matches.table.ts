import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { MatchReceipt, MatchState } from '@alliance/contracts/membership'
import { need } from '../needs/needs.table.ts'
import { offer } from '../offers/offers.table.ts'
import { timeColumns } from '../provenance.ts'

/** An offer and a need brought together. The receipt says why, as it was on the day it was proposed. */
export const match = sqliteTable(
  'match',
  {
    id: text().primaryKey(),
    offerId: text()
      .notNull()
      .references(() => offer.id, { onDelete: 'restrict' }),
    needId: text()
      .notNull()
      .references(() => need.id, { onDelete: 'restrict' }),
    /** Of the offer and of the need, to find one's own by. */
    offerOrganisationId: text().notNull(),
    needOrganisationId: text(),
    units: integer().notNull(),
    state: text().$type<MatchState>().notNull(),
    needAcceptedAt: text(),
    offerAcceptedAt: text(),
    declinedBy: text({ enum: ['need', 'offer'] }),
    note: text(),
    receipt: text({ mode: 'json' }).$type<MatchReceipt>().notNull(),
    proposedBy: text().notNull(),
    proposedOn: text().notNull(),
    acceptedOn: text(),
    /** When it was declined, or its outcome recorded. */
    settledOn: text(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('match_live')
      .on(table.needId, table.offerId)
      .where(sql`state IN ('proposed', 'accepted')`),
    index('match_need').on(table.needId, table.id),
    index('match_offer').on(table.offerId, table.id),
    index('match_state').on(table.state, table.id),
    index('match_offer_organisation').on(table.offerOrganisationId, table.id),
    index('match_need_organisation').on(table.needOrganisationId, table.id),
  ],
)
export type MatchRow = typeof match.$inferSelect
