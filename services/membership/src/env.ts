import type { ServiceBindings } from '@alliance/service-kit'

export interface Env extends ServiceBindings {
  TO_IDENTITY: Queue
}
