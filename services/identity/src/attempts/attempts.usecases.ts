import { auditRefusal, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { env as bindings } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import { inSeconds, secondsUntil } from '../seconds.ts'
import { cipher } from '../secrets.ts'
import type { Limit } from './attempts.rules.ts'

const factor = Number((bindings as unknown as Env).LIMIT_FACTOR ?? 1)

/** One try against one limit: `key` tells whose, as a keyed hash. */
export interface Try {
  key: string
  limit: Limit
}

/** A try of whoever `who` is; numbers and addresses are hashed under our key. */
export const tryOf = async (limit: Limit, who: string): Promise<Try> => ({
  limit,
  key: `${limit.name}:${await cipher.blindIndex(limit.name, who)}`,
})

const maxOf = ({ limit }: Try): number => Math.max(1, Math.round(limit.max * factor))
const over = (tried: Try, now: string): SQL =>
  sql`EXISTS (SELECT 1 FROM attempt WHERE key = ${tried.key} AND count > ${maxOf(tried)} AND resets_at > ${now})`

/** True, inside the batch that counted the tries, while none of them is over its limit. */
export const within = (ctx: Context, tries: readonly Try[]): SQL =>
  tries.length === 0
    ? sql`true`
    : sql`NOT (${sql.join(
        tries.map((tried) => over(tried, ctx.now)),
        sql` OR `,
      )})`

/**
 * Counts the tries before anything is compared, so that parallel guesses are counted too: one query each, for
 * `oneTrip`. A try that is over an earlier limit does not count against the later ones, so nobody can lock a number
 * from an address that is locked itself.
 */
export const count = (ctx: Context, tries: readonly Try[]): SQL[] =>
  tries.map(
    (tried, i) => sql`INSERT INTO attempt (key, count, resets_at)
      SELECT ${tried.key}, 1, ${inSeconds(ctx, tried.limit.seconds)} WHERE ${within(ctx, tries.slice(0, i))}
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN attempt.resets_at <= ${ctx.now} THEN 1 ELSE attempt.count + 1 END,
        resets_at = CASE WHEN attempt.resets_at <= ${ctx.now} THEN excluded.resets_at ELSE attempt.resets_at END
      RETURNING count, resets_at`,
  )

/**
 * Refuses when a try was over its limit. The moment it happens is audited, what follows is not: audit rows stay for
 * ever.
 *
 * @param counted the rows of `count`'s queries
 * @throws Problem `sign_in.locked` (or `code`) with `Retry-After`
 */
export async function refuseLocked(
  ctx: Context,
  tries: readonly Try[],
  counted: Record<string, unknown>[][],
  code: 'sign_in.locked' | 'limit.reached' = 'sign_in.locked',
): Promise<void> {
  for (const [i, tried] of tries.entries()) {
    const row = counted[i]?.[0] as { count: number; resets_at: string } | undefined
    if (!row || row.count <= maxOf(tried)) continue
    if (row.count === maxOf(tried) + 1)
      await ctx.commit(null, auditRefusal('sign-in.lock', { type: 'limit', id: tried.limit.name }))
    throw new Problem(code, { headers: { 'retry-after': String(secondsUntil(ctx, row.resets_at)) } })
  }
}

/** What succeeded was no failure: the try is taken back from those it was one of many, and forgotten for `cleared`. */
export const takeBack =
  (tries: readonly Try[], cleared: readonly Try[]): Write =>
  (ctx) => [
    ctx.db.run(
      sql`UPDATE attempt SET count = count - 1 WHERE count > 0 AND key IN (SELECT value FROM json_each(${JSON.stringify(tries.map(({ key }) => key))}))`,
    ),
    ctx.db.run(
      sql`DELETE FROM attempt WHERE key IN (SELECT value FROM json_each(${JSON.stringify(cleared.map(({ key }) => key))}))`,
    ),
  ]
