import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { RemovalGround } from '@alliance/contracts/membership'
import { allianceMember } from '../alliance-members/alliance-members.table.ts'

const memberId = () =>
  text()
    .notNull()
    .references(() => allianceMember.id, { onDelete: 'restrict' })

/** When a member was not simply active. One such period runs at a time; its id is of the receipt that began it. */
export const memberStanding = sqliteTable(
  'member_standing',
  {
    id: text().primaryKey(),
    memberId: memberId(),
    standing: text({ enum: ['rectifying', 'suspended'] }).notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    /** Of a rectification: its last day. */
    until: text(),
  },
  (table) => [
    uniqueIndex('member_standing_open')
      .on(table.memberId)
      .where(sql`valid_to IS NULL`),
    index('member_standing_member').on(table.memberId, table.from),
    index('member_standing_due')
      .on(table.until, table.id)
      .where(sql`valid_to IS NULL AND until IS NOT NULL`),
  ],
)

export const memberReview = sqliteTable(
  'member_review',
  {
    id: text().primaryKey(),
    memberId: memberId(),
    year: integer().notNull(),
    result: text({ enum: ['pass', 'rectify', 'suspend'] }).notNull(),
    reviewedOn: text().notNull(),
    rectifyBy: text(),
    note: text().notNull(),
    closedAs: text({ enum: ['pass', 'suspend'] }),
    closedOn: text(),
    createdAt: text().notNull(),
  },
  (table) => [uniqueIndex('member_review_year').on(table.memberId, table.year)],
)

export const memberRemoval = sqliteTable(
  'member_removal',
  {
    id: text().primaryKey(),
    memberId: memberId(),
    ground: text().$type<RemovalGround>().notNull(),
    reason: text().notNull(),
    proposedOn: text().notNull(),
    proposedById: text().notNull(),
    heardUntil: text().notNull(),
    dueProvisional: integer({ mode: 'boolean' }).notNull(),
    statement: text(),
    statedOn: text(),
    state: text({ enum: ['hearing', 'removed', 'dropped'] }).notNull(),
    decidedOn: text(),
    note: text(),
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('member_removal_open')
      .on(table.memberId)
      .where(sql`state = 'hearing'`),
    index('member_removal_member').on(table.memberId, table.id),
    index('member_removal_due').on(table.state, table.heardUntil, table.id),
  ],
)
