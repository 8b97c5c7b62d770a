import type { SignInStep } from '@alliance/contracts/identity'
import { audit, auditRefusal, holds, sha256Hex, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { shortened, type From } from '../attempts/caller.ts'
import { challengeCookies, startSession } from '../better-auth/auth.ts'
import { needsSecondFactor } from '../grants/in-force.ts'
import { inSeconds } from '../seconds.ts'
import { randomText } from '../secrets.ts'
import { challenge } from '../second-factor/second-factor.table.ts'

/** Who gave the first factor. */
export interface FirstFactor {
  id: string
  name: string
  /** Has an authenticator, 1 or 0. */
  enrolled: number
  /** Holds a role that needs one, 1 or 0. */
  needs: number
}

/** The columns of a `FirstFactor`, of an account `a`. */
export const firstFactorColumns = (ctx: Context): SQL => sql`a.id, a.name,
  EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS enrolled,
  ${needsSecondFactor(sql`a.id`, ctx.today)} AS needs`

export interface Stepped {
  step: SignInStep
  cookies: string[]
}

const object = (id: string) => ({ type: 'account', id })

/** An audit row whose actor is the person that the request has just shown to be. */
export const auditAs =
  (person: { id: string; name: string }, write: Write): Write =>
  (ctx) => {
    if (typeof write !== 'function') throw new Error('only an audit write knows its actor late')
    return write({ ...ctx, principal: { ...ctx.principal, id: person.id, name: person.name } })
  }

/**
 * What follows the first factor: the second for whoever has one, else a session.
 *
 * @param also what the first factor's success writes
 */
export async function afterFirstFactor(
  ctx: Context,
  person: FirstFactor,
  from: From,
  method: 'code' | 'password',
  also: Write,
): Promise<Stepped> {
  if (!person.enrolled)
    return begin(
      ctx,
      person,
      from,
      { method, secondFactor: false, next: person.needs ? 'enrolment' : 'done' },
      also,
    )
  const secret = randomText(40)
  const row = { id: await sha256Hex(secret), accountId: person.id, expiresAt: inSeconds(ctx, 300) }
  const cookies = await challengeCookies(ctx, secret)
  const step: SignInStep = { next: 'second_factor' }
  await ctx.commit(
    null,
    ctx.db.insert(challenge).values(row),
    auditAs(person, audit('sign-in.first-factor', object(person.id), { method })),
    also,
  )
  return { step, cookies }
}

interface Beginning {
  method: 'code' | 'password' | 'totp' | 'backup-code'
  secondFactor: boolean
  next: SignInStep['next']
}

/** Begins a session, new at every sign-in; one that the browser still had ends. */
export async function begin(
  ctx: Context,
  person: { id: string; name: string },
  from: From,
  { method, secondFactor, next }: Beginning,
  also: Write,
): Promise<Stepped> {
  const { cookies, writes, sessionId } = await startSession(ctx, {
    userId: person.id,
    name: person.name,
    secondFactorAt: secondFactor ? ctx.now : null,
    lastSeenAt: ctx.now,
    ipAddress: shortened(from.address),
    userAgent: from.agent,
  })
  await ctx.commit(
    null,
    holds(
      sql`EXISTS (SELECT 1 FROM account WHERE id = ${person.id} AND disabled_at IS NULL)`,
      'sign_in.failed',
    ),
    also,
    ctx.db.run(sql`DELETE FROM session WHERE id = ${ctx.principal.sessionId ?? ''}`),
    writes,
    ctx.db.run(sql`UPDATE account SET last_sign_in_at = ${ctx.now} WHERE id = ${person.id}`),
    auditAs(person, audit('sign-in', object(person.id), { method, secondFactor, session: sessionId })),
  )
  return { step: { next }, cookies }
}

/** The audit row of a sign-in that failed, the same work whether there is such an account or not. */
export const recordFailure = (ctx: Context, accountId: string | undefined, method: string): Promise<null> =>
  ctx.commit(null, auditRefusal('sign-in', object(accountId ?? 'unknown'), { method }))
