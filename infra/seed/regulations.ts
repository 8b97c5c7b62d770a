import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

interface SeedRegulation {
  key: string
  kind: Schemas['NewRegulation']['kind']
  title: string
  number: string
  reviewDueOn: string
  /** From when it reads how; the note says what a later version changed. */
  versions: { from: string; text: string; note: string }[]
}

/** Row S33 states that there are operating mechanisms and quotes none, so every text is illustrative. */
const regulations: SeedRegulation[] = [
  {
    key: 'meetings',
    kind: 'meeting_system',
    title: '[示例] 产业链联合党委联席会议制度',
    number: '示例〔2022〕1号',
    reviewDueOn: '2026-12-31',
    versions: [
      {
        from: '2022-07-15',
        note: '',
        text: '# 总则\n第一条 产业链联合党委设联席会议，由挂钩点领导召集。\n# 会期\n第二条 联席会议每半年召开一次。\n第三条 半数以上委员到会方可召开。\n# 议题\n第四条 议题由成员单位提出，会前三日送达各委员。',
      },
      {
        from: '2024-01-01',
        note: '会期改为每季度一次；议题办理结果须在下次会议通报',
        text: '# 总则\n第一条 产业链联合党委设联席会议，由挂钩点领导召集。\n# 会期\n第二条 联席会议每季度召开一次。\n第三条 半数以上委员到会方可召开。\n# 议题\n第四条 议题由成员单位提出，会前三日送达各委员。\n第五条 议题办理结果在下一次会议上通报。',
      },
    ],
  },
  {
    key: 'fund',
    kind: 'fund_rule',
    title: '[示例] “链”盟党建发展基金管理办法',
    number: '示例〔2022〕2号',
    reviewDueOn: '2027-03-31',
    versions: [
      {
        from: '2022-07-15',
        note: '',
        text: '# 用途\n第一条 基金用于产业链党组织的活动、阵地和党员教育。\n# 申请与公示\n第二条 由产业链联合党委申请，开发区党工委审批。\n第三条 审批结果公示不少于五个工作日。',
      },
    ],
  },
  {
    key: 'review',
    kind: 'review_cycle',
    title: '[示例] 制度评估与修订规则',
    number: '示例〔2023〕1号',
    reviewDueOn: '2026-10-31',
    versions: [
      {
        from: '2023-03-01',
        note: '',
        text: '第一条 每项制度至少两年评估一次。\n第二条 评估结论分为继续执行、修订和废止。\n第三条 修订形成新版本，旧版本保留备查。',
      },
    ],
  },
]

export async function enterRegulations({ client }: Session, idOf: (key: string) => string): Promise<void> {
  for (const { key, versions, ...regulation } of regulations) {
    const [first, ...later] = versions
    const { id } = await done(
      client.POST('/api/v1/membership/regulations', {
        params: { header: keyed(`regulation-${key}`) },
        body: {
          ...regulation,
          issuedById: idOf('zone'),
          from: first!.from,
          text: first!.text,
          provenance: 'illustrative',
          sourceRef: null,
          isDemo: true,
        },
      }),
    )
    for (const version of later)
      await done(
        client.POST('/api/v1/membership/regulations/{regulationId}/versions', {
          params: { path: { regulationId: id }, header: keyed(`regulation-${key}-${version.from}`) },
          body: version,
        }),
      )
  }
}

export const regulationCount = regulations.length
