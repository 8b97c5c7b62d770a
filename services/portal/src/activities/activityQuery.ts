import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

/** An offer may come and positions move while one looks: the page is read again now and then. */
const pause = 15_000

export const activityQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', 'card', activityId],
    queryFn: () =>
      settled(api.GET('/api/v1/events/activities/{activityId}', { params: { path: { activityId } } })),
    refetchInterval: ({ state }) => (state.data?.activity.state === 'published' ? pause : false),
  })
