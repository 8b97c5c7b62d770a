export * from './principal-header.ts'
import {
  clientScopePermissions,
  roles,
  type Grant,
  type Permission,
  type Principal,
} from '@alliance/contracts'

/** The platform itself, in cron and queue handlers. */
export const systemPrincipal: Principal = {
  id: 'system',
  kind: 'system',
  name: '系统',
  grants: [],
  clientScopes: [],
  secondFactor: false,
  sessionId: null,
}

/** Where a row lies, as far as rights are concerned. */
export interface Place {
  /** Ids of the Party organisations from the root of the grid down to the row's own. */
  orgs?: readonly string[]
  enterprise?: string | null
  plot?: string | null
  /** The account the row is about. */
  person?: string | null
}

/** How far a permission goes for a principal: everywhere, or on these scopes. Every list query demands one. */
export type Reach =
  | 'everywhere'
  | { orgs: readonly string[]; enterprises: readonly string[]; plots: readonly string[]; self: string | null }

const holds = (grant: Grant, permission: Permission) =>
  (roles[grant.role].permissions as readonly Permission[]).includes(permission)

/** Roles of administration and money sleep until the second factor was given. */
const awake = (principal: Principal, grant: Grant) =>
  principal.secondFactor || !roles[grant.role].secondFactor

/** The reach of a permission, or null when the principal does not have it anywhere. */
export function reachOf(principal: Principal, permission: Permission): Reach | null {
  if (principal.kind === 'client')
    return principal.clientScopes.some((scope) => clientScopePermissions[scope].includes(permission))
      ? 'everywhere'
      : null
  const grants = principal.grants.filter((grant) => holds(grant, permission) && awake(principal, grant))
  if (grants.length === 0) return null
  if (grants.some((grant) => grant.scope.kind === 'zone')) return 'everywhere'
  const ids = (kind: Grant['scope']['kind']) =>
    grants.flatMap(({ scope }) => (scope.kind === kind && scope.id ? [scope.id] : []))
  return {
    orgs: ids('org'),
    enterprises: ids('enterprise'),
    plots: ids('plot'),
    self: grants.some((grant) => grant.scope.kind === 'self') ? principal.id : null,
  }
}

/** True when a right the principal was given sleeps for want of the second factor. */
export const sleeps = (principal: Principal, permission: Permission): boolean =>
  principal.grants.some((grant) => holds(grant, permission) && !awake(principal, grant))

/** Whether a reach covers a place. Rights on an organisation flow down its path. */
export function covers(reach: Reach | null, place: Place): boolean {
  if (reach === null) return false
  if (reach === 'everywhere') return true
  return (
    (place.orgs ?? []).some((org) => reach.orgs.includes(org)) ||
    (!!place.enterprise && reach.enterprises.includes(place.enterprise)) ||
    (!!place.plot && reach.plots.includes(place.plot)) ||
    (!!place.person && reach.self === place.person)
  )
}
