import type { WebhookSecret } from '@alliance/contracts/identity'
import { audit, exactlyOne, holds, newId, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { inSeconds } from '../seconds.ts'
import { cipher } from '../secrets.ts'
import { object } from './endpoints.usecases.ts'
import { newSecret } from './signature.ts'
import { webhookSecret } from './webhooks.table.ts'

/** The one before stays valid for so long, for the receiver to change over. */
const overlapSeconds = 86_400

const cell = (id: string) => ({ table: 'webhook_secret', id, column: 'sealed' })
export const openSecret = (sealed: string, id: string): Promise<string> => cipher.decrypt(sealed, cell(id))

const validOf = (ctx: Context, endpointId: string): SQL =>
  sql`(SELECT count(*) FROM webhook_secret WHERE endpoint_id = ${endpointId} AND (expires_at IS NULL OR expires_at > ${ctx.now}))`

/**
 * Adds a secret. What is sent is signed by it and, for a day, by the one before it.
 *
 * @returns the secret’s row, and the only copy of the secret
 * @throws Problem `webhook.too_many_secrets`
 */
export async function add(
  ctx: Context,
  endpointId: string,
): Promise<{ secret: WebhookSecret; value: string }> {
  ctx.mustReach('client:write', {})
  const value = newSecret()
  const id = newId('webhookSecret', new Date(ctx.now))
  const secret: WebhookSecret = { id, hint: value.slice(-4), createdAt: ctx.now, expiresAt: null }
  const sealed = await cipher.encrypt(value, cell(id))
  return ctx.commit(
    { secret, value },
    holds(sql`EXISTS (SELECT 1 FROM webhook_endpoint WHERE id = ${endpointId})`, 'resource.not_found'),
    holds(sql`${validOf(ctx, endpointId)} < 2`, 'webhook.too_many_secrets'),
    ctx.db.run(sql`UPDATE webhook_secret SET expires_at = ${inSeconds(ctx, overlapSeconds)}
      WHERE endpoint_id = ${endpointId} AND expires_at IS NULL`),
    ctx.db.insert(webhookSecret).values({ ...secret, endpointId, sealed }),
    audit('webhook-secret.add', object(endpointId), { secret: id }),
  )
}

/**
 * Ends a secret at once.
 *
 * @throws Problem `webhook.last_secret` when nothing would be left to sign by
 */
export async function revoke(ctx: Context, endpointId: string, id: string): Promise<WebhookSecret> {
  ctx.mustReach('client:write', {})
  const [row] = await ctx.db.all<WebhookSecret>(
    sql`SELECT id, hint, created_at AS createdAt, expires_at AS expiresAt FROM webhook_secret WHERE id = ${id} AND endpoint_id = ${endpointId}`,
  )
  const isOver = row && row.expiresAt !== null && row.expiresAt <= ctx.now
  if (isOver) return row
  return ctx.commit(
    { ...row!, expiresAt: ctx.now },
    exactlyOne(
      ctx.db.run(
        sql`UPDATE webhook_secret SET expires_at = ${ctx.now} WHERE id = ${id} AND endpoint_id = ${endpointId}`,
      ),
      'resource.not_found',
    ),
    holds(sql`${validOf(ctx, endpointId)} > 0`, 'webhook.last_secret'),
    // The one that is left is used until another comes.
    ctx.db.run(sql`UPDATE webhook_secret SET expires_at = NULL
      WHERE endpoint_id = ${endpointId} AND expires_at > ${ctx.now}`),
    audit('webhook-secret.revoke', object(endpointId), { secret: id }),
  )
}
