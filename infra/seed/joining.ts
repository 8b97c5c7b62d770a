import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

type New = Schemas['NewMemberApplication']
interface Joining {
  organisation: string
  kind: New['kind']
  statement: string
  contribution: string
  expectation: string
  /** How far it has come: the steps behind its submission. */
  reached: 'formal_review' | 'supplement' | 'chain_opinion' | 'zone_approval' | 'publicity'
}

/** Illustrative requests to join, one at each step. They are made, reviewed and decided by different accounts. */
const applications: Joining[] = [
  {
    organisation: 'jinfan',
    kind: 'upstream',
    statement: '[示例] 我司为链上企业供应高支纱，希望通过链盟对接下游面料企业，共同开展纱线质量攻关。',
    contribution: '每年开放纱线检测实验室 20 场次；提供 2 名技术骨干参加链上互助。',
    expectation: '对接印染企业需求，参加技能培训。',
    reached: 'formal_review',
  },
  {
    organisation: 'yinhua',
    kind: 'downstream',
    statement: '[示例] 我司从事数码印花，愿与链上企业共建绿色印染示范线。',
    contribution: '提供小批量打样服务。',
    expectation: '希望得到节能改造的资金与技术支持。',
    reached: 'supplement',
  },
  {
    organisation: 'huaxian',
    kind: 'upstream',
    statement: '[示例] 我司生产差别化纤维，计划与链上企业联合开发再生纤维面料。',
    contribution: '开放中试线，接受链上企业委托试制。',
    expectation: '参加链盟沙龙，结识下游客户。',
    reached: 'chain_opinion',
  },
  {
    organisation: 'mianliao',
    kind: 'institute',
    statement: '[示例] 本院长期从事功能面料研究，愿为链上企业提供标准与检测服务。',
    contribution: '每季度入企问诊一次；共享标准数据库。',
    expectation: '共建联合实验室。',
    reached: 'zone_approval',
  },
  {
    organisation: 'jiafang',
    kind: 'downstream',
    statement: '[示例] 我司为家纺终端企业，希望与链上面料企业稳定合作。',
    contribution: '提供年度采购需求清单。',
    expectation: '参与产销对接活动。',
    reached: 'publicity',
  },
]

export const joiningCounts = { memberApplications: applications.length }

const way = ['formal_review', 'chain_opinion', 'zone_approval', 'publicity'] as const

/** Enters the requests with their own accounts, and takes each as far as it has come. */
export async function enterApplications(
  sessionOf: (key: string) => Promise<Session>,
  organisationIdOf: (key: string) => string,
): Promise<void> {
  const [applicant, secretary, committee, leader] = [
    await sessionOf('applicants'),
    await sessionOf('alliance_secretary'),
    await sessionOf('party_organisation_secretary'),
    await sessionOf('zone_leader'),
  ]
  for (const { organisation, reached, ...asked } of applications) {
    const header = (step: string) => keyed(`application-${organisation}-${step}`)
    const { id } = await done(
      applicant.client.POST('/api/v1/membership/member-applications', {
        params: { header: header('draft') },
        body: {
          ...asked,
          organisationId: organisationIdOf(organisation),
          chainCode: 'TX',
          charterAccepted: true,
          provenance: 'illustrative',
          sourceRef: null,
          isDemo: true,
        },
      }),
    )
    const path = { applicationId: id }
    await done(
      applicant.client.POST('/api/v1/membership/member-applications/{applicationId}/submission', {
        params: { path, header: header('submission') },
      }),
    )
    if (reached === 'supplement') {
      await done(
        secretary.client.POST('/api/v1/membership/member-applications/{applicationId}/formal-review', {
          params: { path, header: header('review') },
          body: {
            choice: 'return',
            missing: ['请说明绿色印染示范线的建设计划与时间'],
            ground: null,
            note: '',
          },
        }),
      )
      continue
    }
    const steps = way.indexOf(reached)
    if (steps >= 1)
      await done(
        secretary.client.POST('/api/v1/membership/member-applications/{applicationId}/formal-review', {
          params: { path, header: header('review') },
          body: { choice: 'accept', missing: [], ground: null, note: '' },
        }),
      )
    if (steps >= 2)
      await done(
        committee.client.POST('/api/v1/membership/member-applications/{applicationId}/opinion', {
          params: { path, header: header('opinion') },
          body: { choice: 'support', note: '[示例] 与本链企业有稳定合作，同意加入。' },
        }),
      )
    if (steps >= 3) {
      await done(
        leader.client.POST('/api/v1/membership/member-applications/{applicationId}/approval', {
          params: { path, header: header('approval') },
          body: { choice: 'approve', ground: null, note: '' },
        }),
      )
      await done(
        secretary.client.POST('/api/v1/membership/member-applications/{applicationId}/objections', {
          params: { path, header: header('objection') },
          body: {
            content: '[示例] 来信反映该单位与链上企业存在一笔货款纠纷，请核实。',
            channel: 'letter',
            raisedBy: null,
          },
        }),
      )
    }
  }
}

/** The founding members' review of 2025; one of them is to rectify something. */
export async function enterReviews({ client }: Session): Promise<void> {
  const { items } = await done(
    client.GET('/api/v1/membership/alliance-members', {
      params: { query: { founding: 'true', limit: 200 } },
    }),
  )
  for (const { id, organisationName } of items) {
    const rectifies = organisationName === '恒基纺织'
    await done(
      client.POST('/api/v1/membership/alliance-members/{memberId}/reviews', {
        params: { path: { memberId: id }, header: keyed(`review-2025-${id}`) },
        body: {
          year: 2025,
          result: rectifies ? 'rectify' : 'pass',
          reviewedOn: '2026-03-20',
          rectifyBy: rectifies ? '2026-12-31' : null,
          note: rectifies
            ? '[示例] 全年仅参加一次链盟活动，请制定参与计划。'
            : '[示例] 参与链盟活动正常，同意通过。',
        },
      }),
    )
  }
}
