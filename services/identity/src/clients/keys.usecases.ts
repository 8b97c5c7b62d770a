import type { ClientKey, NewClientKey } from '@alliance/contracts/identity'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  Problem,
  sha256Hex,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { randomText } from '../secrets.ts'
import { clientKey, type ClientKeyRow } from './clients.table.ts'
import { checkPublicKey } from './public-key.ts'

const object = (id: string) => ({ type: 'client-key', id })

const asKey = ({ id, method, hint, createdAt, lastUsedAt, revokedAt }: ClientKeyRow): ClientKey => ({
  id,
  method,
  hint,
  createdAt,
  lastUsedAt,
  revokedAt,
})

/** 260 random bits: such a secret needs no slow hash. */
const newSecret = (): string => `pcs_${randomText(52)}`

/**
 * Adds a key. Two may be in use, so that one can replace the other without a gap.
 *
 * @returns the key, and of a secret the only copy
 * @throws Problem `client.too_many_keys`, `client.duplicate_key`, `request.invalid` for a key that is not what it says
 */
export async function add(
  ctx: Context,
  clientId: string,
  input: NewClientKey,
): Promise<{ key: ClientKey; secret: string | null }> {
  ctx.mustReach('client:write', {})
  const secret = input.method === 'client_secret' ? newSecret() : null
  const publicKey = input.method === 'private_key_jwt' ? await checkPublicKey(input.publicKey) : null
  const row: ClientKeyRow = {
    id: newId('clientKey', new Date(ctx.now)),
    clientId,
    method: input.method,
    hint: publicKey?.kid ?? secret!.slice(-4),
    kid: publicKey?.kid ?? null,
    publicKey,
    secretHash: secret && (await sha256Hex(secret)),
    createdAt: ctx.now,
    lastUsedAt: null,
    revokedAt: null,
  }
  return ctx.commit(
    { key: asKey(row), secret },
    holds(sql`EXISTS (SELECT 1 FROM partner_client WHERE id = ${clientId})`, 'resource.not_found'),
    holds(
      sql`(SELECT count(*) FROM client_key WHERE client_id = ${clientId} AND revoked_at IS NULL) < 2`,
      'client.too_many_keys',
    ),
    unique(
      'client_key.client_id, client_key.kid',
      'client.duplicate_key',
      ctx.db.insert(clientKey).values(row),
    ),
    audit('client-key.add', object(row.id), { client: clientId, method: row.method }),
  )
}

/** Revokes a key; doing it again changes nothing. Tokens that were had by it stop within a minute. */
export async function revoke(ctx: Context, clientId: string, keyId: string): Promise<ClientKey> {
  ctx.mustReach('client:write', {})
  const [row] = await ctx.db
    .select()
    .from(clientKey)
    .where(sql`id = ${keyId} AND client_id = ${clientId}`)
  if (!row) throw new Problem('resource.not_found')
  if (row.revokedAt) return asKey(row)
  return ctx.commit(
    asKey({ ...row, revokedAt: ctx.now }),
    exactlyOne(
      ctx.db.run(
        sql`UPDATE client_key SET revoked_at = coalesce(revoked_at, ${ctx.now}) WHERE id = ${keyId}`,
      ),
      'resource.not_found',
    ),
    audit('client-key.revoke', object(keyId), { client: clientId }),
  )
}
