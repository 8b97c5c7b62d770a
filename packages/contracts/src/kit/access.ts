/** What one may do, as `<noun>:<verb>`. Routes ask for one of these; roles hold them. */
export const permissions = [
  'account:read',
  'account:write',
  'grant:read',
  'grant:write',
  'client:read',
  'client:write',
  'organisation:read',
  'organisation:write',
  'organisation:import',
  'import:write',
  'party-organisation:read',
  'party-organisation:write',
  'chain:read',
  'chain:write',
  'member:read',
  'member:write',
  'member-application:read',
  'member-application:write',
  'member-application:review',
  'member-application:opine',
  'member-application:approve',
  'person:read',
  'person:write',
  'person:reveal',
  'person:merge',
  'person-request:decide',
  'affiliation:read',
  'affiliation:write',
  'post:read',
  'post:write',
  'development:read',
  'development:write',
  'meeting:read',
  'meeting:write',
  'instructor:read',
  'instructor:write',
  'circle:read',
  'circle:write',
  'agreement:read',
  'agreement:write',
  'regulation:read',
  'regulation:write',
  'structure:read',
  'audit:read',
  'operations:read',
  'operations:replay',
  'activity:read',
  'activity:write',
  'activity:publish',
  'registration:read',
  'registration:write',
  'attendance:read',
  'attendance:write',
  'gate:write',
  'certificate:read',
  'certificate:write',
  'points:read',
  'points:write',
  'compliance:read',
  'compliance:write',
  'compliance:publish',
  'topic:read',
  'topic:write',
  'plot:read',
  'plot:write',
  'housing-policy:read',
  'housing-policy:write',
  'housing-policy:publish',
  'housing-application:read',
  'housing-application:write',
  'housing-application:review',
  'housing-application:decide-appeal',
  'allocation:read',
  'allocation:write',
  'lease:read',
  'lease:write',
] as const
export type Permission = (typeof permissions)[number]

/**
 * Where a grant holds. Rights on an `org` (a Party organisation of the grid) flow down its path; `enterprise` is
 * one organisation of the register; `zone` is everything in the environment.
 */
export const scopeKinds = ['zone', 'org', 'enterprise', 'plot', 'partner', 'self'] as const
export type ScopeKind = (typeof scopeKinds)[number]

interface RoleDefinition {
  zh: string
  en: string
  scopes: readonly ScopeKind[]
  permissions: readonly Permission[]
  /** Administrators and those who touch money sign in with a second factor. */
  secondFactor: boolean
}

const readRegister = [
  'organisation:read',
  'party-organisation:read',
  'chain:read',
  'member:read',
  'post:read',
  'instructor:read',
  'circle:read',
  'regulation:read',
] as const
/** Everything about what the alliance does together, from the draft to the points. */
const organiseEvents = [
  'activity:read',
  'activity:write',
  'activity:publish',
  'registration:read',
  'registration:write',
  'attendance:read',
  'attendance:write',
  'gate:write',
  'certificate:read',
  'certificate:write',
  'points:read',
  'points:write',
  'compliance:read',
  'topic:read',
  'topic:write',
] as const
const readEvents = [
  'activity:read',
  'registration:read',
  'attendance:read',
  'certificate:read',
  'points:read',
  'compliance:read',
  'topic:read',
] as const
/** The stock, the rules and what came of them; never who applied. */
const readHousing = ['plot:read', 'housing-policy:read', 'allocation:read'] as const
/** All of housing, cases and contracts included: who supervises reads everything and changes nothing. */
const superviseHousing = [...readHousing, 'housing-application:read', 'lease:read'] as const
const role = <const R extends RoleDefinition>(definition: R) => definition

/**
 * The roles of the alliance. System administration, security administration and audit are three roles (三员分立,
 * GB/T 22239-2019), and none of them may approve money or housing.
 */
