import {
  housingDocumentsAtMost,
  housingDocumentTypes,
  type HousingDocument,
} from '@alliance/contracts/talent-housing'
import { audit, exactlyOne, holds, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { typeAmong } from '@alliance/service-kit/files/content'
import { cleanName, fileLimit } from '@alliance/service-kit/files/content.rules'
import { stripped } from '@alliance/service-kit/files/picture.rules'
import { collectOrphans, fileReply, storeContent } from '@alliance/service-kit/files/store'
import { sql } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { housingDocument, type HousingDocumentRow } from './beside.table.ts'
import { caseFor, ownCase } from './reading.usecases.ts'
import { isEditable } from './steps.rules.ts'

const area = 'housing-documents'

export const asDocument = (row: HousingDocument): HousingDocument => {
  const { id, kind, fileName, type, bytes, uploadedAt, deleteFrom } = row
  return { id, kind, fileName, type, bytes, uploadedAt, deleteFrom }
}

/** The content as it is kept: of a picture nothing but the picture. @throws Problem `document.type` */
function contentOf(bytes: Uint8Array<ArrayBuffer>) {
  const type = typeAmong(housingDocumentTypes, bytes, 'document.type')
  if (type === 'pdf' || type === 'ofd') return { type, content: bytes }
  const picture = stripped(type, bytes)
  if (!picture) throw new Problem('document.type')
  return { type, content: picture.bytes }
}

/**
 * Keeps a document of the caller's own application while that may be edited: its content in R2 first, then its row. A
 * file's name may tell a number, so it is the kind that names what is kept.
 *
 * @throws Problem `document.too_large`, `document.type`, `document.duplicate`, `housing_application.step`, `.documents`
 */
export async function keep(
  ctx: Context,
  bucket: R2Bucket,
  {
    applicationId,
    kind,
    fileName,
  }: { applicationId: string; kind: HousingDocument['kind']; fileName: string },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<HousingDocument> {
  const { application } = await ownCase(ctx, applicationId)
  if (!isEditable(application.state)) throw new Problem('housing_application.step')
  if (bytes.length > fileLimit) throw new Problem('document.too_large')
  const { type, content } = contentOf(bytes)
  const id = newId('housingDocument', new Date(ctx.now))
  const stored = await storeContent(ctx, bucket, { area, id }, content)
  const row: HousingDocumentRow = {
    id,
    applicationId,
    kind,
    fileName: cleanName(fileName.replace(/\d{11,}[\dXx]?/g, ''), type),
    type,
    bytes: content.length,
    ...stored,
    uploadedAt: ctx.now,
    removedAt: null,
    deleteFrom: null,
    deletedAt: null,
  }
  return ctx.commit(
    asDocument(row),
    holds(
      sql`(SELECT count(*) FROM housing_document WHERE application_id = ${applicationId} AND removed_at IS NULL) < ${housingDocumentsAtMost}`,
      'housing_application.documents',
    ),
    holds(
      sql`EXISTS (SELECT 1 FROM housing_application WHERE id = ${applicationId} AND state IN ('draft', 'supplement_required'))`,
      'housing_application.step',
    ),
    unique(
      'housing_document.application_id, housing_document.kind, housing_document.sha256',
      'document.duplicate',
      ctx.db.insert(housingDocument).values(row),
    ),
    audit(
      'housing-document.keep',
      { type: 'housing-document', id },
      { applicationId, kind, type, bytes: row.bytes, sha256: row.sha256 },
    ),
  )
}

interface Which {
  applicationId: string
  documentId: string
}

/** A document, to whom it was given to be looked at. Its reading by others than the applicant is kept in the audit trail. */
export async function content(
  ctx: Context,
  bucket: R2Bucket,
  { applicationId, documentId }: Which,
): Promise<Response> {
  const { standing } = await caseFor(ctx, applicationId)
  if (standing === 'employer') throw new Problem('resource.not_found')
  const [row] = await ctx.db
    .select()
    .from(housingDocument)
    .where(
      sql`id = ${documentId} AND application_id = ${applicationId} AND removed_at IS NULL AND deleted_at IS NULL`,
    )
  const stored = row && (await bucket.get(row.objectKey))
  if (!stored) throw new Problem('resource.not_found')
  if (standing !== 'own')
    await ctx.commit(
      null,
      audit(
        'housing-document.read',
        { type: 'housing-document', id: documentId },
        { applicationId, kind: row.kind },
      ),
    )
  const { type, bytes, fileName } = row
  return fileReply({ type, bytes, fileName, body: stored.body, inline: type !== 'pdf' && type !== 'ofd' })
}

/** Takes a document out; its content is deleted within the minute. @throws Problem `housing_application.step` */
export async function remove(ctx: Context, { applicationId, documentId }: Which): Promise<HousingDocument> {
  const { application, documents } = await ownCase(ctx, applicationId)
  const document = documents.find(({ id }) => id === documentId)
  if (!document) throw new Problem('resource.not_found')
  if (!isEditable(application.state)) throw new Problem('housing_application.step')
  return ctx.commit(
    asDocument({ ...document, deleteFrom: ctx.today }),
    exactlyOne(
      ctx.db
        .update(housingDocument)
        .set({ removedAt: ctx.now, deleteFrom: ctx.today })
        .where(sql`id = ${documentId} AND removed_at IS NULL`),
      'housing_application.step',
    ),
    audit('housing-document.remove', { type: 'housing-document', id: documentId }, { applicationId }),
  )
}

const atOnce = 100

/** Deletes contents whose day has come. Work of every minute; it reads what waits for that and no other row. */
export async function deleteDue(ctx: Context, { DOCUMENTS }: Env): Promise<void> {
  const rows = await ctx.db.all<{
    id: string
    key: string
  }>(sql`SELECT id, object_key AS key FROM housing_document
    WHERE delete_from IS NOT NULL AND deleted_at IS NULL AND delete_from <= ${ctx.today} ORDER BY delete_from, id LIMIT ${atOnce}`)
  if (rows.length === 0) return
  await DOCUMENTS.delete(rows.map(({ key }) => key))
  await ctx.commit(
    null,
    ctx.db.run(sql`UPDATE housing_document SET deleted_at = ${ctx.now}
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`),
  )
}

/** Removes content whose row was never written: see the kit. */
export const collectDocuments = (ctx: Context, { DOCUMENTS }: Env): Promise<number> =>
  collectOrphans(ctx, {
    bucket: DOCUMENTS,
    area,
    kept: (ids) => sql`SELECT d.id FROM json_each(${ids}) JOIN housing_document d ON d.id = value`,
  })
