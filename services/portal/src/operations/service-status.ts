import type { Schemas } from '@alliance/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled, Unreachable } from '../api/refusal.ts'

/** The services whose operations routes the document has. A new service is one word here. */
export const watchedServices = ['identity', 'membership', 'events'] as const
export type WatchedService = (typeof watchedServices)[number]

export const statusQuery = (service: WatchedService) =>
  queryOptions({
    queryKey: ['operations', 'status', service],
    queryFn: (): Promise<Schemas['ServiceStatus']> =>
      settled(api.GET(`/api/v1/${service}/operations/status`)),
  })

/** What the gateway says of itself and the workers behind it; a degraded system says the same with 503. */
export const readinessQuery = queryOptions({
  queryKey: ['operations', 'readiness'],
  async queryFn(): Promise<Schemas['Readiness']> {
    const { data, error } = await api.GET('/readyz').catch((cause: unknown) => {
      throw new Unreachable('no answer', { cause })
    })
    const readiness = data ?? error
    if (!readiness || !('services' in readiness)) throw new Unreachable('not the gateway')
    return readiness
  },
})
