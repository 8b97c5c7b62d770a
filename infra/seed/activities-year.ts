import { chainNames, type SeedActivity } from './activities.ts'

const speaker = (name: string) => ({ name, title: null, personId: null })
const materials = (title: string) => [{ title, url: null }]
const hall = '党群服务中心多功能厅'
const dayFrom = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

const themes: [on: string, theme: string, material: string][] = [
  ['2026-01-06', '学习党章党规', '中国共产党章程'],
  ['2026-02-05', '走访慰问困难职工', '关爱帮扶工作手册'],
  ['2026-03-05', '学雷锋志愿服务', '志愿服务条例'],
  ['2026-04-07', '缅怀革命先烈', '常州三杰事迹选编'],
  ['2026-05-06', '弘扬劳模精神', '劳动模范事迹选编'],
  ['2026-06-05', '重温入党誓词', '入党誓词释义'],
  ['2026-07-06', '庆祝建党105周年', '党的光辉历程'],
  ['2026-08-05', '安全生产月回头看', '安全生产责任清单'],
  ['2026-09-07', '质量强企大家谈', '质量强国建设纲要'],
  ['2026-10-08', '爱国主义教育', '国家勋章获得者事迹'],
  ['2026-11-05', '消防安全进车间', '消防安全知识'],
  ['2026-12-07', '年度总结与评议', '民主评议工作方案'],
]

const themeDays = themes.map(([on, theme, material], i): SeedActivity => ({
  key: `theme-${on.slice(0, 7)}`,
  series: 'theme-day',
  title: `[示例] 主题党日：${theme}`,
  detail: (party) => ({
    kind: 'party_day',
    branchIds: [party('xurong'), party('mobile')],
    theme,
    materials: materials(material),
  }),
  // Every third is held together with another branch.
  hosts: i % 3 === 0 ? ['party:xurong', 'party:mobile'] : ['party:xurong'],
  chains: ['TX'],
  actions: ['ZH'],
  links: i % 3 === 0 ? ['L3_PARTY_DAY'] : [],
  workLines: ['party_building'],
  place: '旭荣党员活动室',
  on,
  from: '14:00',
  to: '16:00',
  seats: 30,
  people: 10,
  attended: true,
}))

const salonTopics: Record<string, [string, string]> = {
  SM: ['设备数字化改造路径', '零部件协同与国产替代'],
  TIC: ['检测资质共享', '计量服务进车间'],
  IT: ['光通信产能对接', '5G专网应用场景'],
  DE: ['工业数据资产入表', '中小企业上云上平台'],
  TX: ['绿色印染与节水', '纺机智能化升级'],
}
const salonDays = ['03-18', '09-16']
const chainSalons = chainNames.flatMap(([chain, name], c) =>
  salonDays.map((day, i): SeedActivity => ({
    key: `salon-${chain}-${i + 1}`,
    series: `salon-${chain}`,
    title: `[示例] ${name}链沙龙：${salonTopics[chain]![i]}`,
    detail: () => ({
      kind: 'salon',
      topics: [salonTopics[chain]![i]!, '需求与供给现场对接'],
      speakers: [speaker('链主企业技术负责人'), speaker('服务机构专家')],
      partyDay: null,
    }),
    hosts: [`party:CC-${chain}`, ['jinggong', 'testing', 'mobile', 'yunlian', 'xurong'][c]!],
    chains: [chain],
    actions: ['ZJ', 'YL'],
    links: ['L5_DEVELOP'],
    place: ['精工智能装备会议中心', '检测认证一院', '移动天宁分公司', '云链数据创新中心', '旭荣展示中心'][c]!,
    on: `2026-${day.slice(0, 3)}${String(Number(day.slice(3)) + c).padStart(2, '0')}`,
    from: '14:30',
    to: '17:00',
    seats: 40,
    people: 8 + ((c * 3 + i * 2) % 7),
  })),
)

