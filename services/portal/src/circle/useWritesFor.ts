import { useMe } from '../session/me.ts'

/**
 * Whether the reader writes for an organisation of the circle; null is a chain, for which only the secretary does. It
 * decides what is offered; the service decides on the row.
 */
export function useWritesFor() {
  const { roles } = useMe()
  return (organisationId: string | null) =>
    roles.some(
      ({ role, scope }) =>
        role === 'alliance_secretary' ||
        (role === 'enterprise_hr' && organisationId !== null && scope.id === organisationId),
    )
}
