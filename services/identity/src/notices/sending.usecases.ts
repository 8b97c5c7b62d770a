import { describeError, log, oneTrip, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { openPhone } from '../accounts/phones.ts'
import { limits } from '../attempts/attempts.rules.ts'
import { count, tryOf, within } from '../attempts/attempts.usecases.ts'
import { nextTry } from '../backoff.rules.ts'
import { senderOf, type Sender } from '../codes/sender.ts'
import type { Env } from '../env.ts'
import { inSeconds } from '../seconds.ts'
import { decide } from './sending.rules.ts'
import { wordsOf } from './words.rules.ts'

const atOnce = 25
/** A run that died leaves its messages to a later one after so long. */
const leaseSeconds = 300
/** Minutes until the second to the sixth try. */
const delays = [1, 5, 15, 60, 180]

interface Due {
  noticeId: string
  accountId: string
  phone: string
  phoneIndex: string
  kind: string
  params: string
  attempts: number
  expiresAt: string | null
  readAt: string | null
  quietFrom: string | null
  quietTo: string | null
  wanted: number
}

const wanted = sql`a.disabled_at IS NULL AND s.messages_since IS NOT NULL
  AND n.kind NOT IN (SELECT value FROM json_each(s.off))`

/**
 * Sends what is due, as work of every minute. A message is claimed before it is handed over, so two runs do not send
 * it twice; should the process die in between, it is sent again.
 */
export async function sendNotices(ctx: Context, env: Env): Promise<void> {
  const lease = inSeconds(ctx, leaseSeconds)
  const [claimed, due] = (await oneTrip(
    ctx,
    sql`UPDATE notice_send SET attempts = attempts + 1, next_at = ${lease} WHERE notice_id IN
      (SELECT notice_id FROM notice_send WHERE state = 'waiting' AND next_at <= ${ctx.now} ORDER BY next_at LIMIT ${atOnce})
      RETURNING notice_id`,
    sql`SELECT o.notice_id AS noticeId, a.id AS accountId, a.phone, a.phone_index AS phoneIndex, n.kind, n.params,
        o.attempts, n.expires_at AS expiresAt, n.read_at AS readAt, s.quiet_from AS quietFrom, s.quiet_to AS quietTo,
        coalesce(${wanted}, 0) AS wanted
      FROM notice_send o JOIN notice n ON n.id = o.notice_id JOIN account a ON a.id = n.account_id
        LEFT JOIN notice_setting s ON s.account_id = a.id
      WHERE o.state = 'waiting' AND o.next_at = ${lease}`,
  )) as [Record<string, unknown>[], unknown] as [{ notice_id: string }[], Due[]]
  if (claimed.length === 0) return
  const sender = senderOf(ctx, env)
  // Each is noted as soon as it is sent: should the process die, one message is sent again and not all of them.
  for (const each of due) await oneTrip(ctx, await sendOne(ctx, sender, each))
}

async function sendOne(ctx: Context, sender: Sender, due: Due): Promise<SQL> {
  const decision = decide({
    now: ctx.now,
    expiresAt: due.expiresAt,
    readAt: due.readAt,
    wanted: due.wanted === 1,
    quiet: { from: due.quietFrom ?? '', to: due.quietTo ?? '' },
  })
  if (decision.do === 'drop') return ending(ctx, due, 'dropped', decision.reason)
  if (decision.do === 'wait')
    return sql`UPDATE notice_send SET attempts = attempts - 1, next_at = ${decision.until} WHERE notice_id = ${due.noticeId}`
  if (await isOver(ctx, due)) return ending(ctx, due, 'dropped', 'limit')
  try {
    const { title } = wordsOf(due.kind, JSON.parse(due.params) as Record<string, string>)
    await sender.notify({ phone: await openPhone(due.phone, due.accountId), title: title.zh })
    return ending(ctx, due, 'sent', null)
  } catch (error) {
    log('warn', 'notice not sent', { notice: due.noticeId, attempt: due.attempts, ...describeError(error) })
    const next = nextTry(ctx.now, due.attempts, delays, Math.random())
    if (next === null) return ending(ctx, due, 'failed', null)
    return sql`UPDATE notice_send SET next_at = ${next} WHERE notice_id = ${due.noticeId}`
  }
}

/** Counts the message against its number's limit of a day, when it is first tried. */
async function isOver(ctx: Context, { phoneIndex, attempts }: Due): Promise<boolean> {
  if (attempts > 1) return false
  const tries = [await tryOf(limits.noticeDay, phoneIndex)]
  const rows = await oneTrip(ctx, ...count(ctx, tries), sql`SELECT ${within(ctx, tries)} AS within`)
  return rows.at(-1)![0]!.within !== 1
}

const ending = (ctx: Context, due: Due, state: 'sent' | 'failed' | 'dropped', reason: string | null): SQL =>
  sql`UPDATE notice_send SET state = ${state}, reason = ${reason}, ended_at = ${ctx.now} WHERE notice_id = ${due.noticeId}`

const keptDays = 180

/** Forgets notices, and what was sent of them, half a year after they were raised. */
export async function forgetNotices(ctx: Context): Promise<void> {
  const old = sql`SELECT id FROM notice WHERE raised_at < ${inSeconds(ctx, -keptDays * 86_400)} ORDER BY raised_at LIMIT 500`
  await oneTrip(
    ctx,
    sql`DELETE FROM notice_send WHERE notice_id IN (${old})`,
    sql`DELETE FROM notice WHERE id IN (${old})`,
  )
}
