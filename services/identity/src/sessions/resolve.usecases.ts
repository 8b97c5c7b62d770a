import { roles, type Grant, type Principal } from '@alliance/contracts'
import { log, sha256Hex, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { tokenIn } from '../better-auth/cookie.ts'
import { inForce } from '../grants/in-force.ts'
import { inSeconds } from '../seconds.ts'

/** A session that nobody used for so long is over; sooner for those who administer or handle money. */
export const idleSeconds = (grants: readonly Grant[]): number =>
  (grants.some(({ role }) => roles[role].secondFactor) ? 15 : 30) * 60
/** How old `lastSeenAt` grows before it is written anew. */
const touchSeconds = 300

interface Row {
  id: string
  last_seen_at: string
  second_factor_at: string | null
  account_id: string
  name: string
  grants: string
}

/**
 * Who holds a session cookie, with the grants in force today. One round trip; none for a cookie we did not sign.
 *
 * @param later runs behind the answer
 */
export async function principalOfSession(
  ctx: Context,
  cookie: string,
  later: (work: Promise<unknown>) => void,
): Promise<Principal | null> {
  const token = await tokenIn(cookie)
  if (token === null) return null
  const [row] = await ctx.db.all<Row>(sql`
    SELECT s.id, s.last_seen_at, s.second_factor_at, a.id AS account_id, a.name,
      (SELECT json_group_array(json_object('role', g.role, 'scope', json_object('kind', g.scope_kind, 'id', g.scope_id)))
        FROM role_grant g WHERE g.account_id = a.id AND ${inForce(ctx.today)}) AS grants
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.token = ${await sha256Hex(token)} AND s.expires_at > ${ctx.now} AND a.disabled_at IS NULL`)
  if (!row) return null
  const grants = (JSON.parse(row.grants) as Grant[]).filter(({ role }) => role in roles)
  if (row.last_seen_at <= inSeconds(ctx, -idleSeconds(grants))) return null
  if (row.last_seen_at <= inSeconds(ctx, -touchSeconds)) later(touch(ctx, row.id))
  return {
    id: row.account_id,
    kind: 'person',
    name: row.name,
    grants,
    clientScopes: [],
    secondFactor: row.second_factor_at !== null,
    sessionId: row.id,
  }
}

const touch = async (ctx: Context, id: string): Promise<void> => {
  try {
    await ctx.db.run(
      sql`UPDATE session SET last_seen_at = ${ctx.now} WHERE id = ${id} AND last_seen_at < ${ctx.now}`,
    )
  } catch {
    log('warn', 'session not touched', { session: id })
  }
}
