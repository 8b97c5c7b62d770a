import { words } from '../language/words.ts'
import type { destinations } from '../shell/destinations.ts'

type Tile = (typeof destinations)[number]['name']

const tilesZh: Record<Tile, string> = {
  home: '',
  organisations: '按名称、代码或拼音首字母查找单位',
  grid: '查看任一日期的三级网格',
  chains: '龙头、上下游与伙伴一图看清',
  members: '成员与牌匾',
  meetings: '到会、表决与会议记录',
  instructors: '指导单位、走访与考核',
  candidates: '从骨干中推荐带头人',
  imports: '用表格批量录入单位',
  circle: '供给、需求与对接，一图看清各方伙伴',
  agreements: '各方协议、节点与文件',
  regulations: '运行机制与各个版本',
  accounts: '开立账号，授予角色',
  grants: '谁在什么范围有什么角色',
  clients: '高校与伙伴系统的接入',
  audit: '谁在何时做了什么，链条是否完整',
  operations: '服务、消息与版本的状态',
}
const tilesEn: typeof tilesZh = {
  home: '',
  organisations: 'Find one by name, code or pinyin initials',
  grid: 'The three-level grid on any date',
  chains: 'Lead, upstream, downstream and partners in one picture',
  members: 'Members and their plaques',
  meetings: 'Attendance, votes and minutes',
  instructors: 'Hosts, visits and grades',
  candidates: 'Possible heads, from the backbone',
  imports: 'Enter many organisations from a sheet',
  circle: 'Offers, needs and matches among the partners',
  agreements: 'What was signed, what is due, the texts',
  regulations: 'How the alliance runs, in all versions',
  accounts: 'Make accounts, give roles',
  grants: 'Who holds which role on what',
  clients: 'Universities’ and partners’ systems',
  audit: 'Who did what when, and whether the chain holds',
  operations: 'Services, messages and versions',
}

export const homeWords = words(
  {
    welcome: (name: string) => `${name}，您好`,
    and: '、',
    nothing: '您还没有角色。请联系安全管理员授予角色。',
    tiles: tilesZh,
    organisations: (count: string) => `${count} 家登记单位`,
    partyOrganisations: (count: string) => `${count} 个党组织`,
    chains: (count: string) => `${count} 条产业链`,
    members: (count: string) => `${count} 家成员`,
    committing: (name: string) => `正在导入：${name}`,
    unfinished: (name: string) => `待处理：${name}`,
    deadLetters: (count: string) => `${count} 条消息未能处理`,
    well: '运行正常',
  },
  {
    welcome: (name: string) => `Welcome, ${name}`,
    and: ', ',
    nothing: 'You have no role yet. Ask the security administrator for one.',
    tiles: tilesEn,
    organisations: (count: string) => `${count} organisations`,
    partyOrganisations: (count: string) => `${count} Party organisations`,
    chains: (count: string) => `${count} chains`,
    members: (count: string) => `${count} members`,
    committing: (name: string) => `Being entered: ${name}`,
    unfinished: (name: string) => `To finish: ${name}`,
    deadLetters: (count: string) => `${count} messages could not be handled`,
    well: 'Running well',
  },
)
