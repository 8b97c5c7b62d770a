import { partnerEvents } from '@alliance/contracts/webhooks'
import { newId, type Context, type Handler, type Handlers, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { webhookEvent } from './webhooks.table.ts'

/**
 * The endpoints, as (id), that are told of events of a type now: in use, of a client in use whose scopes let it read
 * them, and with a secret to sign by.
 */
export const listening = (ctx: Context, type: string): SQL => sql`
  SELECT e.id FROM webhook_endpoint e JOIN partner_client c ON c.id = e.client_id
  WHERE e.disabled IS NULL AND c.disabled_at IS NULL
    AND ${partnerEvents[type]?.scope ?? ''} IN (SELECT value FROM json_each(c.scopes))
    AND (e.event_types = '[]' OR ${type} IN (SELECT value FROM json_each(e.event_types)))
    AND EXISTS (SELECT 1 FROM webhook_secret s WHERE s.endpoint_id = e.id AND (s.expires_at IS NULL OR s.expires_at > ${ctx.now}))`

/** Deliveries of events to endpoints, for a query of (event_id, event_type, subject, endpoint_id). What was sent is sent again. */
export const queue = (ctx: Context, what: SQL): Write =>
  ctx.db
    .run(sql`INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, subject, state, attempts, next_at, created_at)
    SELECT ${newId('webhookDelivery', new Date(ctx.now)).slice(0, -16)} || lower(hex(randomblob(8))), endpoint_id, event_id, event_type,
      subject, 'waiting', 0, ${ctx.now}, ${ctx.now} FROM (${what}) WHERE true
    ON CONFLICT (event_id, endpoint_id) DO UPDATE SET state = 'waiting', attempts = 0, next_at = excluded.next_at, ended_at = NULL`)

const tell: Handler = (event, ctx) => {
  const { id, type, subject, version, at } = event
  const data = partnerEvents[type]!.data.parse(event.data)
  return [
    ctx.db.insert(webhookEvent).values({ id, type, subject, version, data, at }),
    queue(
      ctx,
      sql`SELECT ${id} AS event_id, ${type} AS event_type, ${subject} AS subject, id AS endpoint_id FROM (${listening(ctx, type)})`,
    ),
  ]
}

/** What partners may be told is kept and queued for those who listen. */
export const consumes: Handlers = Object.fromEntries(Object.keys(partnerEvents).map((type) => [type, tell]))
