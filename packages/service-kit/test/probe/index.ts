import { defineService } from '../../src/index.ts'
import { probeOperations, probeRoutes } from './contract.ts'
import type { Env } from './env.ts'
import { mountNotes } from './notes/notes.ts'
import { consumes, mountPurses } from './purses/purses.ts'

export const service = defineService<Env>({
  name: 'probe',
  contract: probeRoutes,
  operations: probeOperations,
  rooms: [mountNotes, mountPurses],
  consumes,
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
