import type { Schemas } from '@alliance/client'

type NewOrganisation = Schemas['NewOrganisation']

/** A row of the seed: `key` is how other rows name it. */
export interface SeedOrganisation extends Partial<NewOrganisation> {
  key: string
  name: string
  kind: NonNullable<NewOrganisation['kind']>
  parent?: string
}

const article = '现代快报 2022-06-30'

/** Row and standing of a source, as the seed checklist numbers it. */
const told = (row: string) => ({ provenance: 'seed' as const, sourceRef: `${article} · ${row}` })
const assumed = (row: string) => ({ provenance: 'seed_assumed' as const, sourceRef: `${article} · ${row}` })
const illustrative = { provenance: 'illustrative' as const, sourceRef: null }

/** Credit codes are synthetic (division part real, body `X00000…` is not issued), so these rows are marked as demo data. */
const demo = { isDemo: true }

export const organisations: SeedOrganisation[] = [
  {
    key: 'zone',
    name: '常州天宁经济开发区管理委员会',
    kind: 'department',
    aliases: ['开发区管委会', '天宁经开区'],
    ...told('S08'),
  },
  // S14 states one office and six bureaux; it names only the economic development bureau (S19).
  { key: 'office', name: '党政办公室', kind: 'department', parent: 'zone', ...assumed('S14'), ...demo },
  {
    key: 'economy',
    name: '经济发展局',
    kind: 'department',
    aliases: ['经发局'],
    parent: 'zone',
    ...told('S14, S19'),
  },
  {
    key: 'investment',
    name: '[示例] 投资促进局',
    kind: 'department',
    parent: 'zone',
    ...illustrative,
    ...demo,
  },
  {
    key: 'construction',
    name: '[示例] 规划建设局',
    kind: 'department',
    parent: 'zone',
    ...illustrative,
    ...demo,
  },
  { key: 'finance', name: '[示例] 财政局', kind: 'department', parent: 'zone', ...illustrative, ...demo },
  { key: 'social', name: '[示例] 社会事业局', kind: 'department', parent: 'zone', ...illustrative, ...demo },
  {
    key: 'approval',
    name: '[示例] 行政审批局',
    kind: 'department',
    parent: 'zone',
    ...illustrative,
    ...demo,
  },

  {
    key: 'xurong',
    name: '常州旭荣针织印染有限公司',
    kind: 'enterprise',
    creditCode: '91320402X00000019P',
    aliases: ['旭荣纺织', '旭荣针织印染'],
    industryCodes: ['1761', '1762'],
    partyStatus: 'own_branch',
    ...told('S07, S13, A6'),
    ...demo,
  },
  {
    key: 'mobile',
    name: '常州移动天宁分公司',
    kind: 'branch_office',
    creditCode: '91320402X00000027J',
    aliases: ['移动天宁'],
    industryCodes: ['6312'],
    partyStatus: 'own_branch',
    ...told('S07'),
    ...demo,
  },
  {
    key: 'tiansheng',
    name: '天晟新材',
    kind: 'enterprise',
    creditCode: '91320402X00000035D',
    industryCodes: ['2924'],
    ...told('S13'),
    ...demo,
  },
  {
    key: 'hengji',
    name: '恒基纺织',
    kind: 'enterprise',
    creditCode: '91320402X000000438',
    industryCodes: ['17'],
    ...told('S13'),
    ...demo,
  },
  {
    key: 'guojia',
    name: '国佳云为(江苏)信息科技有限公司',
    kind: 'service_provider',
    creditCode: '91320402X000000513',
    aliases: ['国佳云为'],
    industryCodes: ['6513', '6531'],
    digitalClass: '03',
    ...told('S13'),
    ...demo,
  },
  {
    key: 'jinggong',
    name: '[示例] 精工智能装备',
    kind: 'enterprise',
    creditCode: '91320402X0000006XT',
    industryCodes: ['3491'],
    ...illustrative,
    ...demo,
  },
  {
    key: 'autoparts',
    name: '[示例] 汽车智能零部件',
    kind: 'enterprise',
    creditCode: '91320402X00000078T',
    industryCodes: ['3670'],
    ...illustrative,
    ...demo,
  },
  {
    key: 'testing',
    name: '[示例] 检测认证一院',
    kind: 'enterprise',
    creditCode: '91320402X00000086M',
    industryCodes: ['7452', '7455'],
    ...illustrative,
    ...demo,
  },
  {
    key: 'metrology',
    name: '[示例] 计量校准中心',
    kind: 'enterprise',
    creditCode: '91320402X00000094G',
    industryCodes: ['7453'],
    ...illustrative,
    ...demo,
  },
  {
    key: 'optics',
    name: '[示例] 光通信器件',
    kind: 'enterprise',
    creditCode: '91320402X000001076',
    industryCodes: ['3921'],
    ...illustrative,
    ...demo,
  },
  {
    key: 'yunlian',
    name: '[示例] 云链数据',
    kind: 'enterprise',
    creditCode: '91320402X000001151',
    industryCodes: ['6450'],
    digitalClass: '04',
    ...illustrative,
    ...demo,
  },
  {
    key: 'platform',
    name: '[示例] 工业互联网平台',
    kind: 'enterprise',
    creditCode: '91320402X00000123U',
    industryCodes: ['6431'],
    digitalClass: '03',
    ...illustrative,
    ...demo,
  },
  {
    key: 'loom',
    name: '[示例] 经纬纺机',
    kind: 'enterprise',
    creditCode: '91320402X00000131N',
    industryCodes: ['3551'],
    ...illustrative,
    ...demo,
  },
  {
    key: 'bank',
    name: '[示例] 天宁银行科技支行',
    kind: 'bank',
    creditCode: '91320402X0000014XE',
    ...illustrative,
    ...demo,
  },

  {
    key: 'textileCollege',
    name: '常州纺织服装职业技术学院',
    kind: 'university',
    creditCode: '12320400X00000908Y',
    aliases: ['常州纺院'],
    ...told('S12'),
    ...demo,
  },
  {
    key: 'textileSociety',
    name: '纺织工程学会',
    kind: 'society',
    creditCode: '51320400X00000908X',
    ...told('S12'),
    ...demo,
  },
  { key: 'hualida', name: '华利达集团', kind: 'enterprise', ...told('S15') },
  {
    key: 'jinchuang',
    name: '今创集团',
    kind: 'enterprise',
    description: '参观点；位于常州经开区，不在天宁。',
    ...told('S15'),
  },
]