const allianceSalons = (
  [
    ['2026-02-26', '融资与人才“面对面”', ['bank']],
    ['2026-05-28', '校企联合攻关怎么做', ['textileCollege']],
    ['2026-08-27', '园区能源与碳管理', ['economy', 'xurong']],
    ['2026-10-29', '出海企业经验谈', ['investment', 'jinggong']],
  ] as const
).map(([on, topic, beside], i): SeedActivity => ({
  key: `alliance-salon-${i + 2}`,
  series: 'alliance-salon',
  title: `[示例] “链”盟沙龙：${topic}`,
  detail: () => ({ kind: 'salon', topics: [topic], speakers: [speaker('成员单位代表')], partyDay: null }),
  hosts: ['party:zone', ...beside],
  actions: ['ZJ', 'YL'],
  links: ['L5_DEVELOP'],
  place: hall,
  on,
  from: '14:00',
  to: '16:30',
  seats: 60,
  people: 18,
}))

const academy = [
  '党支部标准化建设',
  '发展党员工作实务',
  '组织生活怎么开',
  '党务与业务融合',
  '新媒体宣传',
  '档案与台账',
].map((topic, i): SeedActivity => ({
  key: `academy-${i + 1}`,
  series: 'academy',
  title: `[示例] “链”盟学院：${topic}`,
  detail: () => ({
    kind: 'course',
    lecturers: [speaker('区委党校讲师')],
    syllabus: `${topic}：政策要点、案例与练习。`,
    learningMinutes: 120,
  }),
  hosts: ['party:zone', 'party:CC-DE'],
  actions: ['YC', 'ZJ'],
  links: ['L2_MEMBER_EDU'],
  workLines: ['organisation'],
  place: '链盟学院一号教室',
  on: `2026-${String(4 + i).padStart(2, '0')}-${String(14 + i).padStart(2, '0')}`,
  from: '09:00',
  to: '11:00',
  seats: 35,
  people: 14,
  attended: true,
  ...(i > 2 ? { talent: true as const } : {}),
}))

/** A course that is under way: one session is over, two are to come. */
const workshops = (
  [
    ['设备联网与数据采集', -6],
    ['诊断报告怎么读', 12],
    ['改造项目验收', 19],
  ] as const
).map(([topic, days], i): SeedActivity => ({
  key: `workshop-${i + 1}`,
  title: `[示例] “链”盟学院：${topic}`,
  detail: () => ({
    kind: 'course',
    lecturers: [speaker('云为讲师示例')],
    syllabus: `${topic}：案例、练习与点评。`,
    learningMinutes: 90,
  }),
  hosts: ['party:CC-DE'],
  chains: ['DE', 'TX'],
  actions: ['YC', 'YL'],
  place: '链盟学院二号教室',
  on: dayFrom(days),
  from: '14:00',
  to: '16:00',
  seats: 30,
  people: 6,
  ...(i === 0 ? { talent: true as const } : {}),
  attended: true,
}))

const lectures = ['2026-03-26', '2026-06-25', '2026-09-24', '2026-12-24'].map((on, i): SeedActivity => ({
  key: `lecture-${i + 1}`,
  title: `[示例] 第${'一二三四'[i]}季度党课`,
  detail: (party) => ({
    kind: 'lecture',
    branchIds: [party('mobile')],
    lecturer: speaker('支部书记'),
    topic: ['学深悟透党的创新理论', '党员先锋岗怎么建', '企业发展中的党建', '年度形势与任务'][i]!,
  }),
  hosts: ['party:mobile'],
  chains: ['IT'],
  actions: ['ZH'],
  workLines: ['party_building'],
  place: '移动天宁分公司五楼',
  on,
  from: '16:00',
  to: '17:30',
  seats: 30,
  people: 15,
}))

