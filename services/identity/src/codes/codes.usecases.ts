import { describeError, log, Problem, type Context, oneTrip } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { checkedPhone, openPhone, phoneIndexOf } from '../accounts/phones.ts'
import { limits } from '../attempts/attempts.rules.ts'
import { count, refuseLocked, takeBack, tryOf, within } from '../attempts/attempts.usecases.ts'
import type { From } from '../attempts/caller.ts'
import { inSeconds } from '../seconds.ts'
import { cipher, sixDigits } from '../secrets.ts'
import {
  afterFirstFactor,
  firstFactorColumns,
  recordFailure,
  type FirstFactor,
  type Stepped,
} from '../sessions/begin.usecases.ts'
import type { Sender } from './sender.ts'

const goodForMinutes = 5
const maxTries = 5
export const resendAfterSeconds = limits.codePause.seconds

const hashOf = (phoneIndex: string, code: string): Promise<string> =>
  cipher.blindIndex('one-time-code', `${phoneIndex}|${code}`)

/**
 * Makes a code and has it sent behind the answer. A number without an account gets a code that is never sent: what
 * is written, and how long it takes, is the same. One round trip.
 *
 * @param later runs behind the answer
 * @throws Problem `sign_in.locked` with `Retry-After`
 */
export async function sendCode(
  ctx: Context,
  input: { phone: string },
  from: From,
  sender: Sender,
  later: (work: () => Promise<unknown>) => void,
): Promise<void> {
  const index = await phoneIndexOf(checkedPhone(input.phone))
  const tries = [
    await tryOf(limits.codeSend.address, from.address),
    await tryOf(limits.codeSend.device, from.device),
    await tryOf(limits.codePause, index),
    await tryOf(limits.codeSend.phone, index),
  ]
  const code = sixDigits()
  const results = await oneTrip(
    ctx,
    ...count(ctx, tries),
    sql`INSERT INTO one_time_code (phone_index, code_hash, tries, expires_at)
      SELECT ${index}, ${await hashOf(index, code)}, 0, ${inSeconds(ctx, goodForMinutes * 60)} WHERE ${within(ctx, tries)}
      ON CONFLICT (phone_index) DO UPDATE SET code_hash = excluded.code_hash, tries = 0, used_at = NULL, expires_at = excluded.expires_at`,
    sql`SELECT id, phone FROM account WHERE phone_index = ${index} AND disabled_at IS NULL`,
  )
  await refuseLocked(ctx, tries, results)
  const account = results.at(-1)![0] as { id: string; phone: string } | undefined
  if (account) later(() => deliver(account, code, sender))
}

async function deliver(
  { id, phone }: { id: string; phone: string },
  code: string,
  sender: Sender,
): Promise<void> {
  try {
    await sender.send({ phone: await openPhone(phone, id), code, minutes: goodForMinutes })
  } catch (error) {
    log('error', 'code not sent', { account: id, ...describeError(error) })
  }
}

/**
 * Signs in by number and one-time code. Two round trips. A try is counted by the statement that compares, so
 * parallel guesses never have more than five.
 *
 * @throws Problem `sign_in.failed`, `sign_in.locked`
 */
export async function signInWithCode(
  ctx: Context,
  input: { phone: string; code: string },
  from: From,
): Promise<Stepped> {
  const index = await phoneIndexOf(checkedPhone(input.phone))
  const [address, device, phone] = [
    await tryOf(limits.codeTry.address, from.address),
    await tryOf(limits.codeTry.device, from.device),
    await tryOf(limits.codeTry.phone, index),
  ]
  const tries = [address, device, phone]
  const results = await oneTrip(
    ctx,
    ...count(ctx, tries),
    sql`UPDATE one_time_code SET tries = tries + 1, used_at = CASE WHEN code_hash = ${await hashOf(index, input.code)} THEN ${ctx.now} END
      WHERE phone_index = ${index} AND used_at IS NULL AND tries < ${maxTries} AND expires_at > ${ctx.now} AND ${within(ctx, tries)}
      RETURNING used_at IS NOT NULL AS matched`,
    sql`SELECT ${firstFactorColumns(ctx)} FROM account a WHERE a.phone_index = ${index} AND a.disabled_at IS NULL`,
  )
  await refuseLocked(ctx, tries, results)
  const matched = results.at(-2)![0]?.matched === 1
  const person = results.at(-1)![0] as unknown as FirstFactor | undefined
  if (!matched || !person) {
    await recordFailure(ctx, person?.id, 'code')
    throw new Problem('sign_in.failed')
  }
  // Whoever has the phone may have the next code at once.
  const sent = [await tryOf(limits.codePause, index), await tryOf(limits.codeSend.phone, index)]
  return afterFirstFactor(ctx, person, from, 'code', takeBack([address, device], [phone, ...sent]))
}
