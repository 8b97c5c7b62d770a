import type { Schemas } from '@alliance/client'

type NewPartyOrganisation = Schemas['NewPartyOrganisation']

export interface SeedPartyOrganisation extends Omit<
  NewPartyOrganisation,
  'formalParentId' | 'functionalParentId'
> {
  key: string
  formal?: string
  functional?: string
  /** Organisations it covers: key, from, full members there. */
  covers?: [organisation: string, from: string, fullMembers: number | null][]
}

const launch = '2022-06-29'
const article = '现代快报 2022-06-30'
const illustrative = { provenance: 'illustrative' as const, isDemo: true }

const committee = (
  chainCode: NonNullable<NewPartyOrganisation['chainCode']>,
  chain: string,
): SeedPartyOrganisation => ({
  key: `CC-${chainCode}`,
  name: `${chain}产业链联合党委`,
  type: 'chain_committee',
  gridLevel: 2,
  committeeForm: 'joint',
  chainCode,
  establishedOn: launch,
  formal: 'zone',
  functional: 'zone',
  provenance: 'seed',
  sourceRef: `${article} · S10, S28, A5`,
})

/**
 * The three-level grid of row S26: zone, chain or park, enterprise or joint branch. The five chain committees and
 * their day are the article's; sizes, branches and everything after June 2022 are illustrative.
 */
export const partyOrganisations: SeedPartyOrganisation[] = [
  {
    // The article does not say when it was set up; it was there before the launch.
    key: 'zone',
    name: '天宁经济开发区党工委',
    type: 'work_committee',
    gridLevel: 1,
    establishedOn: '2022-01-01',
    provenance: 'seed_assumed',
    sourceRef: `${article} · S08, S26（成立日期原文未写明）`,
  },
  committee('SM', '智能制造'),
  committee('TIC', '检验检测'),
  committee('IT', '新一代信息技术'),
  committee('DE', '数字经济'),
  committee('TX', '纺织'),
  {
    key: 'PARK-P03',
    name: '[示例] 苏南智城园区党委',
    type: 'park_committee',
    gridLevel: 2,
    parkCode: 'TNEDZ-P03',
    establishedOn: '2023-06-01',
    formal: 'zone',
    functional: 'zone',
    ...illustrative,
  },
  {
    key: 'xurong',
    name: '旭荣针织印染党支部',
    type: 'branch',
    gridLevel: 3,
    chainCode: 'TX',
    establishedOn: launch,
    fullMembers: 12,
    formal: 'zone',
    functional: 'CC-TX',
    covers: [['xurong', launch, 12]],
    provenance: 'seed_assumed',
    sourceRef: `${article} · S07（成立日期、人数为示例）`,
    isDemo: true,
  },
  {
    key: 'mobile',
    name: '移动天宁党支部',
    type: 'branch',
    gridLevel: 3,
    chainCode: 'IT',
    establishedOn: launch,
    fullMembers: 18,
    formal: 'zone',
    functional: 'CC-IT',
    covers: [['mobile', launch, 18]],
    provenance: 'seed_assumed',
    sourceRef: `${article} · S07（成立日期、人数为示例）`,
    isDemo: true,
  },
  {
    key: 'jinggong',
    name: '[示例] 精工智能装备党总支',
    type: 'general_branch',
    gridLevel: 3,
    chainCode: 'SM',
    establishedOn: '2022-09-01',
    fullMembers: 64,
    formal: 'zone',
    functional: 'CC-SM',
    covers: [['jinggong', '2022-09-01', 64]],
    ...illustrative,
  },
  {
    key: 'testing',
    name: '[示例] 检测认证一院党支部',
    type: 'branch',
    gridLevel: 3,
    chainCode: 'TIC',
    establishedOn: '2022-09-01',
    fullMembers: 23,
    formal: 'zone',
    functional: 'CC-TIC',
    covers: [['testing', '2022-09-01', 23]],
    ...illustrative,
  },
  {
    // Set up under the IT chain; moved to the digital economy later (see `moves`).
    key: 'yunlian',
    name: '[示例] 云链数据党支部',
    type: 'branch',
    gridLevel: 3,
    chainCode: 'DE',
    establishedOn: '2022-10-01',
    fullMembers: 9,
    formal: 'zone',
    functional: 'CC-IT',
    covers: [['yunlian', '2022-10-01', 9]],
    ...illustrative,
  },
  {
    key: 'joint',
    name: '[示例] 智能制造联合党支部',
    type: 'joint_branch',
    gridLevel: 3,
    chainCode: 'SM',
    establishedOn: '2023-03-01',
    fullMembers: 6,
    formal: 'zone',
    functional: 'CC-SM',
    covers: [
      ['autoparts', '2023-03-01', 2],
      ['tiansheng', '2023-03-01', 2],
      ['loom', '2023-03-01', 2],
    ],
    ...illustrative,
  },
  {
    key: 'apartments',
    name: '[示例] 苏南智城人才公寓功能型党支部',
    type: 'functional_branch',
    gridLevel: 3,
    parkCode: 'TNEDZ-P03',
    establishedOn: '2023-09-01',
    functional: 'PARK-P03',
    ...illustrative,
  },
]

/** Moves in the grid after the founding. */
export const moves: { key: string; to: string; from: string }[] = [
  { key: 'yunlian', to: 'CC-DE', from: '2024-01-01' },
]
