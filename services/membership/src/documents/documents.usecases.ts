import { DocumentType, type StoredDocument } from '@alliance/contracts/membership'
import { audit, exactlyOne, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { typeAmong } from '@alliance/service-kit/files/content'
import { cleanName, fileLimit } from '@alliance/service-kit/files/content.rules'
import { storeContent } from '@alliance/service-kit/files/store'
import { sql, type SQL } from 'drizzle-orm'
import { rows } from '../json.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { document, type DocumentRow } from './documents.table.ts'

/** What a document belongs to. Whether the caller may read or change that is decided before one comes here. */
export type Owner = { agreementId: string } | { regulationId: string }

const ofOwner = (owner: Owner): SQL =>
  'agreementId' in owner
    ? sql`agreement_id = ${owner.agreementId}`
    : sql`regulation_id = ${owner.regulationId}`

const asDocument = (row: DocumentRow): StoredDocument => {
  const { id, title, fileName, type, bytes, sha256, uploadedAt, uploadedBy, withdrawnAt, withdrawnReason } =
    row
  return { id, title, fileName, type, bytes, sha256, uploadedAt, uploadedBy, withdrawnAt, withdrawnReason }
}

/** The documents of something, as JSON in the query of its card. */
export const documentsJson = (owner: SQL, most: number): SQL =>
  rows(
    sql`'id', id, 'title', title, 'fileName', file_name, 'type', type, 'bytes', bytes, 'sha256', sha256,
      'uploadedAt', uploaded_at, 'uploadedBy', uploaded_by, 'withdrawnAt', withdrawn_at, 'withdrawnReason', withdrawn_reason`,
    sql`SELECT * FROM document d WHERE ${owner} ORDER BY d.id DESC LIMIT ${most + 1}`,
  )

/**
 * Keeps a file: its content in R2 first, then its row. Should the row not be written, the content is an orphan, which
 * `collectOrphans` removes; a row without content cannot come about.
 *
 * @throws Problem `document.too_large`, `document.type`, `document.duplicate`, and of `refuseMarkings`
 */
export async function keep(
  ctx: Context,
  bucket: R2Bucket,
  owner: Owner,
  { title, fileName }: { title: string; fileName: string },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<StoredDocument> {
  if (bytes.length > fileLimit) throw new Problem('document.too_large')
  refuseMarkings({ '?title': title, '?fileName': fileName })
  const type = typeAmong(DocumentType.options, bytes, 'document.type')
  const id = newId('document', new Date(ctx.now))
  const { sha256, objectKey } = await storeContent(ctx, bucket, { area: 'documents', id }, bytes)
  const row: DocumentRow = {
    id,
    agreementId: null,
    regulationId: null,
    ...owner,
    title,
    fileName: cleanName(fileName, type),
    type,
    bytes: bytes.length,
    sha256,
    objectKey,
    uploadedAt: ctx.now,
    uploadedById: ctx.principal.id,
    uploadedBy: ctx.principal.name,
    withdrawnAt: null,
    withdrawnById: null,
    withdrawnReason: null,
  }
  const column = 'agreementId' in owner ? 'agreement_id' : 'regulation_id'
  return ctx.commit(
    asDocument(row),
    unique(`document.${column}, document.sha256`, 'document.duplicate', ctx.db.insert(document).values(row)),
    audit('document.keep', { type: 'document', id }, { ...owner, type, bytes: bytes.length, sha256 }),
  )
}

async function read(ctx: Context, owner: Owner, id: string): Promise<DocumentRow> {
  const [row] = await ctx.db
    .select()
    .from(document)
    .where(sql`id = ${id} AND ${ofOwner(owner)}`)
  if (!row) throw new Problem('resource.not_found')
  return row
}

/**
 * A file's content, for those who may read what it belongs to.
 *
 * @throws Problem `document.withdrawn`
 */
export async function fetchContent(
  ctx: Context,
  bucket: R2Bucket,
  owner: Owner,
  id: string,
): Promise<{ document: StoredDocument; body: ReadableStream }> {
  const row = await read(ctx, owner, id)
  if (row.withdrawnAt !== null) throw new Problem('document.withdrawn')
  const object = await bucket.get(row.objectKey)
  if (!object) throw new Error(`the content of ${id} is not in R2`)
  await ctx.commit(null, audit('document.fetch', { type: 'document', id }, owner))
  return { document: asDocument(row), body: object.body }
}

/**
 * Takes a document back: it stays, with its content, and is given out no more.
 *
 * @throws Problem `document.withdrawn`
 */
export async function withdraw(
  ctx: Context,
  owner: Owner,
  id: string,
  reason: string,
): Promise<StoredDocument> {
  const row = await read(ctx, owner, id)
  const withdrawn = { withdrawnAt: ctx.now, withdrawnById: ctx.principal.id, withdrawnReason: reason }
  return ctx.commit(
    asDocument({ ...row, ...withdrawn }),
    exactlyOne(
      ctx.db
        .update(document)
        .set(withdrawn)
        .where(sql`id = ${id} AND withdrawn_at IS NULL`),
      'document.withdrawn',
    ),
    audit('document.withdraw', { type: 'document', id }, { ...owner }),
  )
}
