import type { Schemas } from '@alliance/client'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'

export type Me = Schemas['Me']
export type Permission = Me['permissions'][number]
export type Role = Me['roles'][number]['role']

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => settled(api.GET('/api/v1/identity/me')),
  staleTime: 60_000,
})

/** Who is signed in. Only below the signed-in layout, which has asked before it shows anything. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** Whether the reader may do something somewhere. It decides what is offered; the service decides on the row. */
export function useMay() {
  const { permissions } = useMe()
  return (permission: Permission) => permissions.includes(permission)
}