export const roles = {
  alliance_secretary: role({
    zh: '链盟秘书',
    en: 'Alliance secretary',
    scopes: ['zone'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      'organisation:write',
      'organisation:import',
      'import:write',
      'party-organisation:write',
      'chain:write',
      'member:write',
      'member-application:read',
      'member-application:write',
      'member-application:review',
      'person:read',
      'person:write',
      'person:reveal',
      'person:merge',
      'person-request:decide',
      'affiliation:read',
      'affiliation:write',
      'post:write',
      'development:read',
      'development:write',
      'meeting:read',
      'meeting:write',
      'instructor:write',
      'circle:write',
      'agreement:read',
      'agreement:write',
      'regulation:write',
      'structure:read',
      ...organiseEvents,
      'compliance:write',
      ...readHousing,
    ],
  }),
  zone_leader: role({
    zh: '开发区领导',
    en: 'Zone leader',
    scopes: ['zone'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      ...readEvents,
      ...readHousing,
      'activity:publish',
      'compliance:publish',
      'member-application:read',
      'member-application:approve',
      'agreement:read',
      'structure:read',
    ],
  }),
  party_organisation_secretary: role({
    zh: '党组织书记',
    en: 'Party organisation secretary',
    scopes: ['org'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      'organisation:write',
      'import:write',
      'party-organisation:write',
      'member-application:read',
      'member-application:opine',
      'person:read',
      'person:write',
      'person:reveal',
      'affiliation:read',
      'affiliation:write',
      'post:write',
      'development:read',
      'development:write',
      'meeting:read',
      'meeting:write',
      'structure:read',
      ...organiseEvents,
    ],
  }),
  enterprise_hr: role({
    zh: '企业人事',
    en: 'Enterprise HR',
    scopes: ['enterprise'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      'organisation:write',
      'import:write',
      'member-application:read',
      'member-application:write',
      'person:read',
      'person:write',
      'circle:write',
      'agreement:read',
      'activity:read',
      'activity:write',
      'registration:read',
      'registration:write',
      'attendance:read',
      'attendance:write',
      'gate:write',
      'certificate:read',
      'topic:read',
      'topic:write',
      'plot:read',
      'housing-policy:read',
      'housing-application:read',
      'housing-application:write',
    ],
  }),
  service_officer: role({
    zh: '服务专员',
    en: 'Service officer',
    scopes: ['zone'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      'activity:read',
      'registration:read',
      'attendance:read',
      'attendance:write',
      'gate:write',
      'topic:read',
      'topic:write',
    ],
  }),
  estate_manager: role({
    zh: '公寓管家',
    en: 'Estate manager',
    scopes: ['zone', 'plot'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      'plot:read',
      'plot:write',
      'housing-policy:read',
      'allocation:read',
      'lease:read',
      'lease:write',
    ],
  }),
  housing_reviewer: role({
    zh: '住房审核员',
    en: 'Housing reviewer',
    scopes: ['zone'],
    secondFactor: false,
    permissions: [
      ...readRegister,
      ...superviseHousing,
      'housing-application:review',
      'housing-application:decide-appeal',
    ],
  }),
  housing_administrator: role({
    zh: '住房管理员',
    en: 'Housing administrator',
    scopes: ['zone'],
    secondFactor: true,
    permissions: [
      ...readRegister,
      ...superviseHousing,
      'plot:write',
      'housing-policy:write',
      'housing-policy:publish',
      'allocation:write',
    ],
  }),
  talent: role({ zh: '人才', en: 'Talent', scopes: ['self'], secondFactor: false, permissions: [] }),
  fund_reviewer: role({
    zh: '基金评审',
    en: 'Fund reviewer',
    scopes: ['zone'],
    secondFactor: true,
    permissions: readRegister,
  }),
  cashier: role({
    zh: '出纳',
    en: 'Cashier',
    scopes: ['zone'],
    secondFactor: true,
    permissions: readRegister,
  }),
  discipline_inspector: role({
    zh: '纪检监察',
    en: 'Discipline inspector',
    scopes: ['zone'],
    secondFactor: true,
    permissions: [
      ...readRegister,
      ...readEvents,
      ...superviseHousing,
      'audit:read',
      'grant:read',
      'member-application:read',
      'agreement:read',
    ],
  }),
  system_administrator: role({
    zh: '系统管理员',
    en: 'System administrator',
    scopes: ['zone'],
    secondFactor: true,
    permissions: ['operations:read', 'operations:replay', 'account:read'],
  }),
  security_administrator: role({
    zh: '安全管理员',
    en: 'Security administrator',
    scopes: ['zone'],
    secondFactor: true,
    permissions: [
      'account:read',
      'account:write',
      'grant:read',
      'grant:write',
      'client:read',
      'client:write',
    ],
  }),
  auditor: role({
    zh: '审计管理员',
    en: 'Audit administrator',
    scopes: ['zone'],
    secondFactor: true,
    permissions: ['audit:read', 'account:read', 'grant:read', 'client:read', 'operations:read'],
  }),
} as const
export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** What a partner's system may be given (OAuth 2 scopes). */
export const clientScopes = ['register:read', 'training:write', 'training:read'] as const
export type ClientScope = (typeof clientScopes)[number]

/** Which permissions a client scope carries. */
export const clientScopePermissions: Record<ClientScope, readonly Permission[]> = {
  'register:read': ['organisation:read', 'chain:read'],
  'training:write': [],
  'training:read': [],
}

export interface Scope {
  kind: ScopeKind
  /** The id the scope names; null for `zone` and `self`. */
  id: string | null
}

export interface Grant {
  role: Role
  scope: Scope
}

/** Who asks. The gateway makes it from a session or a token; services decide on it, row by row. */
export interface Principal {
  id: string
  kind: 'person' | 'client' | 'system'
  name: string
  grants: readonly Grant[]
  clientScopes: readonly ClientScope[]
  /** The second factor was given in this session. */
  secondFactor: boolean
  sessionId: string | null
}

/** How a route is opened: to anyone, to whoever is signed in, or to those with a permission on the row. */
export type Access =
  | { kind: 'public'; freshSeconds?: number }
  | { kind: 'signed-in' }
  | { kind: 'permission'; permission: Permission }

/**
 * Open to anyone. With `freshSeconds`, the answer is the same for everyone and the gateway may repeat it for that
 * long without asking the service.
 */
export const open = (options: { freshSeconds?: number } = {}): Access => ({ kind: 'public', ...options })
export const signedIn = (): Access => ({ kind: 'signed-in' })
export const can = (permission: Permission): Access => ({ kind: 'permission', permission })
