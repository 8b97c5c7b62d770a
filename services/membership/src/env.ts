import type { ServiceBindings } from '@alliance/service-kit'

export interface Env extends ServiceBindings {
  FIELD_KEYS: string
  TO_IDENTITY: Queue
  TO_EVENTS: Queue
  TO_TALENT_HOUSING: Queue
  /** Files of agreements and regulations. Nothing but this worker reads it. */
  DOCUMENTS: R2Bucket
}
