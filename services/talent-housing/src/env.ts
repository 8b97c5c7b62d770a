import type { ServiceBindings } from '@alliance/service-kit'

export type Env = ServiceBindings