const service = (
  [
    ['2026-03-12', '春季植树', '青龙生态园', ['挖坑培土', '浇水养护']],
    ['2026-06-08', '高考护航', '市北中学', ['秩序引导', '茶水服务']],
    ['2026-09-11', '无偿献血', '党群服务中心广场', ['登记引导', '献血后照护']],
    ['2026-10-19', '重阳敬老', '青龙敬老院', ['理发', '健康测量', '文艺演出']],
  ] as const
).map(([on, title, place, tasks]): SeedActivity => ({
  key: `volunteering-${on}`,
  series: 'volunteering',
  title: `[示例] 党员志愿服务：${title}`,
  detail: () => ({
    kind: 'volunteering',
    tasks: [...tasks],
    shifts: [{ label: '上午班', startsAt: `${on}T00:30:00.000Z`, endsAt: `${on}T03:30:00.000Z`, people: 12 }],
  }),
  hosts: ['party:zone', 'party:CC-TX', 'party:CC-IT'],
  actions: ['ZH'],
  links: ['L4_MASS_ORG'],
  place,
  on,
  from: '08:30',
  to: '11:30',
  seats: 24,
  people: 12,
}))

const others: SeedActivity[] = [
  ...(['2026-06-30', '2026-12-18'] as const).map((on, i): SeedActivity => ({
    key: `forum-${i + 1}`,
    series: 'forum',
    title: `[示例] 先锋论坛：${['青年工程师说', '链上先锋年度分享'][i]}`,
    detail: () => ({
      kind: 'forum',
      theme: ['青年人才与产业升级', '新质生产力在链上'][i]!,
      speakers: [speaker('青年工程师代表'), speaker('高校青年教师')],
      agenda: ['主旨演讲', '圆桌交流', '现场问答'],
    }),
    hosts: ['zone', 'party:zone'],
    chains: ['SM', 'DE'],
    actions: ['ZH', 'YC'],
    links: ['L5_DEVELOP'],
    place: '开发区会议中心',
    on,
    from: '14:00',
    to: '17:00',
    seats: 120,
    people: 30,
  })),
  ...(['2026-04-23', '2026-10-22'] as const).map((on, i): SeedActivity => ({
    key: `visit-${i + 1}`,
    title: `[示例] 观摩：${['红领学院与党群服务之家', '人才公寓功能型支部'][i]}`,
    detail: () => ({
      kind: 'study_visit',
      sites: [
        { name: ['“两新”组织红领学院', '苏南智城人才公寓'][i]!, organisationId: null },
        { name: ['华利达集团“平凡人”党群服务之家', '五分钟党建服务点'][i]!, organisationId: null },
      ],
    }),
    hosts: ['party:zone', 'party:CC-SM'],
    actions: ['ZJ'],
    place: ['郑陆镇', '苏南智城'][i]!,
    on,
    from: '13:30',
    to: '17:00',
    seats: 45,
    people: 16,
  })),
  {
    key: 'conference-2026',
    title: '[示例] 2026年度“链”盟党建工作推进会',
    detail: () => ({
      kind: 'meeting',
      form: 'work_conference',
      agenda: ['通报上年工作', '部署年度任务', '交流发言'],
    }),
    hosts: ['party:zone', 'zone'],
    actions: ['GB'],
    workLines: ['party_building', 'organisation'],
    place: '开发区会议中心',
    on: '2026-01-22',
    from: '09:00',
    to: '11:30',
    seats: 80,
    people: 22,
  },
  {
    key: 'sports-2026',
    title: '[示例] “红色链动”职工趣味运动会',
    detail: () => ({ kind: 'ceremony', programme: ['开幕式', '趣味赛', '颁奖'], withConference: false }),
    hosts: ['party:CC-TX', 'xurong', 'loom'],
    chains: ['TX'],
    actions: ['ZH'],
    links: ['L4_MASS_ORG'],
    culture: true,
    place: '旭荣体育馆',
    on: '2026-05-16',
    from: '09:00',
    to: '12:00',
    seats: 150,
    people: 28,
  },
]

