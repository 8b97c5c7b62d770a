import type { WebhookDisabled, WebhookFault, WebhookState } from '@alliance/contracts/identity'
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { partnerClient } from '../clients/clients.table.ts'

/** Where a partner's system hears of events. */
export const webhookEndpoint = sqliteTable(
  'webhook_endpoint',
  {
    id: text().primaryKey(),
    clientId: text()
      .notNull()
      .references(() => partnerClient.id, { onDelete: 'restrict' }),
    url: text().notNull(),
    eventTypes: text({ mode: 'json' }).$type<string[]>().notNull(),
    disabled: text().$type<WebhookDisabled>(),
    failingSince: text(),
    version: integer().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [index('webhook_endpoint_client').on(table.clientId, table.id)],
)
export type WebhookEndpointRow = typeof webhookEndpoint.$inferSelect

/** Signs what is sent; encrypted, since it is needed in clear each time. */
export const webhookSecret = sqliteTable(
  'webhook_secret',
  {
    id: text().primaryKey(),
    endpointId: text()
      .notNull()
      .references(() => webhookEndpoint.id, { onDelete: 'restrict' }),
    sealed: text().notNull(),
    hint: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text(),
  },
  (table) => [
    index('webhook_secret_endpoint').on(table.endpointId, table.id),
    // A ciphertext begins with its key's id: the search for stale ones is a range.
    index('webhook_secret_sealed').on(table.sealed),
  ],
)

/** What partners may be told, for thirty days; its body is made of it when it is sent. */
export const webhookEvent = sqliteTable(
  'webhook_event',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    subject: text().notNull(),
    version: integer().notNull(),
    data: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    at: text().notNull(),
  },
  (table) => [index('webhook_event_time').on(table.at)],
)

export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    id: text().primaryKey(),
    endpointId: text()
      .notNull()
      .references(() => webhookEndpoint.id, { onDelete: 'restrict' }),
    eventId: text()
      .notNull()
      .references(() => webhookEvent.id, { onDelete: 'restrict' }),
    eventType: text().notNull(),
    subject: text().notNull(),
    state: text().$type<WebhookState>().notNull(),
    /** Of this round: a replay begins a new one. */
    attempts: integer().notNull(),
    lastStatus: integer(),
    lastFault: text().$type<WebhookFault>(),
    lastMs: integer(),
    nextAt: text(),
    createdAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [
    uniqueIndex('webhook_delivery_event').on(table.eventId, table.endpointId),
    index('webhook_delivery_endpoint').on(table.endpointId, table.id),
    index('webhook_delivery_state').on(table.endpointId, table.state, table.id),
    index('webhook_delivery_due')
      .on(table.nextAt)
      .where(sql`state = 'waiting'`),
    index('webhook_delivery_age').on(table.createdAt),
  ],
)
export type WebhookDeliveryRow = typeof webhookDelivery.$inferSelect

/** How an attempt went: never a body. */
export const webhookAttempt = sqliteTable(
  'webhook_attempt',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    deliveryId: text()
      .notNull()
      .references(() => webhookDelivery.id, { onDelete: 'restrict' }),
    at: text().notNull(),
    status: integer(),
    fault: text().$type<WebhookFault>(),
    ms: integer().notNull(),
  },
  (table) => [index('webhook_attempt_delivery').on(table.deliveryId, table.id)],
)
