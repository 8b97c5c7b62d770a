import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Agreement, AgreementEdition, AgreementKind, PartyRole } from '@alliance/contracts/membership'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** An agreement as its latest edition reads; the editions hold how it read before. */
export const agreement = sqliteTable(
  'agreement',
  {
    id: text().primaryKey(),
    kind: text().$type<AgreementKind>().notNull(),
    title: text().notNull(),
    scope: text(),
    termKind: text({ enum: ['fixed', 'open', 'unstated'] }).notNull(),
    termFrom: text(),
    termTo: text(),
    links: text({ mode: 'json' }).$type<Agreement['links']>().notNull(),
    actions: text({ mode: 'json' }).$type<Agreement['actions']>().notNull(),
    signedOn: text(),
    endedOn: text(),
    endReason: text(),
    renewsId: text(),
    edition: integer().notNull(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    check(
      'agreement_term',
      sql`(term_kind = 'unstated' AND term_from IS NULL AND term_to IS NULL)
        OR (term_kind = 'open' AND term_from IS NOT NULL AND term_to IS NULL)
        OR (term_kind = 'fixed' AND term_from IS NOT NULL AND term_to > term_from)`,
    ),
    index('agreement_kind').on(table.kind, table.id),
    uniqueIndex('agreement_renewal')
      .on(table.renewsId)
      .where(sql`renews_id IS NOT NULL`),
    index('agreement_expiry')
      .on(table.termTo, table.id)
      .where(sql`term_to IS NOT NULL AND ended_on IS NULL AND signed_on IS NOT NULL`),
  ],
)
export type AgreementRow = typeof agreement.$inferSelect

/** Who is a party, in which role, from when to when: as many as there are, on no fixed sides. */
export const agreementParty = sqliteTable(
  'agreement_party',
  {
    id: text().primaryKey(),
    agreementId: text()
      .notNull()
      .references(() => agreement.id, { onDelete: 'restrict' }),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    role: text().$type<PartyRole>().notNull(),
    /** Orders the parties as the agreement names them, those that joined later behind. */
    position: integer().notNull(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
  },
  (table) => [
    uniqueIndex('agreement_party_open')
      .on(table.agreementId, table.organisationId, table.role)
      .where(sql`valid_to IS NULL`),
    index('agreement_party_agreement').on(table.agreementId, table.id),
    index('agreement_party_organisation').on(table.organisationId, table.agreementId),
  ],
)

/** What an agreement said from a day on, frozen. */
export const agreementEdition = sqliteTable(
  'agreement_edition',
  {
    agreementId: text()
      .notNull()
      .references(() => agreement.id, { onDelete: 'restrict' }),
    edition: integer().notNull(),
    effectiveOn: text().notNull(),
    reason: text(),
    content: text({ mode: 'json' })
      .$type<Omit<AgreementEdition, 'edition' | 'effectiveOn' | 'reason' | 'recordedBy' | 'recordedAt'>>()
      .notNull(),
    recordedBy: text().notNull(),
    recordedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agreementId, table.edition] })],
)

export const milestone = sqliteTable(
  'milestone',
  {
    id: text().primaryKey(),
    agreementId: text()
      .notNull()
      .references(() => agreement.id, { onDelete: 'restrict' }),
    title: text().notNull(),
    dueOn: text().notNull(),
    doneOn: text(),
    cancelledAt: text(),
    note: text(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    index('milestone_agreement').on(table.agreementId, table.dueOn),
    index('milestone_due')
      .on(table.dueOn, table.id)
      .where(sql`done_on IS NULL AND cancelled_at IS NULL`),
  ],
)
export type MilestoneRow = typeof milestone.$inferSelect
