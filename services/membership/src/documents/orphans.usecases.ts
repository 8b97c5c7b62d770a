import { addDays } from '@alliance/calendar'
import { log, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { rowOf } from './documents.rules.ts'

/** No request lasts as long, so an object this old has its row, or never will. */
const graceMs = 3600_000

/**
 * Removes from R2 what was stored for a row that was then not written, an hour after. Once an hour it looks through
 * the uploads of today and the two days before, so that a night without cron leaves nothing behind.
 *
 * @returns how many objects were removed
 */
export async function collectOrphans(ctx: Context, env: Env): Promise<number> {
  if (ctx.now.slice(14, 16) !== '17') return 0
  let removed = 0
  for (const daysAgo of [0, 1, 2])
    removed += await collectDay(ctx, env.DOCUMENTS, `documents/${addDays(ctx.today, -daysAgo)}/`)
  if (removed > 0) log('info', 'orphans removed', { removed })
  return removed
}

async function collectDay(ctx: Context, bucket: R2Bucket, prefix: string): Promise<number> {
  let removed = 0
  let cursor: string | undefined
  do {
    const page = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const settled = page.objects.filter(({ uploaded }) => Date.parse(ctx.now) - uploaded.getTime() > graceMs)
    const orphans = await withoutRow(
      ctx,
      settled.map(({ key }) => key),
    )
    if (orphans.length > 0) await bucket.delete(orphans)
    removed += orphans.length
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor)
  return removed
}

async function withoutRow(ctx: Context, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const kept = await ctx.db.all<{ id: string }>(sql`
    SELECT d.id FROM json_each(${JSON.stringify(keys.map(rowOf))}) JOIN document d ON d.id = value`)
  const ids = new Set(kept.map(({ id }) => id))
  return keys.filter((key) => !ids.has(rowOf(key)))
}
