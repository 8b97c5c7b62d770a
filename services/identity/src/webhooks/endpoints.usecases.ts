import type { ClientScope, Page } from '@alliance/contracts'
import type {
  NewWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookSecret,
} from '@alliance/contracts/identity'
import { partnerEvents } from '@alliance/contracts/webhooks'
import {
  after,
  audit,
  difference,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { desc, getTableColumns, sql } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { faultOfTarget } from './target.rules.ts'
import { webhookEndpoint, type WebhookEndpointRow } from './webhooks.table.ts'

export const object = (id: string) => ({ type: 'webhook', id })

const { updatedAt: _, ...shown } = getTableColumns(webhookEndpoint)
/** The secrets that are valid, oldest first, as JSON: of each only what it is known by. */
const secrets = (ctx: Context) =>
  sql<string>`(SELECT json_group_array(json_object('id', s.id, 'hint', s.hint, 'createdAt', s.created_at, 'expiresAt', s.expires_at) ORDER BY s.id)
    FROM webhook_secret s WHERE s.endpoint_id = webhook_endpoint.id AND (s.expires_at IS NULL OR s.expires_at > ${ctx.now}))`.as(
    'secrets_json',
  )

type Shown = Omit<WebhookEndpointRow, 'updatedAt'> & { secrets: string }
const asEndpoint = ({ secrets: json, ...row }: Shown): WebhookEndpoint => ({
  ...row,
  secrets: JSON.parse(json) as WebhookSecret[],
})
const selected = (ctx: Context) => ctx.db.select({ ...shown, secrets: secrets(ctx) }).from(webhookEndpoint)

/** The rules of addresses, as they hold in this environment. */
export const targetRules = (env: Env) => ({
  own: env.BASE_URL,
  local: env.WEBHOOK_LOCAL === 'allow' && !env.BASE_URL.startsWith('https:'),
})

/** @throws Problem `request.invalid` for an address that may not be told, or a type that the scopes do not cover */
function check(
  env: Env,
  { url, eventTypes = [] }: Partial<NewWebhookEndpoint>,
  scopes: readonly ClientScope[],
) {
  const code = url === undefined ? null : faultOfTarget(url, targetRules(env))
  if (code) throw new Problem('request.invalid', { faults: [{ pointer: '/url', code }] })
  const unknown = eventTypes.findIndex((type) => !scopes.includes(partnerEvents[type]?.scope as ClientScope))
  if (unknown >= 0)
    throw new Problem('request.invalid', { faults: [{ pointer: `/eventTypes/${unknown}`, code: 'option' }] })
}

export async function list(
  ctx: Context,
  clientId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<WebhookEndpoint>> {
  ctx.mustReach('client:read', {})
  const rows = await selected(ctx)
    .where(
      sql`client_id = ${clientId} AND ${after([sql`webhook_endpoint.id`], keysOf(cursor, ['string']), 'descending')}`,
    )
    .orderBy(desc(webhookEndpoint.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], asEndpoint)
}

async function scopesOf(ctx: Context, clientId: string): Promise<ClientScope[]> {
  const [row] = await ctx.db.all<{ scopes: string }>(
    sql`SELECT scopes FROM partner_client WHERE id = ${clientId}`,
  )
  if (!row) throw new Problem('resource.not_found')
  return JSON.parse(row.scopes) as ClientScope[]
}

export async function create(
  ctx: Context,
  env: Env,
  clientId: string,
  input: NewWebhookEndpoint,
): Promise<WebhookEndpoint> {
  ctx.mustReach('client:write', {})
  check(env, input, await scopesOf(ctx, clientId))
  const row: WebhookEndpointRow = {
    id: newId('webhookEndpoint', new Date(ctx.now)),
    clientId,
    url: new URL(input.url).href,
    eventTypes: [...new Set(input.eventTypes)],
    disabled: null,
    failingSince: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  const { updatedAt: _updated, ...made } = row
  return ctx.commit(
    asEndpoint({ ...made, secrets: '[]' }),
    ctx.db.insert(webhookEndpoint).values(row),
    audit('webhook.create', object(row.id), { client: clientId, host: new URL(row.url).host }),
  )
}

/** Changes an endpoint. Enabled again, it begins with a clean slate. */
export async function update(
  ctx: Context,
  env: Env,
  id: string,
  { url, disabled, eventTypes }: WebhookEndpointChange,
): Promise<WebhookEndpoint> {
  ctx.mustReach('client:write', {})
  const [row] = await ctx.db
    .select({
      ...shown,
      secrets: secrets(ctx),
      scopes: sql<string>`(SELECT scopes FROM partner_client WHERE id = client_id)`.as('client_scopes'),
    })
    .from(webhookEndpoint)
    .where(sql`webhook_endpoint.id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  const { scopes, ...current } = row
  check(
    env,
    { ...(url === undefined ? {} : { url }), ...(eventTypes ? { eventTypes } : {}) },
    JSON.parse(scopes) as ClientScope[],
  )
  const version = ctx.expectedVersion ?? current.version
  const set = {
    url: url === undefined ? current.url : new URL(url).href,
    eventTypes: [...new Set(eventTypes ?? current.eventTypes)],
    disabled:
      disabled === undefined
        ? current.disabled
        : disabled
          ? (current.disabled ?? ('by_hand' as const))
          : null,
    failingSince: disabled === false ? null : current.failingSince,
    version: version + 1,
  }
  return ctx.commit(
    asEndpoint({ ...current, ...set }),
    exactlyOne(
      ctx.db
        .update(webhookEndpoint)
        .set({ ...set, updatedAt: ctx.now })
        .where(sql`id = ${id} AND version = ${version}`),
      'version.stale',
    ),
    audit('webhook.update', object(id), {
      ...difference({ ...current }, { ...current, ...set }, ['disabled', 'eventTypes']),
      ...(set.url === current.url ? {} : { host: new URL(set.url).host }),
    }),
  )
}
