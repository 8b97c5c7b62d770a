import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

/** A member as on a date. */
export const useMember = (memberId: string, asOf?: string) =>
  useQuery({
    queryKey: ['members', 'card', memberId, asOf],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/alliance-members/{memberId}', {
          params: { path: { memberId }, query: { asOf } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
