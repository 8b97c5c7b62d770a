import type { Bilingual, ReceiptReason } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Tables that every service has; `migration/` holds their SQL. */

export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    eventId: text().notNull(),
    consumer: text().notNull(),
    type: text().notNull(),
    body: text().notNull(),
    createdAt: text().notNull(),
    sentAt: text(),
  },
  (table) => [
    index('outbox_waiting')
      .on(table.id)
      .where(sql`sent_at IS NULL`),
    index('outbox_sent').on(table.sentAt),
  ],
)

export const inbox = sqliteTable('inbox', { eventId: text().primaryKey(), handledAt: text().notNull() })

export const deadLetter = sqliteTable(
  'dead_letter',
  {
    id: text().primaryKey(),
    queue: text().notNull(),
    eventId: text().notNull(),
    type: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    reason: text(),
    arrivedAt: text().notNull(),
    replayedAt: text(),
  },
  (table) => [
    index('dead_letter_waiting')
      .on(table.id)
      .where(sql`replayed_at IS NULL`),
  ],
)

export const audit = sqliteTable(
  'audit',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    action: text().notNull(),
    objectType: text().notNull(),
    objectId: text().notNull(),
    outcome: text({ enum: ['done', 'refused'] }).notNull(),
    detail: text().notNull(),
    requestId: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index('audit_object').on(table.objectId, table.seq),
    index('audit_actor').on(table.actorId, table.seq),
  ],
)

export const decisionReceipt = sqliteTable(
  'decision_receipt',
  {
    id: text().primaryKey(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    decision: text().notNull(),
    outcome: text().notNull(),
    rule: text().notNull(),
    reasons: text({ mode: 'json' }).$type<ReceiptReason[]>().notNull(),
    inputs: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    contest: text({ mode: 'json' }).$type<Bilingual>(),
    decidedAt: text().notNull(),
    decidedById: text().notNull(),
    decidedBy: text().notNull(),
  },
  (table) => [index('decision_receipt_subject').on(table.subjectId, table.id)],
)

export const auditLink = sqliteTable('audit_link', { seq: integer().primaryKey(), link: text().notNull() })

export const idempotency = sqliteTable(
  'idempotency',
  {
    principalId: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    answer: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.principalId, table.key] }),
    index('idempotency_age').on(table.createdAt),
  ],
)
