import { audit, exactlyOne, holds, Problem, type Context, oneTrip } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { checkedPhone, openPhone, phoneIndexOf } from '../accounts/phones.ts'
import { isStrong } from '../accounts/passwords.rules.ts'
import { limits } from '../attempts/attempts.rules.ts'
import { count, refuseLocked, takeBack, tryOf, within } from '../attempts/attempts.usecases.ts'
import type { From } from '../attempts/caller.ts'
import { addCredential, hashPassword, passwordMatches } from '../better-auth/auth.ts'
import {
  afterFirstFactor,
  firstFactorColumns,
  recordFailure,
  type FirstFactor,
  type Stepped,
} from './begin.usecases.ts'

const passwordOf = sql`(SELECT password FROM credential c WHERE c.user_id = a.id AND c.provider_id = 'credential')`

/**
 * Signs in by number and password. Two round trips, right or wrong, and as long for a stranger's number.
 *
 * @throws Problem `sign_in.failed`, `sign_in.locked`
 */
export async function signInWithPassword(
  ctx: Context,
  input: { phone: string; password: string },
  from: From,
): Promise<Stepped> {
  const index = await phoneIndexOf(checkedPhone(input.phone))
  const [address, device, phone] = [
    await tryOf(limits.password.address, from.address),
    await tryOf(limits.password.device, from.device),
    await tryOf(limits.password.phone, index),
  ]
  const tries = [address, device, phone]
  const results = await oneTrip(
    ctx,
    ...count(ctx, tries),
    sql`SELECT ${firstFactorColumns(ctx)}, ${passwordOf} AS password FROM account a
      WHERE a.phone_index = ${index} AND a.disabled_at IS NULL AND ${within(ctx, tries)}`,
  )
  await refuseLocked(ctx, tries, results)
  const person = results.at(-1)![0] as unknown as (FirstFactor & { password: string | null }) | undefined
  if (!(await passwordMatches(input.password, person?.password)) || !person) {
    await recordFailure(ctx, person?.id, 'password')
    throw new Problem('sign_in.failed')
  }
  return afterFirstFactor(ctx, person, from, 'password', takeBack([address, device], [phone]))
}

/**
 * Sets or changes one's own password; every other session ends, and so does a sign-in that waits for its second
 * factor.
 */
export async function changePassword(
  ctx: Context,
  input: { current: string | null; next: string },
): Promise<void> {
  const { id, kind, sessionId } = ctx.principal
  if (kind !== 'person') throw new Problem('access.denied')
  const tries = [await tryOf(limits.ownPassword, id)]
  const results = await oneTrip(
    ctx,
    ...count(ctx, tries),
    sql`SELECT a.name, a.phone, ${passwordOf} AS password FROM account a WHERE a.id = ${id}`,
  )
  await refuseLocked(ctx, tries, results)
  const own = results.at(-1)![0] as { name: string; phone: string; password: string | null } | undefined
  if (!own) throw new Problem('session.required')
  if (own.password !== null && !(await passwordMatches(input.current ?? '', own.password))) {
    await recordFailure(ctx, id, 'password-change')
    throw new Problem('sign_in.failed')
  }
  if (!isStrong(input.next, { name: own.name, phone: await openPhone(own.phone, id) }))
    throw new Problem('password.too_weak')
  const hash = await hashPassword(input.next)
  await ctx.commit(
    null,
    own.password === null
      ? await firstCredential(ctx, id, hash)
      : exactlyOne(
          ctx.db.run(
            sql`UPDATE credential SET password = ${hash}, updated_at = ${ctx.now} WHERE user_id = ${id} AND password = ${own.password}`,
          ),
          'sign_in.failed',
        ),
    ctx.db.run(sql`DELETE FROM session WHERE account_id = ${id} AND id <> ${sessionId ?? ''}`),
    ctx.db.run(sql`DELETE FROM challenge WHERE account_id = ${id}`),
    takeBack([], tries),
    audit('password.change', { type: 'account', id }, { first: own.password === null }),
  )
}

const firstCredential = async (ctx: Context, id: string, hash: string) => [
  holds(sql`NOT EXISTS (SELECT 1 FROM credential WHERE user_id = ${id})`, 'sign_in.failed'),
  await addCredential(ctx, id, hash),
]
