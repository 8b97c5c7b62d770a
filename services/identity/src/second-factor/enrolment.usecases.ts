import {
  audit,
  exactlyOne,
  holds,
  insertAll,
  Problem,
  type Context,
  type Write,
  oneTrip,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { signedOut } from '../accounts/accounts.usecases.ts'
import { secondsUntil } from '../seconds.ts'
import { cipher, randomText } from '../secrets.ts'
import { recordFailure } from '../sessions/begin.usecases.ts'
import { backupCode } from './second-factor.table.ts'
import { base32, counterOf, keyUri } from './totp.rules.ts'

export const secretCell = (accountId: string) => ({ table: 'second_factor', id: accountId, column: 'secret' })
export const backupHash = (accountId: string, code: string): Promise<string> =>
  cipher.blindIndex('backup-code', `${accountId}|${code}`)

const object = (id: string) => ({ type: 'account', id })

/** A try is charged before the code is looked at; at the fifth failure it locks for a quarter of an hour. */
export const charge = (lockedUntil: string) =>
  sql`failures = CASE WHEN failures >= 4 THEN 0 ELSE failures + 1 END, locked_until = CASE WHEN failures >= 4 THEN ${lockedUntil} END`
export const lockSeconds = 900

function person(ctx: Context): string {
  if (ctx.principal.kind !== 'person') throw new Problem('access.denied')
  return ctx.principal.id
}

/**
 * Begins to set up the second factor: a new secret, which takes the place of one that was never confirmed.
 *
 * @throws Problem `second_factor.already_enrolled`
 */
export async function enrol(ctx: Context): Promise<{ uri: string; secret: string }> {
  const id = person(ctx)
  const secret = base32(crypto.getRandomValues(new Uint8Array(20)))
  const sealed = await cipher.encrypt(secret, secretCell(id))
  return ctx.commit(
    { uri: keyUri(secret, ctx.principal.name), secret },
    holds(sql`EXISTS (SELECT 1 FROM account WHERE id = ${id} AND disabled_at IS NULL)`, 'session.required'),
    exactlyOne(
      ctx.db.run(sql`INSERT INTO second_factor (account_id, secret) VALUES (${id}, ${sealed})
        ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret WHERE confirmed_at IS NULL`),
      'second_factor.already_enrolled',
    ),
    audit('second-factor.enrol', object(id)),
  )
}

interface Waiting {
  secret: string
  last_counter: number
}

/**
 * Confirms the second factor with a first code. The session counts as having given it.
 *
 * @returns ten backup codes, shown this once
 */
export async function confirm(ctx: Context, code: string): Promise<string[]> {
  const id = person(ctx)
  const [charged, state] = await oneTrip(
    ctx,
    sql`UPDATE second_factor SET ${charge(new Date(Date.parse(ctx.now) + lockSeconds * 1000).toISOString())}
      WHERE account_id = ${id} AND confirmed_at IS NULL AND (locked_until IS NULL OR locked_until <= ${ctx.now}) RETURNING secret, last_counter`,
    sql`SELECT confirmed_at, locked_until FROM second_factor WHERE account_id = ${id}`,
  )
  const waiting = charged![0] as unknown as Waiting | undefined
  const { confirmed_at: confirmedAt, locked_until: lockedUntil } = (state![0] ?? {}) as {
    confirmed_at?: string | null
    locked_until?: string | null
  }
  if (confirmedAt) throw new Problem('second_factor.already_enrolled')
  if (!waiting && lockedUntil)
    throw new Problem('sign_in.locked', {
      headers: { 'retry-after': String(secondsUntil(ctx, lockedUntil)) },
    })
  const counter = waiting
    ? await counterOf(
        await cipher.decrypt(waiting.secret, secretCell(id)),
        code,
        Date.parse(ctx.now),
        waiting.last_counter,
      )
    : null
  if (!waiting || counter === null) {
    await recordFailure(ctx, id, 'second-factor-confirm')
    throw new Problem('second_factor.failed')
  }
  const { codes, writes } = await newBackupCodes(ctx, id)
  return ctx.commit(
    codes,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE second_factor SET confirmed_at = ${ctx.now}, last_counter = ${counter}, failures = 0, locked_until = NULL
        WHERE account_id = ${id} AND confirmed_at IS NULL AND secret = ${waiting.secret}`),
      'second_factor.failed',
    ),
    writes,
    ctx.db.run(
      sql`UPDATE session SET second_factor_at = ${ctx.now} WHERE id = ${ctx.principal.sessionId ?? ''} AND account_id = ${id}`,
    ),
    audit('second-factor.confirm', object(id)),
  )
}

/** Ten backup codes as they are shown, and what puts them in the place of earlier ones. */
async function newBackupCodes(ctx: Context, id: string): Promise<{ codes: string[]; writes: Write }> {
  const codes = Array.from({ length: 10 }, () => randomText(10))
  const hashes = await Promise.all(
    codes.map(async (each) => ({ accountId: id, codeHash: await backupHash(id, each), usedAt: null })),
  )
  return {
    codes: codes.map((each) => `${each.slice(0, 5)}-${each.slice(5)}`),
    writes: [
      ctx.db.run(sql`DELETE FROM backup_code WHERE account_id = ${id}`),
      insertAll(ctx, backupCode, hashes),
    ],
  }
}

/**
 * Gives ten new backup codes in a session that gave the second factor.
 *
 * @throws Problem `access.second_factor`
 */
export async function renew(ctx: Context): Promise<string[]> {
  const id = person(ctx)
  if (!ctx.principal.secondFactor) throw new Problem('access.second_factor')
  const { codes, writes } = await newBackupCodes(ctx, id)
  return ctx.commit(
    codes,
    holds(
      sql`EXISTS (SELECT 1 FROM second_factor WHERE account_id = ${id} AND confirmed_at IS NOT NULL)`,
      'access.second_factor',
    ),
    writes,
    audit('second-factor.renew-codes', object(id)),
  )
}

/**
 * Takes the second factor from an account whose owner lost it, and signs them out everywhere.
 *
 * @throws Problem `account.self`, `second_factor.not_enrolled`
 */
export async function reset(ctx: Context, id: string, reason: string): Promise<void> {
  ctx.mustReach('account:write', {})
  if (id === ctx.principal.id) throw new Problem('account.self')
  await ctx.commit(
    null,
    holds(sql`EXISTS (SELECT 1 FROM account WHERE id = ${id})`, 'resource.not_found'),
    exactlyOne(
      ctx.db.run(sql`DELETE FROM second_factor WHERE account_id = ${id}`),
      'second_factor.not_enrolled',
    ),
    ctx.db.run(sql`DELETE FROM backup_code WHERE account_id = ${id}`),
    signedOut(ctx, id),
    audit('second-factor.reset', object(id), { reason }),
  )
}
