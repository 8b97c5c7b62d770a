import { clientScopes, type ClientScope, type Principal } from '@alliance/contracts'
import {
  auditRefusal,
  exactlyOne,
  Problem,
  sha256Hex,
  type Context,
  type Write,
  oneTrip,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { JWK } from 'jose'
import { limits } from '../attempts/attempts.rules.ts'
import { count, refuseLocked, takeBack, tryOf } from '../attempts/attempts.usecases.ts'
import { readToken, signToken, tokenSeconds } from './access-token.ts'
import { checkAssertion } from './assertion.rules.ts'
import { credentialsOf, OAuthError, scopesFor, type TokenRequest } from './token.rules.ts'
import { usedAssertion } from './clients.table.ts'

interface Key {
  id: string
  method: 'private_key_jwt' | 'client_secret'
  publicKey: JWK | null
  secretHash: string | null
}

interface Row {
  scopes: string
  keys: string
}

export interface Token {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
  scope: string
}

/**
 * Client credentials grant (RFC 6749 §4.4) with a signed assertion (RFC 7523) or a secret. Two round trips.
 *
 * @param basic the request's `Authorization`
 * @throws OAuthError as RFC 6749 §5.2 names it; Problem `limit.reached` after too many failures
 */
export async function issueToken(
  ctx: Context,
  baseUrl: string,
  form: TokenRequest,
  basic: string | undefined,
  address: string,
): Promise<Token> {
  const credentials = credentialsOf(form, basic)
  const { clientId } = credentials
  const tries = [
    await tryOf(limits.token.address, address),
    await tryOf(limits.token.client, `${clientId} ${address}`),
  ]
  const results = await oneTrip(
    ctx,
    ...count(ctx, tries),
    sql`SELECT c.scopes, (SELECT json_group_array(json_object('id', k.id, 'method', k.method, 'publicKey', json(k.public_key), 'secretHash', k.secret_hash))
        FROM client_key k WHERE k.client_id = c.id AND k.revoked_at IS NULL) AS keys
      FROM partner_client c WHERE c.id = ${clientId} AND c.disabled_at IS NULL`,
  )
  await refuseLocked(ctx, tries, results, 'limit.reached')
  const client = results.at(-1)![0] as unknown as Row | undefined
  const keys = JSON.parse(client?.keys ?? '[]') as Key[]
  const proven =
    credentials.method === 'secret'
      ? await bySecret(keys, credentials.secret)
      : await byAssertion(ctx, baseUrl, keys, credentials)
  if (!proven) {
    await ctx.commit(
      null,
      auditRefusal(
        'client.authenticate',
        { type: 'client', id: client ? clientId : 'unknown' },
        { method: credentials.method },
      ),
    )
    throw new OAuthError('invalid_client', 'the client was not authenticated')
  }
  const scopes = scopesFor(form.scope, JSON.parse(client!.scopes) as ClientScope[])
  const stillActive = sql`UPDATE client_key SET last_used_at = ${ctx.now} WHERE id = ${proven.key.id} AND revoked_at IS NULL
    AND EXISTS (SELECT 1 FROM partner_client c WHERE c.id = client_key.client_id AND c.disabled_at IS NULL)`
  try {
    await ctx.commit(
      null,
      exactlyOne(ctx.db.run(stillActive), 'client.invalid'),
      proven.once,
      takeBack(tries, []),
    )
  } catch (error) {
    // A guard did not hold: the assertion was used before, or the key is revoked since it was read.
    if (error instanceof Problem && error.code === 'client.invalid')
      throw new OAuthError('invalid_client', 'the client was not authenticated', { cause: error })
    throw error
  }
  const token = await signToken(baseUrl, { clientId, keyId: proven.key.id, scopes }, new Date(ctx.now))
  return { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: scopes.join(' ') }
}

interface Proven {
  key: Key
  once: Write
}

async function bySecret(keys: Key[], secret: string): Promise<Proven | null> {
  const hash = await sha256Hex(secret)
  const key = keys.find((candidate) => candidate.method === 'client_secret' && candidate.secretHash === hash)
  return key ? { key, once: [] } : null
}

async function byAssertion(
  ctx: Context,
  baseUrl: string,
  keys: Key[],
  { clientId, assertion }: { clientId: string; assertion: string },
): Promise<Proven | null> {
  const audience = [`${baseUrl}/api/v1/identity/oauth2/token`, baseUrl]
  const checked = await checkAssertion(
    assertion,
    clientId,
    audience,
    keys.flatMap(({ publicKey }) => publicKey ?? []),
    new Date(ctx.now),
  )
  if (!checked.ok) return null
  const key = keys.find(({ publicKey }) => publicKey?.kid === checked.kid)!
  const expiresAt = new Date((checked.exp + 60) * 1000).toISOString()
  const row = { clientId, jti: await sha256Hex(checked.jti), expiresAt }
  return {
    key,
    once: exactlyOne(ctx.db.insert(usedAssertion).values(row).onConflictDoNothing(), 'client.invalid'),
  }
}

/**
 * Who holds an access token. One round trip, none for a forged one; a client that was disabled, or whose key was
 * revoked, is nobody any more.
 */
export async function principalOfToken(
  ctx: Context,
  baseUrl: string,
  token: string,
): Promise<Principal | null> {
  const read = await readToken(baseUrl, token, new Date(ctx.now))
  if (!read) return null
  const [row] = await ctx.db.all<{ name: string; scopes: string }>(sql`
    SELECT c.name, c.scopes FROM partner_client c JOIN client_key k ON k.client_id = c.id
    WHERE c.id = ${read.clientId} AND c.disabled_at IS NULL AND k.id = ${read.keyId} AND k.revoked_at IS NULL`)
  if (!row) return null
  const now = JSON.parse(row.scopes) as ClientScope[]
  return {
    id: read.clientId,
    kind: 'client',
    name: row.name,
    grants: [],
    secondFactor: false,
    sessionId: null,
    clientScopes: clientScopes.filter((scope) => read.scopes.includes(scope) && now.includes(scope)),
  }
}
