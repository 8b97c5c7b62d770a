import { attachmentTypes, filesOfActivity, photoTypes, type ActivityFile } from '@alliance/contracts/events'
import { audit, exactlyOne, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { typeAmong } from '@alliance/service-kit/files/content'
import { cleanName, fileLimit } from '@alliance/service-kit/files/content.rules'
import { stripped } from '@alliance/service-kit/files/picture.rules'
import { storeContent } from '@alliance/service-kit/files/store'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { insertWhere } from '@alliance/service-kit/database/rows'
import { asFile, organising } from './files.queries.ts'
import { activityFile, type ActivityFileRow } from './files.table.ts'

interface Given {
  activityId: string
  title: string
  fileName: string
}
type Content = Pick<ActivityFileRow, 'kind' | 'type' | 'width' | 'height' | 'people'> & {
  content: Uint8Array<ArrayBuffer>
}

/** Sides of a photo at the most: a larger one is no photo but an attempt to fill the memory of who looks at it. */
const mostPixels = 12_000

/** @throws Problem `photo.type` where it is no picture, or a damaged one */
function photoOf(bytes: Uint8Array<ArrayBuffer>): Content {
  const type = typeAmong(photoTypes, bytes, 'photo.type')
  const picture = stripped(type, bytes)
  if (!picture || Math.max(picture.width, picture.height) > mostPixels) throw new Problem('photo.type')
  const { width, height } = picture
  return { kind: 'photo', type, width, height, people: 'unknown', content: picture.bytes }
}

const attachmentOf = (content: Uint8Array<ArrayBuffer>): Content => ({
  kind: 'attachment',
  type: typeAmong(attachmentTypes, content, 'document.type'),
  width: null,
  height: null,
  people: null,
  content,
})

/**
 * Keeps a photo or an attachment, not released: its content in R2 first, then its row.
 *
 * @throws Problem `document.too_large`, `photo.type`, `document.type`, `document.duplicate`, `activity_file.too_many`;
 *   `request.invalid` for markings of secrecy and identifiers
 */
export async function keep(
  ctx: Context,
  bucket: R2Bucket,
  kind: 'photo' | 'attachment',
  { activityId, title, fileName }: Given,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ActivityFile> {
  const [found] = await ctx.db.all(
    sql`SELECT 1 FROM activity a WHERE a.id = ${activityId} AND ${organising(ctx, activityId)}`,
  )
  if (!found) throw new Problem('resource.not_found')
  if (bytes.length > fileLimit) throw new Problem('document.too_large')
  refuseMarkings({ '?title': title, '?fileName': fileName })
  refuseIdentifiers({ '?title': title, '?fileName': fileName })
  const { content, ...known } = kind === 'photo' ? photoOf(bytes) : attachmentOf(bytes)
  const id = newId('activityFile', new Date(ctx.now))
  const stored = await storeContent(ctx, bucket, { area: 'activity-files', id }, content)
  const row: ActivityFileRow = {
    id,
    activityId,
    ...known,
    ...stored,
    title,
    fileName: cleanName(fileName, known.type),
    bytes: content.length,
    released: false,
    // Behind those that are there, whose positions are below their number.
    position: filesOfActivity.photo,
    uploadedAt: ctx.now,
    uploadedById: ctx.principal.id,
    uploadedBy: ctx.principal.name,
    removedAt: null,
    removedById: null,
    removedReason: null,
    deletedAt: null,
    version: 1,
  }
  const there = sql`(SELECT count(*) FROM activity_file WHERE activity_id = ${activityId} AND kind = ${kind} AND removed_at IS NULL)`
  return ctx.commit(
    asFile(row),
    exactlyOne(
      unique(
        'activity_file.activity_id, activity_file.sha256',
        'document.duplicate',
        insertWhere(ctx, activityFile, row, sql`${there} < ${filesOfActivity[kind]}`),
      ),
      'activity_file.too_many',
    ),
    audit(
      'activity_file.keep',
      { type: 'activity_file', id },
      { activityId, kind, type: row.type, bytes: row.bytes, sha256: row.sha256 },
    ),
  )
}
