import type { ServiceBindings } from '../../src/index.ts'

export interface Env extends ServiceBindings {
  TO_PROBE: Queue
  TO_LEDGER: Queue
}
