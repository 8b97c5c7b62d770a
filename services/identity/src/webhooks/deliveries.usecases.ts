import type { Page } from '@alliance/contracts'
import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookReplay,
  WebhookState,
} from '@alliance/contracts/identity'
import { partnerEvents, testEvent } from '@alliance/contracts/webhooks'
import {
  after,
  audit,
  exactlyOne,
  keysOf,
  newId,
  oneTrip,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { desc, sql, type SQL } from 'drizzle-orm'
import { object } from './endpoints.usecases.ts'
import { queue } from './webhooks.events.ts'
import { webhookDelivery, webhookEvent, type WebhookDeliveryRow } from './webhooks.table.ts'

const replayedAtOnce = 5000

interface ListQuery {
  limit: number
  cursor?: string
  state?: WebhookState
}

export async function list(
  ctx: Context,
  endpointId: string,
  { limit, cursor, state }: ListQuery,
): Promise<Page<WebhookDelivery>> {
  ctx.mustReach('client:read', {})
  const conditions: SQL[] = [
    sql`endpoint_id = ${endpointId}`,
    after([sql`id`], keysOf(cursor, ['string']), 'descending'),
  ]
  if (state) conditions.push(sql`state = ${state}`)
  const rows = await ctx.db
    .select()
    .from(webhookDelivery)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(webhookDelivery.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}

/** A delivery with its latest hundred attempts, in one round trip. */
export async function get(
  ctx: Context,
  id: string,
): Promise<{ delivery: WebhookDelivery; attemptLog: WebhookAttempt[] }> {
  ctx.mustReach('client:read', {})
  const attempts = sql<string>`(SELECT json_group_array(json_object('at', at, 'status', status, 'fault', fault, 'ms', ms) ORDER BY id DESC)
    FROM (SELECT * FROM webhook_attempt a WHERE a.delivery_id = webhook_delivery.id ORDER BY a.id DESC LIMIT 100))`
  const [row] = await ctx.db
    .select({ ...columns, log: attempts.as('log') })
    .from(webhookDelivery)
    .where(sql`webhook_delivery.id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  const { log, ...delivery } = row
  return { delivery, attemptLog: JSON.parse(log) as WebhookAttempt[] }
}

const columns = {
  id: webhookDelivery.id,
  endpointId: webhookDelivery.endpointId,
  eventId: webhookDelivery.eventId,
  eventType: webhookDelivery.eventType,
  subject: webhookDelivery.subject,
  state: webhookDelivery.state,
  attempts: webhookDelivery.attempts,
  lastStatus: webhookDelivery.lastStatus,
  lastFault: webhookDelivery.lastFault,
  lastMs: webhookDelivery.lastMs,
  createdAt: webhookDelivery.createdAt,
  nextAt: webhookDelivery.nextAt,
  endedAt: webhookDelivery.endedAt,
}

interface Ready {
  disabled: string | null
  types: string
  scopes: string
  secrets: number
}

/** @throws Problem `resource.not_found`, `webhook.disabled`, `webhook.no_secret` */
function mustBeReady(row: Ready | undefined): Ready {
  if (!row) throw new Problem('resource.not_found')
  if (row.disabled !== null) throw new Problem('webhook.disabled')
  if (row.secrets === 0) throw new Problem('webhook.no_secret')
  return row
}

const readyOf = (ctx: Context, endpointId: SQL): SQL =>
  sql`SELECT coalesce(e.disabled, iif(c.disabled_at IS NULL, NULL, 'client')) AS disabled, e.event_types AS types, c.scopes,
      (SELECT count(*) FROM webhook_secret s WHERE s.endpoint_id = e.id AND (s.expires_at IS NULL OR s.expires_at > ${ctx.now})) AS secrets
    FROM webhook_endpoint e JOIN partner_client c ON c.id = e.client_id WHERE e.id = ${endpointId}`

/** Sends a delivery again, whatever came of it. */
export async function replay(ctx: Context, id: string): Promise<WebhookDelivery> {
  ctx.mustReach('client:write', {})
  const [found, ready] = await oneTrip(
    ctx,
    sql`SELECT state FROM webhook_delivery WHERE id = ${id}`,
    readyOf(ctx, sql`(SELECT endpoint_id FROM webhook_delivery WHERE id = ${id})`),
  )
  if (found!.length === 0) throw new Problem('resource.not_found')
  mustBeReady(ready![0] as unknown as Ready)
  if (found![0]!.state === 'waiting') throw new Problem('webhook.waiting')
  const { delivery } = await get(ctx, id)
  return ctx.commit(
    { ...delivery, state: 'waiting' as const, attempts: 0, nextAt: ctx.now, endedAt: null },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_at = ${ctx.now}, ended_at = NULL
        WHERE id = ${id} AND state <> 'waiting'`),
      'webhook.waiting',
    ),
    audit('webhook.replay', object(delivery.endpointId), { delivery: id }),
  )
}

/**
 * Sends again what happened in a time, also what an endpoint missed while it was disabled or not there yet.
 *
 * @throws Problem `webhook.too_many`
 */
export async function replayAll(
  ctx: Context,
  endpointId: string,
  { from, to }: WebhookReplay,
): Promise<{ queued: number }> {
  ctx.mustReach('client:write', {})
  const before = to < ctx.now ? to : ctx.now
  const [found] = await ctx.db.all<Ready>(readyOf(ctx, sql`${endpointId}`))
  const { types, scopes } = mustBeReady(found)
  const chosen = JSON.parse(types) as string[]
  const allowed = Object.keys(partnerEvents).filter(
    (type) =>
      (JSON.parse(scopes) as string[]).includes(partnerEvents[type]!.scope) &&
      (chosen.length === 0 || chosen.includes(type)),
  )
  const events = sql`FROM webhook_event WHERE at >= ${from} AND at < ${before}
    AND type IN (SELECT value FROM json_each(${JSON.stringify(allowed)}))`
  const [counted] = await ctx.db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT 1 ${events} LIMIT ${replayedAtOnce + 1})`,
  )
  const queued = counted!.n
  if (queued > replayedAtOnce) throw new Problem('webhook.too_many')
  return ctx.commit(
    { queued },
    queue(
      ctx,
      sql`SELECT id AS event_id, type AS event_type, subject, ${endpointId} AS endpoint_id ${events}`,
    ),
    audit('webhook.replay', object(endpointId), { from, to: before, queued }),
  )
}

/** Sends an event that tells nothing, once. */
export async function test(ctx: Context, endpointId: string): Promise<WebhookDelivery> {
  ctx.mustReach('client:write', {})
  const [found] = await ctx.db.all<Ready>(readyOf(ctx, sql`${endpointId}`))
  mustBeReady(found)
  const event = {
    id: newId('event', new Date(ctx.now)),
    type: testEvent,
    subject: endpointId,
    version: 1,
    data: {},
    at: ctx.now,
  }
  const row: WebhookDeliveryRow = {
    id: newId('webhookDelivery', new Date(ctx.now)),
    endpointId,
    eventId: event.id,
    eventType: testEvent,
    subject: endpointId,
    state: 'waiting',
    attempts: 0,
    lastStatus: null,
    lastFault: null,
    lastMs: null,
    nextAt: ctx.now,
    createdAt: ctx.now,
    endedAt: null,
  }
  return ctx.commit(
    row,
    ctx.db.insert(webhookEvent).values(event),
    ctx.db.insert(webhookDelivery).values(row),
    audit('webhook.test', object(endpointId)),
  )
}
