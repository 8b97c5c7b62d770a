import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

type Kind = Schemas['DueKind']
const kindZh: Record<Kind, string> = {
  election: '换届',
  vacancy: '席位空缺',
  agreement: '协议到期',
  milestone: '协议节点',
  development: '发展党员',
  person_request: '个人信息申请',
  member_application: '入盟申请',
  objection: '公示异议',
  member_review: '年度复核',
  rectification: '成员整改',
}
const kindEn: typeof kindZh = {
  election: 'Election',
  vacancy: 'Vacant seat',
  agreement: 'Agreement ends',
  milestone: 'Milestone',
  development: 'Member development',
  person_request: 'Request about own data',
  member_application: 'Application',
  objection: 'Objection',
  member_review: 'Annual review',
  rectification: 'Rectification',
}

export const dueWords = words(
  {
    title: '近期到期',
    lead: '已逾期的和一个月内到期的事项；换届提前半年提醒。',
    none: '没有逾期或即将到期的事项。',
    kindLabel: '事项',
    name: '名称',
    dueOn: '到期',
    stateLabel: '状态',
    overdue: '已逾期',
    due: '将到期',
    kind: kindZh,
    request: (kind: string): string => (kind === 'erasure' ? '申请删除个人信息' : '申请更正个人信息'),
    terms: '任期日历',
    noTerms: '没有登记任期。',
    partyOrganisation: '党组织',
    number: '届次',
    nth: (number: number) => `第 ${number} 届`,
    began: '开始',
    ends: '届满',
    extendedTo: (date: string) => `（延期至${date}）`,
  },
  {
    title: 'Falling due',
    lead: 'What is overdue and what falls due within a month; elections are called to mind half a year ahead.',
    none: 'Nothing is overdue or falls due soon.',
    kindLabel: 'What',
    name: 'Name',
    dueOn: 'Due',
    stateLabel: 'State',
    overdue: 'Overdue',
    due: 'Due soon',
    kind: kindEn,
    request: (kind: string): string =>
      kind === 'erasure' ? 'Erasure is asked for' : 'A correction is asked for',
    terms: 'Calendar of terms',
    noTerms: 'No terms are recorded.',
    partyOrganisation: 'Party organisation',
    number: 'Term',
    nth: (number: number) => `No. ${number}`,
    began: 'Began',
    ends: 'Ends',
    extendedTo: (date: string) => ` (extended to ${date})`,
  },
)
