import { z } from '@hono/zod-openapi'
import { fileAnswer, fileBody } from '../kit/files.ts'
import { idOf } from '../kit/ids.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'
import { json } from '../kit/route.ts'

const types = ['pdf', 'ofd', 'png', 'jpg', 'docx', 'xlsx'] as const
export const DocumentType = z.enum(types).openapi('DocumentType')
export type DocumentType = z.infer<typeof DocumentType>

/** A kept file. It is never public and never deleted: taken back, it says when and why. */
export const StoredDocument = z
  .strictObject({
    id: idOf('document'),
    title: z.string(),
    fileName: z.string(),
    type: DocumentType,
    bytes: z.int(),
    sha256: z.string().openapi({ description: 'Of the content, hexadecimal.' }),
    uploadedAt: Instant,
    uploadedBy: z.string(),
    withdrawnAt: orNull(Instant),
    withdrawnReason: z.string().nullable(),
  })
  .openapi('StoredDocument')
export type StoredDocument = z.infer<typeof StoredDocument>

/** The file as the body. */
export const documentUpload = {
  query: z.strictObject({ title: Name, fileName: z.string().trim().min(1).max(200) }),
  body: fileBody(types),
}
export const documentFile = fileAnswer(types)
export const documentWithdrawal = {
  body: json(z.strictObject({ reason: z.string().trim().min(2).max(500) }).openapi('DocumentWithdrawal')),
}
export const documentUploadProblems = ['document.type', 'document.too_large', 'document.duplicate'] as const
