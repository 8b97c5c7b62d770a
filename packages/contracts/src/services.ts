import { gatewayRoutes } from './gateway/index.ts'
import { identityRoutes } from './identity/index.ts'
import type { ContractRoute } from './kit/route.ts'
import { membershipRoutes } from './membership/index.ts'
import { eventsRoutes } from './events/index.ts'
import { talentHousingRoutes } from './talent-housing/index.ts'

/** The gateway and every service behind it, with the routes its contract declares. A new service is one line here. */
export const services = {
  gateway: gatewayRoutes,
  identity: identityRoutes,
  membership: membershipRoutes,
  events: eventsRoutes,
  'talent-housing': talentHousingRoutes,
} as unknown as Record<ServiceName, ContractRoute[]>

export const serviceNames = ['gateway', 'identity', 'membership', 'events', 'talent-housing'] as const
export type ServiceName = (typeof serviceNames)[number]

/** Where a service answers, seen from outside. */
export const basePath = (service: ServiceName): string => (service === 'gateway' ? '' : `/api/v1/${service}`)
