import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'
import { json } from '../kit/route.ts'

/** What a document may be, as told by its content: GB/T 33190 OFD beside what offices and scanners write. */
export const documentTypes = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export const DocumentType = z
  .enum(Object.keys(documentTypes) as [keyof typeof documentTypes])
  .openapi('DocumentType')
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

const binary = { schema: z.string().openapi({ format: 'binary' }) }

/** The file as the body. What the request calls it does not matter: its content tells its type. */
export const documentUpload = {
  query: z.strictObject({ title: Name, fileName: z.string().trim().min(1).max(200) }),
  body: {
    required: true as const,
    content: Object.fromEntries(
      ['application/octet-stream', ...Object.values(documentTypes)].map((type) => [type, binary]),
    ),
  },
}
export const documentFile = {
  description: 'The file',
  content: Object.fromEntries(Object.values(documentTypes).map((type) => [type, binary])),
}
export const documentWithdrawal = {
  body: json(z.strictObject({ reason: z.string().trim().min(2).max(500) }).openapi('DocumentWithdrawal')),
}
export const documentUploadProblems = ['document.type', 'document.too_large', 'document.duplicate'] as const
