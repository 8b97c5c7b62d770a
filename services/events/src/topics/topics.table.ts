import type { TopicCategory, TopicEntry, TopicState } from '@alliance/contracts/events'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'

/** An issue raised at an activity, as it now stands. */
export const topic = sqliteTable(
  'topic',
  {
    id: text().primaryKey(),
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    title: text().notNull(),
    description: text().notNull(),
    category: text().$type<TopicCategory>().notNull(),
    chain: text(),
    link: text(),
    state: text().$type<TopicState>().notNull(),
    raiserPersonId: text(),
    raiserOrganisationId: text(),
    /** Otherwise only those who organise, and the raiser, see who it was. */
    personShown: integer({ mode: 'boolean' }).notNull(),
    ownerOrganisationId: text(),
    ownerPersonId: text(),
    /** From which day how many working days are counted, and to which they come. */
    countedFrom: text(),
    workingDays: integer(),
    dueOn: text(),
    /** The days are counted past what is announced of working days: cron counts again once it is. */
    dueProvisional: integer({ mode: 'boolean' }).notNull(),
    answer: text(),
    answeredById: text(),
    confirmedBy: text({ enum: ['raiser', 'organiser'] }),
    declineReason: text(),
    reopened: integer().notNull(),
    raisedAt: text().notNull(),
    closedAt: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    check('topic_due', sql`(due_on IS NULL) = (counted_from IS NULL)`),
    check(
      'topic_owned',
      sql`state NOT IN ('assigned', 'under_way', 'answered') OR coalesce(owner_organisation_id, owner_person_id) IS NOT NULL`,
    ),
    check('topic_confirmed', sql`(state = 'resolved') = (confirmed_by IS NOT NULL)`),
    check('topic_declined', sql`(state = 'declined') = (decline_reason IS NOT NULL)`),
    index('topic_activity').on(table.activityId, table.id),
    index('topic_state').on(table.state, table.id),
    index('topic_chain').on(table.chain, table.id),
    index('topic_chain_state').on(table.chain, table.state, table.id),
    index('topic_owner').on(table.ownerOrganisationId, table.id),
    index('topic_raiser').on(table.raiserOrganisationId, table.id),
    index('topic_owner_person').on(table.ownerPersonId, table.id),
    index('topic_raiser_person').on(table.raiserPersonId, table.id),
    index('topic_running')
      .on(table.dueOn, table.id)
      .where(sql`state IN ('assigned', 'under_way')`),
    index('topic_provisional')
      .on(table.id)
      .where(sql`due_provisional = 1 AND state IN ('assigned', 'under_way')`),
  ],
)
export type TopicRow = typeof topic.$inferSelect

/** How it came to stand so. By trigger rows are only ever added. */
export const topicEntry = sqliteTable(
  'topic_entry',
  {
    topicId: text()
      .notNull()
      .references(() => topic.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    what: text().$type<TopicEntry['what']>().notNull(),
    at: text().notNull(),
    byId: text().notNull(),
    byName: text().notNull(),
    /** By the person who raised it, whose name may not be shown. */
    asRaiser: integer({ mode: 'boolean' }).notNull(),
    note: text(),
    ownerName: text(),
    dueOn: text(),
  },
  (table) => [primaryKey({ columns: [table.topicId, table.version] })],
)
