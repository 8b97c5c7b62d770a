import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'
import type { Role } from '../session/me.ts'

export type ScopeKind = Schemas['Scope']['kind']

const zh: Record<Role, string> = {
  alliance_secretary: '链盟秘书',
  zone_leader: '开发区领导',
  party_organisation_secretary: '党组织书记',
  enterprise_hr: '企业人事',
  service_officer: '服务专员',
  estate_manager: '公寓管家',
  housing_reviewer: '住房审核员',
  housing_administrator: '住房管理员',
  talent: '人才',
  fund_reviewer: '基金评审',
  cashier: '出纳',
  discipline_inspector: '纪检监察',
  system_administrator: '系统管理员',
  security_administrator: '安全管理员',
  auditor: '审计管理员',
}
const en: typeof zh = {
  alliance_secretary: 'Alliance secretary',
  zone_leader: 'Zone leader',
  party_organisation_secretary: 'Party organisation secretary',
  enterprise_hr: 'Enterprise HR',
  service_officer: 'Service officer',
  estate_manager: 'Estate manager',
  housing_reviewer: 'Housing reviewer',
  housing_administrator: 'Housing administrator',
  talent: 'Talent',
  fund_reviewer: 'Fund reviewer',
  cashier: 'Cashier',
  discipline_inspector: 'Discipline inspector',
  system_administrator: 'System administrator',
  security_administrator: 'Security administrator',
  auditor: 'Audit administrator',
}
const scopesZh: Record<ScopeKind, string> = {
  zone: '全区',
  org: '党组织',
  enterprise: '单位',
  plot: '地块',
  partner: '伙伴',
  self: '本人',
}
const scopesEn: typeof scopesZh = {
  zone: 'The whole zone',
  org: 'A Party organisation',
  enterprise: 'An organisation',
  plot: 'A plot',
  partner: 'A partner',
  self: 'Oneself',
}

export const roleWords = words({ name: zh, scope: scopesZh }, { name: en, scope: scopesEn })

/** The scopes that a role can be given on, the usual one first. Offered here; decided by identity. */
export const roleScopes: Record<Role, readonly ScopeKind[]> = {
  alliance_secretary: ['zone'],
  zone_leader: ['zone'],
  party_organisation_secretary: ['org'],
  enterprise_hr: ['enterprise'],
  service_officer: ['zone'],
  estate_manager: ['zone', 'plot'],
  housing_reviewer: ['zone'],
  housing_administrator: ['zone'],
  talent: ['self'],
  fund_reviewer: ['zone'],
  cashier: ['zone'],
  discipline_inspector: ['zone'],
  system_administrator: ['zone'],
  security_administrator: ['zone'],
  auditor: ['zone'],
}
export const roles = Object.keys(roleScopes) as Role[]