/** Days about the present one, so that there is something to come whenever the seed is loaded. */
const toCome: SeedActivity[] = [
  {
    key: 'coming-salon',
    series: 'salon-DE',
    title: '[示例] 数字经济链沙龙：智能体怎样进车间',
    summary: '面向成员单位技术与管理人员，名额有限，报满后可候补。',
    detail: () => ({
      kind: 'salon',
      topics: ['智能体应用案例', '数据安全边界'],
      speakers: [speaker('云链数据技术总监')],
      partyDay: null,
    }),
    hosts: ['party:CC-DE', 'yunlian'],
    chains: ['DE'],
    actions: ['ZJ', 'YL'],
    links: ['L5_DEVELOP'],
    place: '云链数据创新中心',
    on: dayFrom(6),
    from: '14:00',
    to: '16:30',
    seats: 12,
    people: 17,
    gates: ['正门', '南门'],
  },
  {
    key: 'coming-academy',
    title: '[示例] “链”盟学院公开课：党建品牌怎么讲',
    detail: () => ({
      kind: 'course',
      lecturers: [speaker('省级媒体评论员')],
      syllabus: '品牌定位、故事选取、传播节奏。',
      learningMinutes: 90,
    }),
    hosts: ['party:zone'],
    actions: ['YC'],
    workLines: ['publicity'],
    place: { online: 'https://meeting.example/lianmeng' },
    on: dayFrom(9),
    from: '19:00',
    to: '20:30',
    seats: 200,
    people: 20,
  },
  {
    key: 'open-day-volunteering',
    series: 'volunteering',
    title: '[示例] 党员志愿服务：园区开放日',
    detail: () => ({
      kind: 'volunteering',
      tasks: ['参观引导', '秩序维护'],
      shifts: [
        ['上午班', '00:30', '03:30'],
        ['下午班', '05:30', '08:30'],
      ].map(([label, from, to]) => ({
        label: label!,
        startsAt: `${dayFrom(-3)}T${from}:00.000Z`,
        endsAt: `${dayFrom(-3)}T${to}:00.000Z`,
        people: 8,
      })),
    }),
    hosts: ['party:zone', 'party:CC-IT'],
    actions: ['ZH'],
    links: ['L4_MASS_ORG'],
    place: '党群服务中心',
    on: dayFrom(-3),
    from: '08:30',
    to: '16:30',
  },
  {
    key: 'coming-volunteering',
    series: 'volunteering',
    title: '[示例] 党员志愿服务：岁末送温暖',
    detail: () => ({
      kind: 'volunteering',
      tasks: ['物资分装', '入户走访'],
      shifts: [
        {
          label: '上午班',
          startsAt: `${dayFrom(16)}T01:00:00.000Z`,
          endsAt: `${dayFrom(16)}T03:00:00.000Z`,
          people: 10,
        },
      ],
    }),
    hosts: ['party:zone', 'party:CC-TX'],
    actions: ['ZH'],
    links: ['L4_MASS_ORG'],
    place: '青龙街道社区',
    on: dayFrom(16),
    from: '08:30',
    to: '11:30',
    seats: 20,
    people: 7,
  },
  {
    key: 'in-review',
    title: '[示例] 纺织链供需对接会',
    detail: () => ({ kind: 'meeting', form: 'coordination', agenda: ['需求发布', '分组对接'] }),
    hosts: ['party:CC-TX', 'xurong'],
    chains: ['TX'],
    actions: ['YL'],
    links: ['L5_DEVELOP'],
    place: '旭荣展示中心',
    on: dayFrom(25),
    from: '14:00',
    to: '16:00',
    seats: 40,
    stays: 'in_review',
  },
  {
    key: 'draft',
    title: '[示例] 春节职工联欢会',
    detail: () => ({ kind: 'ceremony', programme: ['节目演出', '抽奖'], withConference: false }),
    hosts: ['party:zone', 'zone'],
    actions: ['ZH'],
    culture: true,
    place: hall,
    on: dayFrom(60),
    from: '18:30',
    to: '20:30',
    seats: 200,
    stays: 'draft',
  },
]

export const year: SeedActivity[] = [
  ...themeDays,
  ...chainSalons,
  ...allianceSalons,
  ...academy,
  ...workshops,
  ...lectures,
  ...service,
  ...others,
  ...toCome,
]