/** Enterprises that wish to join; the first has not applied yet. */
organisations.push(
  ...(
    [
      ['xinfang', '[示例] 新纺智能装备', 'enterprise', '91320402X00000158E', ['3551']],
      ['jinfan', '[示例] 锦帆纺织', 'enterprise', '91320402X000001669', ['1711']],
      ['yinhua', '[示例] 江南印花', 'enterprise', null, ['1752']],
      ['huaxian', '[示例] 恒远化纤', 'enterprise', '91320402X00000182Y', ['2822']],
      ['mianliao', '[示例] 天宁面料研究院', 'other', '91320402X00000190R', ['7320']],
      ['jiafang', '[示例] 锦绣家纺', 'enterprise', '91320402X00000203F', ['1771']],
    ] as const
  ).map(([key, name, kind, creditCode, industryCodes]) => ({
    key,
    name,
    kind,
    creditCode,
    industryCodes: [...industryCodes],
    partyStatus: 'joint_branch' as const,
    ...illustrative,
    ...demo,
  })),
)

interface SeedSite {
  of: string
  site: Schemas['NewSite']
}

/** Places the source names. It gives no coordinates, so none are entered. */
export const sites: SeedSite[] = [
  { of: 'zone', site: { name: '常州检验检测认证产业园', kind: 'park', ...told('S02') } },
  { of: 'hualida', site: { name: '华利达集团“平凡人”党群服务之家', kind: 'observation', ...told('S15') } },
  {
    of: 'hualida',
    site: { name: '“两新”组织红领学院', kind: 'observation', ...assumed('S15（所属单位原文未写明）') },
  },
  { of: 'jinchuang', site: { name: '今创集团党群服务中心', kind: 'observation', ...told('S15') } },
]

type Kind = Schemas['NewAllianceMember']['kind']

/**
 * The fourteen founding members. The article states the number (S09) and lists none, so every membership is assumed
 * or illustrative.
 */
export const foundingMembers: [string, Kind][] = [
  ['xurong', 'lead_enterprise'],
  ['mobile', 'lead_enterprise'],
  ['tiansheng', 'upstream'],
  ['hengji', 'downstream'],
  ['guojia', 'service_provider'],
  ['jinggong', 'lead_enterprise'],
  ['autoparts', 'downstream'],
  ['testing', 'lead_enterprise'],
  ['metrology', 'upstream'],
  ['optics', 'upstream'],
  ['yunlian', 'lead_enterprise'],
  ['platform', 'downstream'],
  ['loom', 'upstream'],
  ['bank', 'financial'],
]

type Place = Schemas['NewChainLink']['place']
type Chain = Schemas['ChainLink']['chainCode']

/** Places on the chains. All are assumed: the article names chains and firms, not who stands where. */
export const chainPlaces: [Chain, Place, string, string?][] = [
  ['TX', 'lead', 'xurong'],
  ['TX', 'upstream', 'loom'],
  ['TX', 'downstream', 'hengji'],
  ['TX', 'partner', 'guojia'],
  ['TX', 'partner', 'textileCollege'],
  ['TX', 'partner', 'textileSociety'],
  ['TX', 'partner', 'bank', '2023-03-01'],
  ['SM', 'lead', 'jinggong'],
  ['SM', 'upstream', 'tiansheng'],
  ['SM', 'downstream', 'autoparts'],
  ['SM', 'partner', 'bank', '2023-03-01'],
  ['TIC', 'lead', 'testing'],
  ['TIC', 'upstream', 'metrology'],
  ['TIC', 'downstream', 'autoparts', '2023-09-01'],
  ['IT', 'lead', 'mobile'],
  ['IT', 'upstream', 'optics'],
  ['IT', 'downstream', 'platform', '2023-03-01'],
  ['DE', 'lead', 'yunlian'],
  ['DE', 'upstream', 'mobile'],
  ['DE', 'downstream', 'platform'],
  ['DE', 'partner', 'guojia'],
  ['TX', 'upstream', 'xinfang', '2024-05-06'],
  ['TX', 'upstream', 'jinfan', '2024-05-06'],
  ['TX', 'downstream', 'yinhua', '2024-05-06'],
  ['TX', 'upstream', 'huaxian', '2024-05-06'],
  ['TX', 'downstream', 'jiafang', '2024-05-06'],
]
