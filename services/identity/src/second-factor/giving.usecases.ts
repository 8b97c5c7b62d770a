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
import { limits } from '../attempts/attempts.rules.ts'
import { count, refuseLocked, takeBack, tryOf, within } from '../attempts/attempts.usecases.ts'
import type { From } from '../attempts/caller.ts'
import { readChallenge } from '../better-auth/auth.ts'
import { inSeconds, secondsUntil } from '../seconds.ts'
import { cipher } from '../secrets.ts'
import { auditAs, begin, recordFailure, type Stepped } from '../sessions/begin.usecases.ts'
import { backupHash, charge, lockSeconds, secretCell } from './enrolment.usecases.ts'
import { counterOf, normaliseBackupCode } from './totp.rules.ts'

interface Charged {
  account_id: string
  secret: string
  last_counter: number
  name: string
  locked_until: string | null
}

/**
 * The second step of signing in: a code of the authenticator, or a backup code. Two round trips.
 *
 * @param cookies the request's, with that of the first step
 * @throws Problem `second_factor.failed`; `sign_in.failed` where there is no first step; `sign_in.locked`
 */
export async function giveSecondFactor(
  ctx: Context,
  code: string,
  cookies: string,
  from: From,
): Promise<Stepped> {
  const secret = await readChallenge(ctx, cookies)
  if (secret === null) throw new Problem('sign_in.failed')
  const challengeId = await sha256Hex(secret)
  const tries = [await tryOf(limits.secondFactor.address, from.address)]
  const waiting = sql`(SELECT c.account_id FROM challenge c JOIN account a ON a.id = c.account_id
    WHERE c.id = ${challengeId} AND c.expires_at > ${ctx.now} AND a.disabled_at IS NULL)`
  const results = await oneTrip(
    ctx,
    ...count(ctx, tries),
    sql`UPDATE second_factor SET ${charge(inSeconds(ctx, lockSeconds))}
      WHERE account_id = ${waiting} AND confirmed_at IS NOT NULL AND (locked_until IS NULL OR locked_until <= ${ctx.now}) AND ${within(ctx, tries)}
      RETURNING account_id, secret, last_counter, locked_until, (SELECT name FROM account a WHERE a.id = second_factor.account_id) AS name`,
    sql`SELECT locked_until FROM second_factor WHERE account_id = ${waiting}`,
  )
  await refuseLocked(ctx, tries, results)
  const charged = results.at(-2)![0] as unknown as Charged | undefined
  if (!charged) {
    const lockedUntil = results.at(-1)![0]?.locked_until as string | null | undefined
    if (!lockedUntil) throw new Problem('sign_in.failed')
    throw new Problem('sign_in.locked', {
      headers: { 'retry-after': String(secondsUntil(ctx, lockedUntil)) },
    })
  }
  const taken = await taking(ctx, charged, code)
  try {
    if (!taken) throw new Problem('second_factor.failed')
    const person = { id: charged.account_id, name: charged.name }
    return await begin(ctx, person, from, { method: taken.method, secondFactor: true, next: 'done' }, [
      taken.write,
      exactlyOne(ctx.db.run(sql`DELETE FROM challenge WHERE id = ${challengeId}`), 'sign_in.failed'),
      takeBack(tries, []),
    ])
  } catch (error) {
    if (error instanceof Problem && error.code === 'second_factor.failed') await failed(ctx, charged)
    throw error
  }
}

const failed = async (
  ctx: Context,
  { account_id: id, name, locked_until: lockedUntil }: Charged,
): Promise<void> => {
  await recordFailure(ctx, id, 'second-factor')
  if (lockedUntil)
    await ctx.commit(null, auditAs({ id, name }, auditRefusal('second-factor.lock', { type: 'account', id })))
}

/** What takes the code, so that it is never taken again; null for a wrong one. */
async function taking(
  ctx: Context,
  { account_id: id, secret, last_counter: last }: Charged,
  code: string,
): Promise<{ method: 'totp' | 'backup-code'; write: Write } | null> {
  const unlocked = sql`failures = 0, locked_until = NULL`
  if (/^\d{6}$/.test(code)) {
    const counter = await counterOf(
      await cipher.decrypt(secret, secretCell(id)),
      code,
      Date.parse(ctx.now),
      last,
    )
    if (counter === null) return null
    const write = ctx.db.run(
      sql`UPDATE second_factor SET last_counter = ${counter}, ${unlocked} WHERE account_id = ${id} AND last_counter < ${counter}`,
    )
    return { method: 'totp', write: exactlyOne(write, 'second_factor.failed') }
  }
  const hash = await backupHash(id, normaliseBackupCode(code))
  const use = ctx.db.run(
    sql`UPDATE backup_code SET used_at = ${ctx.now} WHERE account_id = ${id} AND code_hash = ${hash} AND used_at IS NULL`,
  )
  return {
    method: 'backup-code',
    write: [
      exactlyOne(use, 'second_factor.failed'),
      ctx.db.run(sql`UPDATE second_factor SET ${unlocked} WHERE account_id = ${id}`),
    ],
  }
}
