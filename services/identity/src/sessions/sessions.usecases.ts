import { permissions, roles, type Grant } from '@alliance/contracts'
import type { Me, Session } from '@alliance/contracts/identity'
import { audit, exactlyOne, Problem, reachOf, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { maskedPhone } from '../accounts/phones.ts'
import { inSeconds } from '../seconds.ts'
import { idleSeconds } from './resolve.usecases.ts'

interface MeRow {
  phone: string
  enrolled: number
  has_password: number
  scopes: string
}

const scopeIdsOf = (grants: readonly Grant[]) => JSON.stringify(grants.flatMap(({ scope }) => scope.id ?? []))

/** Who asks, and what they may do. One round trip. */
export async function me(ctx: Context): Promise<Me> {
  const { id, kind, name, grants, secondFactor } = ctx.principal
  const [row] =
    kind === 'person'
      ? await ctx.db.all<MeRow>(sql`
        SELECT a.phone, EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS enrolled,
          EXISTS (SELECT 1 FROM credential c WHERE c.user_id = a.id) AS has_password,
          (SELECT json_group_object(k.id, k.name) FROM known_scope k WHERE k.id IN (SELECT value FROM json_each(${scopeIdsOf(grants)}))) AS scopes
        FROM account a WHERE a.id = ${id}`)
      : []
  const names = JSON.parse(row?.scopes ?? '{}') as Record<string, string>
  return {
    id,
    kind: kind === 'client' ? 'client' : 'person',
    name,
    phoneMasked: row ? await maskedPhone(row.phone, id) : null,
    roles: grants.map(({ role, scope }) => ({
      role,
      scope: { ...scope, name: (scope.id && names[scope.id]) || null },
    })),
    permissions: permissions.filter((permission) => reachOf(ctx.principal, permission) !== null),
    secondFactor: {
      needed: grants.some(({ role }) => roles[role].secondFactor),
      enrolled: row?.enrolled === 1,
      given: secondFactor,
    },
    hasPassword: row?.has_password === 1,
  }
}

interface SessionRow {
  id: string
  user_agent: string | null
  ip_address: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
}

/** One's own sessions that are still on, the newest first. */
export async function mine(ctx: Context): Promise<Session[]> {
  const rows = await ctx.db.all<SessionRow>(sql`
    SELECT id, user_agent, ip_address, created_at, last_seen_at, expires_at FROM session
    WHERE account_id = ${ctx.principal.id} AND expires_at > ${ctx.now} AND last_seen_at > ${inSeconds(ctx, -idleSeconds(ctx.principal.grants))}
    ORDER BY id DESC LIMIT 50`)
  return rows.map((row) => ({
    id: row.id,
    current: row.id === ctx.principal.sessionId,
    device: row.user_agent,
    address: row.ip_address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }))
}

const object = (id: string) => ({ type: 'session', id })

/** Ends one of one's own sessions. */
export const end = (ctx: Context, id: string): Promise<null> =>
  ctx.commit(
    null,
    exactlyOne(
      ctx.db.run(sql`DELETE FROM session WHERE id = ${id} AND account_id = ${ctx.principal.id}`),
      'resource.not_found',
    ),
    audit('session.end', object(id)),
  )

/** Ends the session that asks; a partner's token has none. */
export async function signOut(ctx: Context): Promise<void> {
  const { id, sessionId } = ctx.principal
  if (sessionId === null) throw new Problem('access.denied')
  await ctx.commit(
    null,
    ctx.db.run(sql`DELETE FROM session WHERE id = ${sessionId} AND account_id = ${id}`),
    audit('sign-out', object(sessionId)),
  )
}
