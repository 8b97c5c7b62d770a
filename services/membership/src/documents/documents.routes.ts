import { documentTypes, type StoredDocument } from '@alliance/contracts/membership'

/** A document as an answer: to be saved, never to be run or shown as a page of ours. */
export const fileReply = ({ document, body }: { document: StoredDocument; body: ReadableStream }): Response =>
  new Response(body, {
    headers: {
      'content-type': documentTypes[document.type],
      'content-length': String(document.bytes),
      'content-disposition': `attachment; filename="document.${document.type}"; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
