import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AdmissionDays, ApplicationState, MemberKind } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import { allianceMember } from '../alliance-members/alliance-members.table.ts'
import { organisation } from '../organisations/organisations.table.ts'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** A request to join. Its steps are told by its decision receipts; here stands where it is now, and that step's clock. */
export const memberApplication = sqliteTable(
  'member_application',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    kind: text().$type<MemberKind>().notNull(),
    chainCode: text().$type<ChainCode>().notNull(),
    /** The chain's committee, which gives its opinion; null where the chain has none. */
    committeeId: text().references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    statement: text().notNull(),
    contribution: text().notNull(),
    expectation: text().notNull(),
    charterAccepted: integer({ mode: 'boolean' }).notNull(),
    state: text().$type<ApplicationState>().notNull(),
    round: integer().notNull(),
    /** Whether what is missing was told in this round (一次性告知). */
    noticeGiven: integer({ mode: 'boolean' }).notNull(),
    stepFrom: text(),
    stepDays: integer(),
    dueOn: text(),
    dueProvisional: integer({ mode: 'boolean' }).notNull(),
    /** `dueOn`, or the end of time: what is not due comes last. */
    dueSort: text().notNull(),
    submittedOn: text(),
    endedOn: text(),
    memberId: text().references(() => allianceMember.id, { onDelete: 'restrict' }),
    createdBy: text().notNull(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('member_application_open')
      .on(table.organisationId)
      .where(
        sql`state IN ('draft', 'formal_review', 'supplement', 'chain_opinion', 'zone_approval', 'publicity')`,
      ),
    index('member_application_organisation').on(table.organisationId, table.id),
    index('member_application_own')
      .on(table.createdBy, table.id)
      .where(sql`submitted_on IS NULL`),
    index('member_application_submitted')
      .on(table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('member_application_state')
      .on(table.state, table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('member_application_committee')
      .on(table.committeeId, table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('member_application_committee_state')
      .on(table.committeeId, table.state, table.id)
      .where(sql`submitted_on IS NOT NULL`),
    index('member_application_queue').on(table.state, table.dueSort, table.id),
    index('member_application_committee_queue').on(table.committeeId, table.state, table.dueSort, table.id),
    index('member_application_provisional')
      .on(table.state, table.dueSort, table.id)
      .where(sql`due_provisional = 1`),
    index('member_application_member')
      .on(table.memberId)
      .where(sql`member_id IS NOT NULL`),
  ],
)
export type ApplicationRow = typeof memberApplication.$inferSelect

export const objection = sqliteTable(
  'objection',
  {
    id: text().primaryKey(),
    applicationId: text()
      .notNull()
      .references(() => memberApplication.id, { onDelete: 'restrict' }),
    content: text().notNull(),
    channel: text({ enum: ['portal', 'letter', 'phone', 'visit'] }).notNull(),
    raisedOn: text().notNull(),
    /** As it was given, or the account's name; null of one that was not signed. */
    raisedBy: text(),
    /** The account that entered it. */
    enteredBy: text().notNull(),
    dueOn: text().notNull(),
    dueProvisional: integer({ mode: 'boolean' }).notNull(),
    ruling: text({ enum: ['dismissed', 'sustained'] }),
    answer: text(),
    answeredOn: text(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('objection_application').on(table.applicationId, table.id),
    index('objection_due')
      .on(table.dueOn, table.id)
      .where(sql`answered_on IS NULL`),
    uniqueIndex('objection_open')
      .on(table.applicationId, table.enteredBy)
      .where(sql`answered_on IS NULL AND channel = 'portal'`),
  ],
)
export type ObjectionRow = typeof objection.$inferSelect

/** The terms of admission, version by version. The first came with the migration, so there are always some. */
export const admissionTerms = sqliteTable(
  'admission_terms',
  {
    version: integer().primaryKey({ autoIncrement: true }),
    from: text('valid_from').notNull(),
    days: text({ mode: 'json' }).$type<AdmissionDays>().notNull(),
    reviewMonths: integer().notNull(),
    basis: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: text().notNull(),
  },
  (table) => [uniqueIndex('admission_terms_from').on(table.from)],
)
