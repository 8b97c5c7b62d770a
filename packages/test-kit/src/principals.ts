import {
  roleNames,
  roles,
  type ClientScope,
  type Grant,
  type Permission,
  type Principal,
  type Role,
  type Scope,
} from '@alliance/contracts'
import { newId } from '@alliance/service-kit/ids'

const zone: Scope = { kind: 'zone', id: null }
const surnames = ['周', '沈', '顾', '陆', '程', '许', '邵', '薛', '戴', '殷']
const given = ['知微', '明远', '若溪', '承志', '清和', '思齐', '望舒', '景行', '子衿', '云帆']
let people = 0

/** A synthetic name; the first hundred are all different. */
const newName = (): string => {
  const n = people++
  return surnames[n % 10]! + given[Math.floor(n / 10) % 10]!
}

/** A person with an account of their own, who gave the second factor unless `asleep`. */
export const personWith = (grants: readonly Grant[], { asleep = false } = {}): Principal => ({
  id: newId('account'),
  kind: 'person',
  name: newName(),
  grants,
  clientScopes: [],
  secondFactor: !asleep,
  sessionId: newId('session'),
})
export const holding = (role: Role, scope: Scope = zone): Principal => personWith([{ role, scope }])

export const nobody = (): Principal => personWith([])
export const secretary = (): Principal => holding('alliance_secretary')
export const leader = (): Principal => holding('zone_leader')
export const hr = (enterpriseId: string): Principal =>
  holding('enterprise_hr', { kind: 'enterprise', id: enterpriseId })
export const partySecretary = (orgId: string): Principal =>
  holding('party_organisation_secretary', { kind: 'org', id: orgId })
export const talent = (): Principal => holding('talent', { kind: 'self', id: null })
export const estateManager = (plotId: string): Principal =>
  holding('estate_manager', { kind: 'plot', id: plotId })
export const housingReviewer = (): Principal => holding('housing_reviewer')
export const housingAdministrator = (): Principal => holding('housing_administrator')
export const systemAdministrator = (): Principal => holding('system_administrator')
export const securityAdministrator = (): Principal => holding('security_administrator')
export const auditor = (): Principal => holding('auditor')
export const disciplineInspector = (): Principal => holding('discipline_inspector')

/** A partner's system. */
export const client = (...clientScopes: ClientScope[]): Principal => ({
  id: newId('partnerClient'),
  kind: 'client',
  name: `合作高校系统${++people}`,
  grants: [],
  clientScopes,
  secondFactor: false,
  sessionId: null,
})

const rolesWith = (permission: Permission): Role[] =>
  roleNames.filter((role) => (roles[role].permissions as readonly Permission[]).includes(permission))

/** Who holds every role that carries the permission, everywhere. */
export const allowed = (permission: Permission): Principal =>
  personWith(rolesWith(permission).map((role) => ({ role, scope: zone })))

/** Who holds every role but those that carry the permission, everywhere. */
export const allBut = (permission: Permission): Principal => {
  const carriers = rolesWith(permission)
  return personWith(
    roleNames.filter((role) => !carriers.includes(role)).map((role) => ({ role, scope: zone })),
  )
}

/** Who holds every role there is. */
export const everyone = (): Principal => personWith(roleNames.map((role) => ({ role, scope: zone })))
