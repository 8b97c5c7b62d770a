import type { ActivityFile, ActivityFileChange, ActivityFiles } from '@alliance/contracts/events'
import { audit, exactlyOne, holds, Problem, type Context } from '@alliance/service-kit'
import { collectOrphans, fileReply } from '@alliance/service-kit/files/store'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { asFile, filesOf, organising, readFile } from './files.queries.ts'
import { activityFile } from './files.table.ts'

interface Which {
  activityId: string
  fileId: string
}
const object = (id: string) => ({ type: 'activity_file', id })

/** A photo to be shown, an attachment to be saved. */
export async function content(ctx: Context, bucket: R2Bucket, which: Which): Promise<Response> {
  const { kind, type, bytes, fileName, objectKey } = await readFile(ctx, which, 'see')
  const stored = await bucket.get(objectKey)
  if (!stored) throw new Error(`the content of ${which.fileId} is not in R2`)
  return fileReply({ type, bytes, fileName, body: stored.body, inline: kind === 'photo' })
}

/** @throws Problem `photo.consent` where a photo would be released that someone unasked may be on; `version.stale` */
export async function change(ctx: Context, which: Which, given: ActivityFileChange): Promise<ActivityFile> {
  refuseMarkings({ '/title': given.title })
  refuseIdentifiers({ '/title': given.title })
  const row = await readFile(ctx, which, 'change')
  const { people, ...rest } = given
  const set = { ...rest, ...(row.kind === 'photo' && people ? { people } : {}), version: row.version + 1 }
  const next = { ...row, ...set }
  if (next.released && next.people === 'unknown') throw new Problem('photo.consent')
  return ctx.commit(
    asFile(next),
    exactlyOne(
      ctx.db
        .update(activityFile)
        .set(set)
        .where(
          sql`id = ${row.id} AND version = ${ctx.expectedVersion} AND removed_at IS NULL AND kind = ${row.kind}`,
        ),
      'version.stale',
    ),
    audit('activity_file.change', object(row.id), {
      fields: Object.keys(given),
      people: next.people,
      released: next.released,
    }),
  )
}

/** @throws Problem `activity_file.changed_meanwhile` where the order names others than the photos that are there */
export async function order(ctx: Context, activityId: string, fileIds: string[]): Promise<ActivityFiles> {
  const files = await filesOf(ctx, activityId)
  if (!files.organises) throw new Problem('resource.not_found')
  const places = new Map(fileIds.map((id, place) => [id, place]))
  const ids = JSON.stringify(fileIds)
  const there = sql`activity_id = ${activityId} AND kind = 'photo' AND removed_at IS NULL`
  return ctx.commit(
    { ...files, photos: files.photos.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)) },
    holds(
      sql`(SELECT count(*) FROM activity_file WHERE ${there}) = ${places.size}
        AND (SELECT count(*) FROM activity_file WHERE ${there} AND id IN (SELECT value FROM json_each(${ids}))) = ${places.size}`,
      'activity_file.changed_meanwhile',
    ),
    ctx.db
      .run(sql`UPDATE activity_file SET position = (SELECT key FROM json_each(${ids}) WHERE value = activity_file.id)
      WHERE ${there}`),
    audit('activity_file.order', { type: 'activity', id: activityId }),
  )
}

/** Removes one: whoever is on a photo may ask for it at any time, so its content is deleted and not only hidden. */
export async function remove(ctx: Context, which: Which, reason: string): Promise<ActivityFiles> {
  const row = await readFile(ctx, which, 'change')
  const { photos, attachments, organises } = await filesOf(ctx, which.activityId)
  const left = (files: ActivityFile[]) => files.filter(({ id }) => id !== row.id)
  return ctx.commit(
    { photos: left(photos), attachments: left(attachments), organises },
    exactlyOne(
      ctx.db
        .update(activityFile)
        .set({
          removedAt: ctx.now,
          removedById: ctx.principal.id,
          removedReason: reason,
          version: row.version + 1,
        })
        .where(sql`id = ${row.id} AND removed_at IS NULL AND ${organising(ctx, which.activityId)}`),
      'activity_file.changed_meanwhile',
    ),
    audit('activity_file.remove', object(row.id), { activityId: which.activityId }),
  )
}

const atOnce = 100

/** Deletes the content of what was removed. Work of every minute; it reads what waits for that and no other row. */
export async function deleteRemoved(ctx: Context, { FILES }: Env): Promise<void> {
  const rows = await ctx.db.all<{
    id: string
    key: string
  }>(sql`SELECT id, object_key AS key FROM activity_file
    WHERE removed_at IS NOT NULL AND deleted_at IS NULL LIMIT ${atOnce}`)
  if (rows.length === 0) return
  await FILES.delete(rows.map(({ key }) => key))
  await ctx.commit(
    null,
    ctx.db.run(sql`UPDATE activity_file SET deleted_at = ${ctx.now}
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`),
  )
}

/** Removes content whose row was never written: see the kit. */
export const collectFiles = (ctx: Context, { FILES }: Env): Promise<number> =>
  collectOrphans(ctx, {
    bucket: FILES,
    area: 'activity-files',
    kept: (ids) => sql`SELECT f.id FROM json_each(${ids}) JOIN activity_file f ON f.id = value`,
  })
