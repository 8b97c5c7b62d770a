import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

type Offer = Omit<Schemas['NewOffer'], 'organisationId'> & { key: string; of: string }
type Need = Omit<Schemas['NewNeed'], 'organisationId'> & { key: string; of: string | null }

const illustrative = { provenance: 'illustrative' as const, sourceRef: null, isDemo: true }
const tianning = '320402'

/** What the partners of row S29 offer. The article names no offers, so every one is illustrative. */
const offers: Offer[] = [
  {
    key: 'loan',
    of: 'bank',
    category: 'finance',
    title: '[示例] 知识产权质押贷款',
    description: '面向链上企业的专利、商标质押贷款，单户最高 1000 万元，用于设备更新与流动资金。',
    chains: ['TX', 'SM'],
    divisionCode: tianning,
    capacity: 20,
    from: '2026-01-01',
    to: '2027-07-01',
  },
  {
    key: 'bridge',
    of: 'bank',
    category: 'finance',
    title: '[示例] 转贷过桥资金',
    description: '短期周转资金。',
    chains: [],
    capacity: 5,
    from: '2026-01-01',
  },
  {
    key: 'trainees',
    of: 'textileCollege',
    category: 'talent',
    title: '[示例] 染整技术专业顶岗实习生',
    description: '染整技术、针织技术专业三年级学生到企业顶岗实习六个月。',
    chains: ['TX'],
    divisionCode: '320411',
    capacity: 60,
    from: '2026-09-01',
    to: '2027-07-01',
  },
  {
    key: 'experts',
    of: 'textileSociety',
    category: 'technology',
    title: '[示例] 印染工艺专家问诊',
    description: '组织会员专家到企业诊断印染工艺与节能降耗问题。',
    chains: ['TX'],
    capacity: 6,
    from: '2026-03-01',
    to: '2027-03-01',
  },
  {
    key: 'upgrade',
    of: 'guojia',
    category: 'digital',
    title: '[示例] 智改数转诊断与 MES 实施',
    description: '免费诊断，按阶段实施 MES 系统与设备联网。',
    chains: [],
    capacity: 10,
    from: '2026-01-01',
  },
  {
    key: 'testing',
    of: 'testing',
    category: 'testing',
    title: '[示例] 纺织品检测绿色通道',
    description: '链盟成员送检优先，七个工作日出具报告。',
    chains: ['TX', 'SM'],
    divisionCode: tianning,
    from: '2026-01-01',
  },
]

const needs: Need[] = [
  {
    key: 'equipment',
    of: 'xurong',
    category: 'finance',
    title: '[示例] 染整设备更新贷款',
    description: '拟更新节能染整设备，以专利质押申请贷款。',
    urgency: 'high',
    divisionCode: tianning,
    until: '2026-12-31',
  },
  {
    key: 'trainees',
    of: 'xurong',
    category: 'talent',
    title: '[示例] 招收染整技术实习生',
    description: '染整车间需顶岗实习生，提供住宿。',
    wanted: 12,
    divisionCode: tianning,
  },
  {
    key: 'mes',
    of: 'hengji',
    category: 'digital',
    title: '[示例] 织造车间 MES 系统改造',
    description: '织机联网与生产排程。',
    divisionCode: tianning,
  },
  {
    key: 'calibration',
    of: 'jinggong',
    category: 'testing',
    title: '[示例] 机器人整机可靠性检测',
    description: '需要整机可靠性检测与报告。',
  },
  {
    key: 'acquisition',
    of: 'loom',
    category: 'finance',
    title: '[示例] 上游零部件企业并购资金',
    description: '并购标的尚未公开。',
    visibility: 'secretary',
  },
  {
    key: 'sm-talent',
    of: null,
    chainCode: 'SM',
    category: 'talent',
    title: '[示例] 智能制造链高技能人才联合培养',
    description: '链上企业联合提出，需要机电、自动化专业合作班。',
    wanted: 2,
  },
]

/** What is being matched: the need, the offer, how many units, which sides have accepted, and what came of it. */
const matches: [
  need: string,
  offer: string,
  units: number,
  sides: ('need' | 'offer')[],
  realised?: string,
][] = [
  ['trainees', 'trainees', 12, ['need', 'offer']],
  ['mes', 'upgrade', 1, ['need', 'offer'], '[示例] 一期诊断完成，MES 上线'],
  ['equipment', 'loan', 1, ['offer']],
]

export async function enterCircle({ client }: Session, idOf: (key: string) => string): Promise<void> {
  const ids = new Map<string, string>()
  for (const { key, of, ...offer } of offers) {
    const { id } = await done(
      client.POST('/api/v1/membership/offers', {
        params: { header: keyed(`offer-${key}`) },
        body: { ...offer, organisationId: idOf(of), ...illustrative },
      }),
    )
    ids.set(`offer ${key}`, id)
  }
  for (const { key, of, ...need } of needs) {
    const { id } = await done(
      client.POST('/api/v1/membership/needs', {
        params: { header: keyed(`need-${key}`) },
        body: { ...need, organisationId: of === null ? null : idOf(of), ...illustrative },
      }),
    )
    ids.set(`need ${key}`, id)
  }
  for (const [need, offer, units, sides, realised] of matches) {
    const { id: matchId } = await done(
      client.POST('/api/v1/membership/matches', {
        params: { header: keyed(`match-${need}`) },
        body: {
          needId: ids.get(`need ${need}`)!,
          offerId: ids.get(`offer ${offer}`)!,
          units,
          isDemo: true,
        },
      }),
    )
    const path = { matchId }
    for (const side of sides)
      await done(
        client.POST('/api/v1/membership/matches/{matchId}/acceptance', {
          params: { path, header: keyed(`match-${need}-${side}`) },
          body: { side },
        }),
      )
    if (realised)
      await done(
        client.POST('/api/v1/membership/matches/{matchId}/outcome', {
          params: { path, header: keyed(`match-${need}-outcome`) },
          body: { outcome: 'realised', note: realised },
        }),
      )
  }
}

export const circleCounts = { offers: offers.length, needs: needs.length, matches: matches.length }
