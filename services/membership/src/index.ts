import { membershipOperations, membershipRoutes } from '@alliance/contracts/membership'
import { defineService } from '@alliance/service-kit'
import type { Env } from './env.ts'
import { mountOrganisations } from './organisations/organisations.routes.ts'

export const service = defineService<Env>({
  name: 'membership',
  contract: membershipRoutes,
  operations: membershipOperations,
  rooms: [mountOrganisations],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
