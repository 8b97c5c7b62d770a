import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export const calendarLinksQuery = queryOptions({
  queryKey: ['calendar-links'],
  queryFn: () => settled(api.GET('/api/v1/events/my-calendar-links')),
})
