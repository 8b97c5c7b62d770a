import { fileTypes, type FileType } from '@alliance/contracts'
import { sha256Hex } from '@alliance/evidence'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { log } from '../log.ts'
import { objectKey, rowOf } from './content.rules.ts'

/**
 * Stores a file's content for a row that is then to be written. Should the row not be written, the content is an
 * orphan, which `collectOrphans` removes; a row without content cannot come about.
 */
export async function storeContent(
  ctx: Context,
  bucket: R2Bucket,
  { area, id }: { area: string; id: string },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ sha256: string; objectKey: string }> {
  const sha256 = await sha256Hex(bytes.buffer)
  const key = objectKey(area, ctx.today, sha256, id)
  await bucket.put(key, bytes, { sha256 })
  return { sha256, objectKey: key }
}

interface Reply {
  type: FileType
  bytes: number
  fileName: string
  body: ReadableStream
  /** A picture of a page of ours; anything else is only ever saved. */
  inline?: boolean
}

/** A file as an answer: never to be run, nor shown as a page of ours. */
export const fileReply = ({ type, bytes, fileName, body, inline = false }: Reply): Response =>
  new Response(body, {
    headers: {
      'content-type': fileTypes[type],
      'content-length': String(bytes),
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="document.${type}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': inline ? 'private, max-age=300' : 'no-store',
    },
  })

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

/** No request lasts as long, so an object this old has its row, or never will. */
const graceMs = 3600_000

interface Stored {
  bucket: R2Bucket
  area: string
  /** Of these ids, as JSON, those that have a row: one column `id`. */
  kept: (ids: string) => SQL
}

/**
 * Removes from R2 what was stored for a row that was then not written, an hour after. Once an hour it looks through
 * the uploads of today and the two days before, so that a night without cron leaves nothing behind.
 *
 * @returns how many objects were removed
 */
export async function collectOrphans(ctx: Context, stored: Stored): Promise<number> {
  if (ctx.now.slice(14, 16) !== '17') return 0
  let removed = 0
  for (const daysAgo of [0, 1, 2])
    removed += await collectUnder(ctx, stored, `${stored.area}/${daysBefore(ctx.today, daysAgo)}/`)
  if (removed > 0) log('info', 'orphans removed', { removed })
  return removed
}

async function collectUnder(ctx: Context, { bucket, kept }: Stored, prefix: string): Promise<number> {
  let removed = 0
  let cursor: string | undefined
  do {
    const page = await bucket.list({ prefix, ...(cursor ? { cursor } : {}) })
    const settled = page.objects
      .filter(({ uploaded }) => Date.parse(ctx.now) - uploaded.getTime() > graceMs)
      .map(({ key }) => key)
    if (settled.length > 0) {
      const rows = await ctx.db.all<{ id: string }>(kept(JSON.stringify(settled.map(rowOf))))
      const ids = new Set(rows.map(({ id }) => id))
      const orphans = settled.filter((key) => !ids.has(rowOf(key)))
      if (orphans.length > 0) await bucket.delete(orphans)
      removed += orphans.length
    }
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor)
  return removed
}
