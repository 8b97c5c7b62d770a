import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

const article = '现代快报 2022-06-30'
const launch = '2022-06-29'
type NewAgreement = Schemas['NewAgreement']
type Role = NewAgreement['parties'][number]['role']

interface SeedAgreement {
  key: string
  kind: NewAgreement['kind']
  title: string
  links: NonNullable<NewAgreement['links']>
  actions: NonNullable<NewAgreement['actions']>
  sourceRef: string
  parties: [organisation: string, role: Role][]
}

const smartUpgrade = (number: number, beneficiary: string, name: string): SeedAgreement => ({
  key: `AG-${number}`,
  kind: 'smart_upgrade',
  title: `智改数转服务行动协议（${name}）`,
  links: ['L1_GOV_ENT', 'L5_DEVELOP'],
  actions: ['YL'],
  sourceRef: `${article} · S13`,
  parties: [
    ['zone', 'zone'],
    ['guojia', 'provider'],
    [beneficiary, 'beneficiary'],
  ],
})

/** The four agreements signed at the launch (rows S12 and S13). The article states neither their scope nor their term. */
export const agreements: SeedAgreement[] = [
  {
    key: 'AG-1',
    kind: 'talent_training',
    title: '人才培养合作协议',
    links: ['L5_DEVELOP'],
    actions: ['YC'],
    sourceRef: `${article} · S12（原文未写明三方一份还是两方各一份）`,
    parties: [
      ['zone', 'zone'],
      ['textileCollege', 'university'],
      ['textileSociety', 'society'],
    ],
  },
  smartUpgrade(2, 'tiansheng', '天晟新材'),
  smartUpgrade(3, 'hengji', '恒基纺织'),
  smartUpgrade(4, 'xurong', '旭荣纺织'),
]

const illustrative = { provenance: 'illustrative' as const, sourceRef: null, isDemo: true }

export async function enterAgreements({ client }: Session, idOf: (key: string) => string): Promise<void> {
  for (const { key, parties, ...agreement } of agreements)
    await done(
      client.POST('/api/v1/membership/agreements', {
        params: { header: keyed(`agreement-${key}`) },
        body: {
          ...agreement,
          signedOn: launch,
          scope: null,
          termKind: 'unstated',
          parties: parties.map(([organisation, role]) => ({ organisationId: idOf(organisation), role })),
          provenance: 'seed',
          isDemo: false,
        },
      }),
    )
  await enterIllustrative(client, idOf)
}

/** An agreement after June 2022, to show milestones, an end that draws near, and an amendment. */
async function enterIllustrative(client: Session['client'], idOf: (key: string) => string): Promise<void> {
  const terms = {
    title: '[示例] 科技金融服务协议',
    scope: '向智能制造、纺织两条产业链的企业提供知识产权质押贷款，每季度入园服务一次。',
    links: ['L5_DEVELOP' as const],
    actions: ['YL' as const],
    termKind: 'fixed' as const,
    termFrom: '2024-01-01',
    parties: [
      { organisationId: idOf('zone'), role: 'zone' as const },
      { organisationId: idOf('bank'), role: 'financial' as const },
    ],
  }
  const { id } = await done(
    client.POST('/api/v1/membership/agreements', {
      params: { header: keyed('agreement-finance') },
      body: { kind: 'finance', ...terms, termTo: '2026-01-01', signedOn: '2023-12-20', ...illustrative },
    }),
  )
  const path = { agreementId: id }
  await done(
    client.POST('/api/v1/membership/agreements/{agreementId}/amendments', {
      params: { path, header: keyed('agreement-finance-2') },
      body: {
        ...terms,
        edition: 1,
        effectiveOn: '2025-12-20',
        reason: '期限延长一年，新增数字经济链',
        scope: '向智能制造、纺织、数字经济三条产业链的企业提供知识产权质押贷款，每季度入园服务一次。',
        termTo: '2027-01-01',
      },
    }),
  )
  const milestones: [string, string, string | null][] = [
    ['首笔知识产权质押贷款发放', '2024-06-30', '2024-06-12'],
    ['累计服务企业 20 家', '2025-06-30', '2025-07-15'],
    ['年度服务评估', '2026-12-15', null],
  ]
  for (const [at, [title, dueOn, doneOn]] of milestones.entries()) {
    const milestone = await done(
      client.POST('/api/v1/membership/agreements/{agreementId}/milestones', {
        params: { path, header: keyed(`milestone-${at}`) },
        body: { title, dueOn, isDemo: true },
      }),
    )
    if (doneOn !== null)
      await done(
        client.POST('/api/v1/membership/agreements/{agreementId}/milestones/{milestoneId}/done', {
          params: { path: { ...path, milestoneId: milestone.id }, header: keyed(`milestone-${at}-done`) },
          body: { doneOn, evidence: '[示例] 服务台账已归档' },
        }),
      )
  }
}
