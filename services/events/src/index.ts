import { eventsOperations, eventsRoutes } from '@alliance/contracts/events'
import { defineService } from '@alliance/service-kit'
import type { Env } from './env.ts'
import { consumes } from './directory/directory.events.ts'
import { mountActivities } from './activities/activities.routes.ts'

export const service = defineService<Env>({
  name: 'events',
  contract: eventsRoutes,
  operations: eventsOperations,
  rooms: [mountActivities],
  consumes,
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
