import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

type State = Schemas['MemberApplicationState']
type Action = Schemas['QueuedMemberApplication']['action']
type Ground = NonNullable<Schemas['RejectionGround']>

const stateZh: Record<State, string> = {
  draft: '草稿',
  formal_review: '形式审查',
  supplement: '待补正',
  chain_opinion: '征求链上意见',
  zone_approval: '开发区审批',
  publicity: '公示中',
  admitted: '已加入',
  rejected: '未接纳',
  withdrawn: '已撤回',
}
const stateEn: typeof stateZh = {
  draft: 'Draft',
  formal_review: 'Formal review',
  supplement: 'To be supplemented',
  chain_opinion: 'Chain committee’s opinion',
  zone_approval: 'Zone approval',
  publicity: 'In publicity',
  admitted: 'Admitted',
  rejected: 'Not admitted',
  withdrawn: 'Withdrawn',
}
const actionZh: Record<Action, string> = {
  complete: '填写并提交',
  supplement: '补正',
  review: '形式审查',
  opine: '提出意见',
  approve: '审批',
  answer: '答复异议',
  admit: '核对公示期并授牌',
}
const actionEn: typeof actionZh = {
  complete: 'Complete and submit',
  supplement: 'Supplement',
  review: 'Review',
  opine: 'Give the opinion',
  approve: 'Decide',
  answer: 'Answer an objection',
  admit: 'Check the days and admit',
}
const groundZh: Record<Ground, string> = {
  not_eligible: '不符合入盟条件',
  untrue_statement: '申请内容不属实',
  charter: '与链盟章程不符',
  supplement_not_given: '逾期未补正',
  objection: '公示期异议成立',
  other: '其他原因',
}
const groundEn: typeof groundZh = {
  not_eligible: 'Does not meet what membership asks',
  untrue_statement: 'What it states is not true',
  charter: 'Against the charter',
  supplement_not_given: 'What was missing was not given in time',
  objection: 'A sustained objection',
  other: 'Another reason',
}

/** What the screens of joining share. */
export const joiningWords = words(
  {
    title: '入盟申请',
    lead: '从提出申请到授牌，每一步都有期限和决定书。',
    begin: '申请入盟',
    waiting: '待我办理',
    all: '全部申请',
    terms: '办理期限',
    sections: '入盟申请分类',
    nothingWaits: '现在没有需要您办理的申请。',
    none: '还没有入盟申请。',
    organisation: '申请单位',
    kind: '成员类别',
    chain: '产业链',
    todo: '待办',
    state: '状态',
    submitted: '提交日期',
    due: '期限',
    until: '公示至',
    ended: '办结日期',
    overdue: '已逾期',
    onTime: '期限内',
    provisional: '暂定',
    noDue: '不限',
    everyState: '全部状态',
    states: stateZh,
    actions: actionZh,
    grounds: groundZh,
  },
  {
    title: 'Joining',
    lead: 'From the request to the plaque, each step with its time and its receipt.',
    begin: 'Apply for membership',
    waiting: 'Waiting for me',
    all: 'All applications',
    terms: 'Time limits',
    sections: 'Applications',
    nothingWaits: 'No application waits for you now.',
    none: 'There are no applications yet.',
    organisation: 'Applicant',
    kind: 'Kind of member',
    chain: 'Chain',
    todo: 'To do',
    state: 'State',
    submitted: 'Submitted',
    due: 'Due',
    until: 'In publicity until',
    ended: 'Ended',
    overdue: 'Overdue',
    onTime: 'In time',
    provisional: 'provisional',
    noDue: 'No limit',
    everyState: 'Every state',
    states: stateEn,
    actions: actionEn,
    grounds: groundEn,
  },
)
