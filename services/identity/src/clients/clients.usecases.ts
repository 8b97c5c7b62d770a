import type { ClientScope, Page } from '@alliance/contracts'
import type { NewPartnerClient, PartnerClient } from '@alliance/contracts/identity'
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
import { partnerClient, type PartnerClientRow } from './clients.table.ts'

const object = (id: string) => ({ type: 'client', id })

/** A client's keys in the order they were made, as JSON: no part of a key or secret is among them. */
const keys =
  sql<string>`(SELECT json_group_array(json_object('id', k.id, 'method', k.method, 'hint', k.hint, 'createdAt', k.created_at,
  'lastUsedAt', k.last_used_at, 'revokedAt', k.revoked_at) ORDER BY k.id) FROM client_key k WHERE k.client_id = partner_client.id)`.as(
    'keys_json',
  )

type Shown = PartnerClientRow & { keys: string }

function asClient({ keys: json, disabledAt, ...row }: Shown): PartnerClient {
  const own = JSON.parse(json) as PartnerClient['keys']
  const used = own.flatMap(({ lastUsedAt }) => lastUsedAt ?? []).sort()
  return {
    id: row.id,
    name: row.name,
    organisationName: row.organisationName,
    scopes: row.scopes,
    disabled: disabledAt !== null,
    keys: own,
    lastUsedAt: used.at(-1) ?? null,
    isDemo: row.isDemo,
    version: row.version,
    createdAt: row.createdAt,
  }
}

const selected = (ctx: Context) =>
  ctx.db.select({ ...getTableColumns(partnerClient), keys }).from(partnerClient)

export async function list(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<PartnerClient>> {
  ctx.mustReach('client:read', {})
  const rows = await selected(ctx)
    .where(after([sql`partner_client.id`], keysOf(cursor, ['string']), 'descending'))
    .orderBy(desc(partnerClient.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], asClient)
}

export async function create(ctx: Context, input: NewPartnerClient): Promise<PartnerClient> {
  ctx.mustReach('client:write', {})
  const row: PartnerClientRow = {
    ...input,
    id: newId('partnerClient', new Date(ctx.now)),
    scopes: [...new Set(input.scopes)],
    disabledAt: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asClient({ ...row, keys: '[]' }),
    ctx.db.insert(partnerClient).values(row),
    audit('client.create', object(row.id), { name: row.name, scopes: row.scopes }),
  )
}

export async function update(
  ctx: Context,
  id: string,
  change: { name?: string; scopes?: ClientScope[]; disabled?: boolean },
): Promise<PartnerClient> {
  ctx.mustReach('client:write', {})
  const [row] = await selected(ctx).where(sql`partner_client.id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  const current = asClient(row)
  const version = ctx.expectedVersion ?? current.version
  const changed: PartnerClient = {
    ...current,
    ...change,
    scopes: [...new Set(change.scopes ?? current.scopes)],
    version: version + 1,
  }
  const set = {
    name: changed.name,
    scopes: changed.scopes,
    disabledAt: changed.disabled ? (row.disabledAt ?? ctx.now) : null,
    version: version + 1,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    changed,
    exactlyOne(
      ctx.db
        .update(partnerClient)
        .set(set)
        .where(sql`id = ${id} AND version = ${version}`),
      'version.stale',
    ),
    audit('client.update', object(id), difference(current, changed, ['name', 'scopes', 'disabled'])),
  )
}
