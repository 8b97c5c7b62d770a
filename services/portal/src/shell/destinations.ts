import { words } from '../language/words.ts'
import type { Permission } from '../session/me.ts'

interface Destination {
  to: string
  name: keyof (typeof destinationWords)['zh']
  needs: Permission | null
  group: 'register' | 'party' | 'cooperation' | 'administration'
}

export const destinationWords = words(
  {
    navigation: '主导航',
    register: '联盟',
    party: '党建',
    cooperation: '协作',
    administration: '管理',
    more: '更多',
    home: '首页',
    organisations: '单位',
    grid: '组织网格',
    chains: '产业链',
    members: '联盟成员',
    joining: '入盟申请',
    people: '人员',
    dues: '近期到期',
    imports: '名册导入',
    meetings: '会议',
    instructors: '党建指导员',
    candidates: '带头人人选库',
    development: '发展党员',
    structure: '党员结构',
    myHosts: '我的指导工作',
    circle: '朋友圈',
    agreements: '协议',
    regulations: '制度',
    accounts: '账号',
    grants: '授权记录',
    clients: '伙伴系统',
    audit: '审计',
    operations: '运行',
    account: '我的账号',
    skip: '跳到正文',
    signOut: '退出登录',
    userMenu: '账号菜单',
    close: '关闭菜单',
    public: '公开页',
    docs: '接口文档',
    sleeping: '您有角色需要两步验证才能使用。',
    setUp: '现在设置',
    giveAgain: '重新登录并完成两步验证',
  },
  {
    navigation: 'Main',
    register: 'Alliance',
    party: 'Party work',
    cooperation: 'Cooperation',
    administration: 'Administration',
    more: 'More',
    home: 'Home',
    organisations: 'Organisations',
    grid: 'Grid',
    chains: 'Chains',
    members: 'Members',
    joining: 'Joining',
    people: 'People',
    dues: 'Falling due',
    imports: 'Imports',
    meetings: 'Meetings',
    instructors: 'Instructors',
    candidates: 'Candidate pool',
    development: 'Member development',
    structure: 'Structure',
    myHosts: 'My hosts',
    circle: 'Circle',
    agreements: 'Agreements',
    regulations: 'Regulations',
    accounts: 'Accounts',
    grants: 'Grants',
    clients: 'Partner clients',
    audit: 'Audit trail',
    operations: 'Operations',
    account: 'My account',
    skip: 'Skip to the content',
    signOut: 'Sign out',
    userMenu: 'Account menu',
    close: 'Close the menu',
    public: 'Public page',
    docs: 'API reference',
    sleeping: 'A role of yours sleeps until you have a second factor.',
    setUp: 'Set it up now',
    giveAgain: 'Sign in again with the second factor',
  },
)

/** The rooms of the house: where each is, and the permission that opens it. A new screen is one line here. */
export const destinations = [
  { to: '/home', name: 'home', needs: null, group: 'register' },
  { to: '/organisations', name: 'organisations', needs: 'organisation:read', group: 'register' },
  { to: '/grid', name: 'grid', needs: 'party-organisation:read', group: 'register' },
  { to: '/chains', name: 'chains', needs: 'chain:read', group: 'register' },
  { to: '/members', name: 'members', needs: 'member:read', group: 'register' },
  { to: '/joining', name: 'joining', needs: 'member-application:read', group: 'register' },
  { to: '/people', name: 'people', needs: 'person:read', group: 'register' },
  { to: '/imports', name: 'imports', needs: 'organisation:import', group: 'register' },
  { to: '/dues', name: 'dues', needs: 'post:write', group: 'party' },
  { to: '/meetings', name: 'meetings', needs: 'meeting:read', group: 'party' },
  { to: '/instructors', name: 'instructors', needs: 'instructor:read', group: 'party' },
  { to: '/candidates', name: 'candidates', needs: 'instructor:write', group: 'party' },
  { to: '/development', name: 'development', needs: 'development:read', group: 'party' },
  { to: '/structure', name: 'structure', needs: 'structure:read', group: 'party' },
  { to: '/circle', name: 'circle', needs: 'circle:read', group: 'cooperation' },
  { to: '/agreements', name: 'agreements', needs: 'agreement:read', group: 'cooperation' },
  { to: '/regulations', name: 'regulations', needs: 'regulation:read', group: 'cooperation' },
  { to: '/accounts', name: 'accounts', needs: 'account:read', group: 'administration' },
  { to: '/grants', name: 'grants', needs: 'grant:read', group: 'administration' },
  { to: '/clients', name: 'clients', needs: 'client:read', group: 'administration' },
  { to: '/audit', name: 'audit', needs: 'audit:read', group: 'administration' },
  { to: '/operations', name: 'operations', needs: 'operations:read', group: 'administration' },
] as const satisfies Destination[]

/** The permission that the screen at a path asks for. */
export const permissionAt = (pathname: string): Permission | null =>
  destinations.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.needs ?? null

/** What the bottom bar of a phone has room for, beside "more". */
export const onPhone = 4
