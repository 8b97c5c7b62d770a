import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export const webhooksKey = (clientId: string) => ['webhooks', clientId]
export const hostOf = (url: string): string => new URL(url).host

/** A client has few endpoints: one page holds them. */
export const webhooksQuery = (clientId: string) =>
  queryOptions({
    queryKey: webhooksKey(clientId),
    queryFn: () =>
      settled(
        api.GET('/api/v1/identity/clients/{clientId}/webhooks', {
          params: { path: { clientId }, query: { limit: 200 } },
        }),
      ),
  })

export const eventTypesQuery = queryOptions({
  queryKey: ['webhook-event-types'],
  queryFn: () => settled(api.GET('/api/v1/identity/webhook-event-types')),
  staleTime: Infinity,
})
