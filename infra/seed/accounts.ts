import type { Schemas } from '@alliance/client'

type Role = Schemas['NewGrant']['role']

export interface SeedAccount {
  role: Role
  name: string
  phone: string
  /** Keys of the seed's organisations; left out, the scope is the zone or oneself. */
  scopes?: { kind: 'org' | 'enterprise'; key: string }[]
  /** How the seed names the account, where it is not the first of its role. */
  key?: string
}

/**
 * Demo staff, one a role, then two more of enterprises that wish to join, and a second who publishes housing policies. Names and numbers are synthetic; a number
 * is `13900000` and the line it stands in. Who asks for a role's account gets the first.
 */
export const seedAccounts: SeedAccount[] = [
  { role: 'alliance_secretary', name: '周示例', phone: '13900000002' },
  { role: 'zone_leader', name: '杨示例', phone: '13900000003' },
  {
    role: 'party_organisation_secretary',
    name: '吴示例',
    phone: '13900000004',
    scopes: [{ kind: 'org', key: 'CC-TX' }],
  },
  {
    role: 'enterprise_hr',
    name: '郑示例',
    phone: '13900000005',
    scopes: [{ kind: 'enterprise', key: 'xurong' }],
  },
  { role: 'service_officer', name: '王示例', phone: '13900000006' },
  { role: 'estate_manager', name: '冯示例', phone: '13900000007' },
  { role: 'talent', name: '陈示例', phone: '13900000008' },
  { role: 'fund_reviewer', name: '褚示例', phone: '13900000009' },
  { role: 'cashier', name: '卫示例', phone: '13900000010' },
  { role: 'discipline_inspector', name: '蒋示例', phone: '13900000011' },
  { role: 'system_administrator', name: '沈示例', phone: '13900000012' },
  { role: 'auditor', name: '韩示例', phone: '13900000013' },
  {
    key: 'applicant',
    role: 'enterprise_hr',
    name: '何示例',
    phone: '13900000014',
    scopes: [{ kind: 'enterprise', key: 'xinfang' }],
  },
  {
    key: 'applicants',
    role: 'enterprise_hr',
    name: '吕示例',
    phone: '13900000015',
    scopes: ['jinfan', 'yinhua', 'huaxian', 'mianliao', 'jiafang'].map((key) => ({
      kind: 'enterprise',
      key,
    })),
  },
  { role: 'housing_reviewer', name: '朱示例', phone: '13900000016' },
  { role: 'housing_administrator', name: '秦示例', phone: '13900000017' },
  // What two people decide needs two: who publishes the policy, who decides an appeal.
  {
    key: 'second_housing_administrator',
    role: 'housing_administrator',
    name: '尤示例',
    phone: '13900000018',
  },
  { key: 'second_housing_reviewer', role: 'housing_reviewer', name: '苏示例', phone: '13900000019' },
]

export const keyOf = ({ key, role }: SeedAccount): string => key ?? role

export const securityAdministrator: SeedAccount = {
  role: 'security_administrator',
  name: '安示例',
  phone: '13900000001',
}
