import type { Bilingual } from '../kit/primitives.ts'

/**
 * The programme's own code lists and dates, as its source article states them (现代快报, 2022-06-30; rows S01–S60 of
 * the seed checklist). Codes classify activities, budget lines, cases and indicators everywhere.
 */
const named = (zh: string, en: string): Bilingual => ({ zh, en })

/** 五大行动, row S03. 筑魂 in the article's last paragraph is read as 铸魂. */
export const actions = {
  ZJ: named('筑基', 'Foundation'),
  GB: named('固本', 'Consolidation'),
  YC: named('育才', 'Talent'),
  YL: named('延链', 'Chain extension'),
  ZH: named('铸魂', 'Spirit'),
} as const
export type ActionCode = keyof typeof actions

/** “五联”机制, row S51. */
export const links = {
  L1_GOV_ENT: named('政企联动', 'Government and enterprise act together'),
  L2_MEMBER_EDU: named('党员联育', 'Members trained together'),
  L3_PARTY_DAY: named('党日联办', 'Party days held together'),
  L4_MASS_ORG: named('党群联带', 'Party and mass organisations together'),
  L5_DEVELOP: named('发展联促', 'Development promoted together'),
} as const
export type LinkCode = keyof typeof links

/** The five work lines of row S18. */
export const workLines = {
  party_building: named('党建', 'Party building'),
  discipline: named('纪检', 'Discipline'),
  publicity: named('宣传', 'Publicity'),
  united_front: named('统战', 'United front'),
  organisation: named('组织', 'Organisation'),
} as const

/** The five industry chains and the other names they go by (rows S10 and S27). */
export const chains = {
  SM: { ...named('智能制造', 'Intelligent manufacturing'), aliases: ['智能智造'] },
  TIC: { ...named('检验检测', 'Testing, inspection and certification'), aliases: [] },
  IT: {
    ...named('新一代信息技术', 'Next-generation information technology'),
    aliases: ['通信技术', '新一代信息技术(通信技术)'],
  },
  DE: { ...named('数字经济', 'Digital economy'), aliases: ['数字经济行业'] },
  TX: { ...named('纺织', 'Textiles'), aliases: ['纺织行业'] },
} as const
export type ChainCode = keyof typeof chains
export const chainCodes = Object.keys(chains) as [ChainCode, ...ChainCode[]]

/** 一年有样板，三年创示范，五年成标杆 (row S23), counted from the launch. */
export const programme = {
  name: named('产业社区“链”盟', 'Chain Alliance'),
  slogan: named('“链”盟聚红能　奋进新征程', 'The Chain Alliance gathers strength for a new journey'),
  startedOn: '2022-06-29',
  stages: [
    { year: 1, ...named('样板', 'Model') },
    { year: 3, ...named('示范', 'Demonstration') },
    { year: 5, ...named('标杆', 'Benchmark') },
  ],
  talentApartments: { units: 4081, plots: 11 },
} as const

/** Working days that an issue raised at an activity is given, by what it is about (domain/service-desk.md §6.2). */
export const topicWorkingDays = {
  consult: 1,
  help: 3,
  suggestion: 5,
  finance: 30,
  talent: 30,
  transformation: 30,
  other: 10,
} as const satisfies Record<string, number>
