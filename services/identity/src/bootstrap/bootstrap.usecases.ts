import type { Account, NewAccount } from '@alliance/contracts/identity'
import { holds, Problem, type Context, oneTrip } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { drafted } from '../accounts/accounts.usecases.ts'
import { limits } from '../attempts/attempts.rules.ts'
import { count, refuseLocked, takeBack, tryOf } from '../attempts/attempts.usecases.ts'
import { giving } from '../grants/grants.usecases.ts'
import { recordFailure } from '../sessions/begin.usecases.ts'

const digest = (text: string): Promise<ArrayBuffer> =>
  crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))

/** Compares digests, so that neither length nor place of a difference shows in the time. */
const equal = async (a: string, b: string): Promise<boolean> =>
  crypto.subtle.timingSafeEqual(await digest(a), await digest(b))

/**
 * Makes the first security administrator, of a system without any account.
 *
 * @throws Problem `bootstrap.closed`, `sign_in.failed` for a wrong secret, `sign_in.locked`
 */
export async function bootstrap(
  ctx: Context,
  expected: string | undefined,
  input: { secret: string; account: NewAccount },
  address: string,
): Promise<Account> {
  if (!expected) throw new Problem('bootstrap.closed')
  const tries = [await tryOf(limits.bootstrap, address)]
  await refuseLocked(ctx, tries, await oneTrip(ctx, ...count(ctx, tries)))
  if (!(await equal(input.secret, expected))) {
    await recordFailure(ctx, undefined, 'bootstrap')
    throw new Problem('sign_in.failed')
  }
  const { made, writes } = await drafted(ctx, input.account, '/account')
  return ctx.commit(
    made,
    holds(sql`NOT EXISTS (SELECT 1 FROM account)`, 'bootstrap.closed'),
    writes,
    giving(ctx, made, {
      role: 'security_administrator',
      scope: { kind: 'zone', id: null },
      from: ctx.today,
      to: null,
      reason: '系统初始化',
    }).writes,
    takeBack([], tries),
  )
}
