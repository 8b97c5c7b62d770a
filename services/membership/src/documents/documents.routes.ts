import type { StoredDocument } from '@alliance/contracts/membership'
import { fileReply as reply } from '@alliance/service-kit/files/store'

/** A document as an answer. */
export const fileReply = ({ document, body }: { document: StoredDocument; body: ReadableStream }): Response =>
  reply({ ...document, body })
