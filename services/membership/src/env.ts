import type { ServiceBindings } from '@alliance/service-kit'

export interface Env extends ServiceBindings {
  FIELD_KEYS: string
  TO_IDENTITY: Queue
}
