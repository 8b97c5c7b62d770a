import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

type NewTopic = Schemas['NewTopic']
type Step = Schemas['TopicStepName']
type Staff = 'secretary' | 'officer' | 'hr'

interface SeedTopic {
  /** At the salon whose title this begins. */
  at: string
  title: string
  description?: string
  category: NewTopic['category']
  chain?: NewTopic['chain']
  link?: NewTopic['link']
  /** A key of the organisations; nobody: it came up in the round. */
  raisedBy?: string
  /** A person of the seed, whom the owner does not see. */
  discreet?: string
  /** A key of the organisations, or `officer`: the service officer in person. */
  owner?: string
  workingDays?: number
  steps?: [by: Staff, step: Step, text: string][]
  sourceRef?: string
}

const first = '主题党日暨第一期“链”盟沙龙'
const untold = '原文未写明由谁提出、如何办理，故不登记提出方和责任方。'
const source = '现代快报 2022-06-30 · S19'

/** What was talked over at the first salon as the article tells it, and illustrative issues in every state. */
const topics: SeedTopic[] = [
  ...['如何做好企业党建', '如何用好平台', '如何找准创新方向'].map((title): SeedTopic => ({
    at: first,
    title,
    description: untold,
    category: 'consult',
    sourceRef: source,
  })),
  {
    at: '[示例] 纺织链沙龙：绿色印染与节水',
    title: '[示例] 节水改造设备贷款能否贴息',
    description: '三台定型机换代，投资约两年收回，希望了解贴息政策和所需材料。',
    category: 'finance',
    chain: 'TX',
    link: 'L5_DEVELOP',
    raisedBy: 'xurong',
    owner: 'officer',
    steps: [
      ['officer', 'begin', '已联系财政局和银行，收集企业资料。'],
      ['officer', 'answer', '符合技改贴息条件，清单和办理时限已送达企业，银行下周上门。'],
      ['hr', 'resolve', '贷款已受理，问题解决。'],
    ],
  },
  {
    at: '[示例] 纺织链沙龙：纺机智能化升级',
    title: '[示例] 熟练挡车工招聘困难',
    category: 'talent',
    chain: 'TX',
    raisedBy: 'xurong',
    owner: 'officer',
    steps: [['officer', 'answer', '常州纺院可安排订单班，首批四十人，名单待双方确认。']],
  },
  {
    at: '[示例] 智能制造链沙龙：设备数字化改造路径',
    title: '[示例] 老旧机床数据采集如何选型',
    category: 'transformation',
    chain: 'SM',
    raisedBy: 'jinggong',
    owner: 'economy',
    steps: [['secretary', 'begin', '经济发展局已安排诊断机构到厂。']],
  },
  {
    at: '[示例] 检验检测链沙龙：检测资质共享',
    title: '[示例] 希望开放共享检测设备预约',
    category: 'suggestion',
    chain: 'TIC',
    raisedBy: 'testing',
    owner: 'approval',
  },
  {
    at: '[示例] 新一代信息技术链沙龙：5G专网应用场景',
    title: '[示例] 园区5G专网资费能否统一洽谈',
    category: 'help',
    chain: 'IT',
    raisedBy: 'mobile',
    owner: 'officer',
    steps: [
      ['officer', 'answer', '建议企业自行洽谈。'],
      ['secretary', 'reopen', '多家企业有同样需求，应由园区牵头统一洽谈。'],
    ],
  },
  {
    at: '[示例] 数字经济链沙龙：工业数据资产入表',
    title: '[示例] 希望代企业申报个人所得税汇算',
    category: 'help',
    chain: 'DE',
    raisedBy: 'yunlian',
    steps: [['secretary', 'decline', '属于个人纳税事项，依法由本人办理，已告知办税渠道。']],
  },
  {
    at: '[示例] 数字经济链沙龙：中小企业上云上平台',
    title: '[示例] 夜班职工托幼需求',
    description: '提出人希望只公开单位。',
    category: 'other',
    chain: 'DE',
    discreet: 'deputy-DE',
  },
]
export const topicCount = topics.length

interface Ids {
  organisation: (key: string) => string
  person: (key: string) => string
  officer: string
}

/** Enters them as people would: recorded, given to an owner, taken on from there. */
export async function enterTopics(staff: Record<Staff, Session>, ids: Ids): Promise<void> {
  const { client } = staff.secretary
  const { items } = await done(
    client.GET('/api/v1/events/activities', {
      params: { query: { kind: 'salon', order: 'latest', limit: 200 } },
    }),
  )
  for (const [i, { at, raisedBy, discreet, owner, workingDays, steps = [], ...given }] of topics.entries()) {
    const activity = items.find(({ title }) => title === at)
    if (!activity) throw new Error(`the seed has no salon ${at}`)
    const header = (step: string) => keyed(`topic-${i}-${step}`)
    const { id } = await done(
      client.POST('/api/v1/events/activities/{activityId}/topics', {
        params: { path: { activityId: activity.id }, header: header('raise') },
        body: {
          description: '',
          chain: null,
          link: null,
          ...given,
          raisedBy: {
            who: 'other',
            organisationId: raisedBy ? ids.organisation(raisedBy) : null,
            personId: discreet ? ids.person(discreet) : null,
          },
          personShown: !discreet,
          provenance: given.sourceRef ? 'seed' : 'illustrative',
          sourceRef: given.sourceRef ?? null,
          isDemo: !given.sourceRef,
        },
      }),
    )
    if (owner)
      await done(
        client.POST('/api/v1/events/topics/{topicId}/assignment', {
          params: { path: { topicId: id }, header: header('assign') },
          body: {
            organisationId: owner === 'officer' ? null : ids.organisation(owner),
            personId: owner === 'officer' ? ids.officer : null,
            note: '[示例] 请按期答复企业。',
            ...(workingDays ? { workingDays } : {}),
          },
        }),
      )
    for (const [n, [by, step, text]] of steps.entries())
      await done(
        staff[by].client.POST('/api/v1/events/topics/{topicId}/steps', {
          params: { path: { topicId: id }, header: header(`step-${n}`) },
          body: { step, text: `[示例] ${text}` },
        }),
      )
  }
}
