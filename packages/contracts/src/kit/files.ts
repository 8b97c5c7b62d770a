import { z } from '@hono/zod-openapi'

/** What a kept file may be, as told by its content: GB/T 33190 OFD beside what offices, scanners and cameras write. */
export const fileTypes = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type FileType = keyof typeof fileTypes

const binary = { schema: z.string().openapi({ format: 'binary' }) }

/** A file as the body of a request. What the request calls it does not matter: its content tells its type. */
export const fileBody = (types: readonly FileType[]) => ({
  required: true as const,
  content: Object.fromEntries(
    ['application/octet-stream', ...types.map((type) => fileTypes[type])].map((type) => [type, binary]),
  ),
})

/** A file as an answer. */
export const fileAnswer = (types: readonly FileType[]) => ({
  description: 'The file',
  content: Object.fromEntries(types.map((type) => [fileTypes[type], binary])),
})
