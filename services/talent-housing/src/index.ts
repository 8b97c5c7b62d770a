import { talentHousingOperations, talentHousingRoutes } from '@alliance/contracts/talent-housing'
import { defineService } from '@alliance/service-kit'
import type { Env } from './env.ts'
import { mountPlots } from './plots/plots.routes.ts'
import { mountPolicies } from './policies/policies.routes.ts'

export const service = defineService<Env>({
  name: 'talent-housing',
  contract: talentHousingRoutes,
  operations: talentHousingOperations,
  rooms: [mountPlots, mountPolicies],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
