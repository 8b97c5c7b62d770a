import { identityRoutes } from './identity/index.ts'
import type { ContractRoute } from './kit/route.ts'
import { membershipRoutes } from './membership/index.ts'

/** Every service behind the gateway and the routes its contract declares. A new service is one line here. */
export const services = {
  identity: identityRoutes,
  membership: membershipRoutes,
} as unknown as Record<ServiceName, ContractRoute[]>

export type ServiceName = 'identity' | 'membership'
export const serviceNames = ['identity', 'membership'] as const satisfies ServiceName[]

/** Where a service answers, seen from outside. */
export const basePath = (service: ServiceName): string => `/api/v1/${service}`
