import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'

/** What the bell shows; asked again every minute while the page is in sight. */
export const unreadQuery = queryOptions({
  queryKey: ['notice-count'],
  queryFn: () => settled(api.GET('/api/v1/identity/me/notices/count')),
  refetchInterval: 60_000,
})

/** After something was read, here or by opening it. */
export function noticesChanged(): void {
  void queries.invalidateQueries({ queryKey: unreadQuery.queryKey })
  void queries.invalidateQueries({ queryKey: ['notices'] })
}
