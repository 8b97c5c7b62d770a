import type { ServiceBindings } from '@alliance/service-kit'

export interface Env extends ServiceBindings {
  /** Keys of encrypted fields: who applies, and of whose family. */
  FIELD_KEYS: string
  /** What applications are shown by. Nothing but this worker reads it. */
  DOCUMENTS: R2Bucket
}
