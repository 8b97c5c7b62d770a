import type { Schemas } from '@alliance/client'

type NewActivity = Schemas['NewActivity']
type Chain = NonNullable<NewActivity['chains']>[number]

/** An activity as the seed writes it: hosts and branches by their keys, times as a clock in Shanghai shows them. */
export interface SeedActivity {
  key: string
  series?: string
  title: string
  summary?: string
  /** Given the ids of Party organisations by key. */
  detail: (party: (key: string) => string) => NewActivity['detail']
  /** `party:CC-TX` or a key of the organisations; the first is the host, the others are its co-hosts. */
  hosts: string[]
  chains?: Chain[]
  actions: NewActivity['actions']
  links?: NewActivity['links']
  workLines?: NewActivity['workLines']
  culture?: boolean
  place: string | { online: string }
  on: string
  from: string
  to: string
  /** Seats, and how many people of the seed are registered to them; none without registration. */
  seats?: number
  people?: number
  /** The demo talent is registered with them. */
  talent?: true
  /** Once it is over, everyone’s attendance is recorded but the last one’s, who is excused. */
  attended?: true
  /** Gates it is opened to, without devices: a code of theirs lives half an hour. */
  gates?: string[]
  /** Where it stays instead of going all its way. */
  stays?: 'draft' | 'in_review'
  provenance?: NewActivity['provenance']
  sourceRef?: string
  minutes?: string
}

export interface SeedSeries {
  key: string
  kind: Schemas['ActivityKind']
  name: string
  description: string
  owner: string
  chainCode?: Chain
  numbered: boolean
  provenance?: NewActivity['provenance']
  sourceRef?: string
}

const article = '现代快报 2022-06-30'
const told = (rows: string) => ({ provenance: 'seed' as const, sourceRef: `${article} · ${rows}` })

export const chainNames: [Chain, string][] = [
  ['SM', '智能制造'],
  ['TIC', '检验检测'],
  ['IT', '新一代信息技术'],
  ['DE', '数字经济'],
  ['TX', '纺织'],
]

export const series: SeedSeries[] = [
  {
    key: 'alliance-salon',
    kind: 'salon',
    name: '“链”盟沙龙',
    description: '联盟层面的沙龙，按期编号。',
    owner: 'party:zone',
    numbered: true,
    ...told('S16'),
  },
  ...chainNames.map(([chainCode, name]): SeedSeries => ({
    key: `salon-${chainCode}`,
    kind: 'salon',
    name: `[示例] ${name}链沙龙`,
    description: '每条产业链定期举办（S30）。',
    owner: `party:CC-${chainCode}`,
    chainCode,
    numbered: true,
  })),
  {
    key: 'theme-day',
    kind: 'party_day',
    name: '[示例] 旭荣支部主题党日',
    description: '每月相对固定一天开展。',
    owner: 'party:xurong',
    numbered: false,
  },
  {
    key: 'academy',
    kind: 'course',
    name: '[示例] “链”盟学院·党务实务班',
    description: '六次课，面向成员单位党务工作者（S31）。',
    owner: 'party:zone',
    numbered: true,
  },
  {
    key: 'forum',
    kind: 'forum',
    name: '[示例] 先锋论坛',
    description: '半年一次（S56）。',
    owner: 'zone',
    numbered: true,
  },
  {
    key: 'volunteering',
    kind: 'volunteering',
    name: '[示例] 党员志愿服务',
    description: '每季度一次（S57）。',
    owner: 'party:zone',
    numbered: false,
  },
]

const speaker = (name: string) => ({ name, title: null, personId: null })
const afternoon = {
  on: '2022-06-29',
  place: '常州检验检测认证产业园',
  // The article says “afternoon” and no more: the hours are assumed, and said to be.
  from: '14:00',
  to: '15:00',
}
const unknownHours = '原文只写明6月29日下午，具体时刻为推定。'

/** What the article tells of 29 June 2022 (domain/demo-data.md §9.3). Who came is told in groups, so nobody is entered. */
export const launch: SeedActivity[] = [
  {
    ...afternoon,
    key: 'E-2022-001',
    title: '“链盟聚红能　奋进新征程”产业社区“链”盟启动仪式暨党建工作推进会',
    summary: unknownHours,
    detail: () => ({
      kind: 'ceremony',
      programme: [
        '发布“链”盟党建品牌，点亮标识',
        '14家“链”盟成员代表结盟授牌',
        '五大行业及产业链联合党委揭牌',
        '发放“链”盟党建发展基金',
        '签署人才培养合作协议',
        '签署智改数转服务行动协议',
      ],
      withConference: true,
    }),
    hosts: ['party:zone', 'zone'],
    chains: chainNames.map(([code]) => code),
    actions: ['ZJ', 'GB', 'YC', 'YL', 'ZH'],
    links: ['L1_GOV_ENT'],
    workLines: ['party_building'],
    minutes:
      '启动仪式暨推进会于2022年6月29日下午举行，参加人员见报道：党政领导、一办六局负责人、辖区重点企业党组织负责人、党务工作者。',
    ...told('S01, S02, S06, S09–S14'),
  },
  {
    ...afternoon,
    key: 'E-2022-002',
    from: '15:00',
    to: '16:00',
    place: '华利达集团、今创集团',
    title: '观摩三处党建阵地',
    summary: unknownHours,
    detail: () => ({
      kind: 'study_visit',
      sites: [
        { name: '华利达集团“平凡人”党群服务之家', organisationId: null },
        { name: '“两新”组织红领学院', organisationId: null },
        { name: '今创集团党群服务中心', organisationId: null },
      ],
    }),
    hosts: ['party:zone'],
    actions: ['ZJ', 'ZH'],
    workLines: ['party_building'],
    minutes: '参观华利达集团“平凡人”党群服务之家、“两新”组织红领学院和今创集团党群服务中心。',
    ...told('S15'),
  },
  {
    ...afternoon,
    key: 'E-2022-003',
    series: 'alliance-salon',
    from: '16:00',
    to: '17:00',
    title: '主题党日暨第一期“链”盟沙龙',
    summary: unknownHours,
    detail: (party) => ({
      kind: 'salon',
      topics: ['如何做好企业党建', '如何用好平台', '如何找准创新方向'],
      speakers: [speaker('经发局等机关工作人员'), speaker('金融机构党员代表'), speaker('企业家代表')],
      partyDay: {
        branchIds: [party('zone')],
        theme: '产业社区“链”盟党建',
        materials: [{ title: '党建、纪检、宣传、统战、组织等工作要点', url: null }],
      },
    }),
    hosts: ['party:zone', 'economy'],
    actions: ['ZJ'],
    links: ['L1_GOV_ENT', 'L5_DEVELOP'],
    workLines: ['party_building', 'discipline', 'publicity', 'united_front', 'organisation'],
    minutes: '介绍了党建、纪检、宣传、统战、组织等工作要点；机关工作人员、金融机构党员和企业家代表交流探讨。',
    ...told('S16, S18, S19'),
  },
  {
    ...afternoon,
    key: 'E-2022-004',
    from: '17:00',
    to: '17:40',
    title: '书记第一课',
    summary: unknownHours,
    detail: (party) => ({
      kind: 'lecture',
      branchIds: [party('zone')],
      lecturer: { name: '开发区党工委书记', title: null, personId: null },
      topic: '书记第一课',
    }),
    hosts: ['party:zone'],
    actions: ['ZJ'],
    workLines: ['party_building'],
    minutes: '开讲“书记第一课”。',
    ...told('S17'),
  },
]
