import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

export type Act = Schemas['DevelopmentAct']

export const developmentWords = words(
  {
    title: '发展党员',
    lead: '只登记步骤、日期和决定单位，不录入任何材料内容。名册不提供导出。',
    open: '建立发展档案',
    person: '培养对象',
    branch: '所在党支部',
    openedOn: '建档日期',
    openedHint: '2026年5月18日起建立的，适用2026年细则；此前的适用2014年细则。',
    board: '看板',
    list: '列表',
    view: '显示方式',
    stage: ['申请入党', '入党积极分子', '发展对象', '预备党员接收', '教育考察与转正'],
    stageLong: [
      '申请入党',
      '入党积极分子的确定和培养教育',
      '发展对象的确定和考察',
      '预备党员的接收',
      '预备党员的教育考察和转正',
    ],
    count: (count: string, cut: boolean) => `${count}${cut ? ' 以上' : ''} 人`,
    overdueCount: (count: string) => `${count} 人逾期`,
    emptyStage: '暂无',
    none: '还没有进行中的发展档案。',
    more: '其余的在列表中',
    next: '下一步',
    possible: (date: string) => `最早 ${date}`,
    due: (date: string) => `期限 ${date}`,
    blocked: '所依据的步骤未登记',
    standing: { overdue: '已逾期', due_soon: '即将到期', running: '期限内', none: '无期限' },
    rules: { 2014: '2014年细则', 2026: '2026年细则' },
    rulesTitle: '适用规则',
    state: {
      open: '进行中',
      converted: '已转正',
      disqualified: '取消资格',
      withdrawn: '终止',
      transferred: '已转出',
    },
    period: '办理期间',
    deadline: '期限',
    status: '状态',
  },
  {
    title: 'Member development',
    lead: 'Steps, dates and who decided; never the content of papers. This register cannot be exported.',
    open: 'Open a case',
    person: 'Person',
    branch: 'Branch',
    openedOn: 'Opened on',
    openedHint: 'From 18 May 2026 on the rules of 2026 hold; before, those of 2014.',
    board: 'Board',
    list: 'List',
    view: 'View',
    stage: ['Application', 'Activists', 'Candidates', 'Admission', 'Probation and conversion'],
    stageLong: [
      'Application',
      'Activists chosen and cultivated',
      'Candidates chosen and examined',
      'Probationary members admitted',
      'Probation and conversion',
    ],
    count: (count: string, cut: boolean) => `${count}${cut ? ' or more' : ''}`,
    overdueCount: (count: string) => `${count} overdue`,
    emptyStage: 'Nobody',
    none: 'No open cases yet.',
    more: 'The others are in the list',
    next: 'Next',
    possible: (date: string) => `From ${date}`,
    due: (date: string) => `Due ${date}`,
    blocked: 'Rests on a step not recorded',
    standing: { overdue: 'Overdue', due_soon: 'Due soon', running: 'In time', none: 'Nothing due' },
    rules: { 2014: 'Rules of 2014', 2026: 'Rules of 2026' },
    rulesTitle: 'Rules',
    state: {
      open: 'Open',
      converted: 'Converted',
      disqualified: 'Disqualified',
      withdrawn: 'Withdrawn',
      transferred: 'Transferred',
    },
    period: 'Open',
    deadline: 'Deadline',
    status: 'Status',
  },
)

const act = (zh: string, en: string) => ({ zh, en })

/** The 25 steps in their order with the stage of each, and the two acts that are no steps (membership.md §2.7). */
export const acts: Record<Act, { stage: number; name: Record<'zh' | 'en', string> }> = {
  application: { stage: 1, name: act('递交入党申请书', 'Application handed in') },
  talk: { stage: 1, name: act('党组织派人谈话', 'Talk with the applicant') },
  activist: { stage: 2, name: act('推荐和确定入党积极分子', 'Chosen as an activist') },
  activist_filing: { stage: 2, name: act('上级党委备案', 'Filed with the superior committee') },
  contacts: { stage: 2, name: act('指定培养联系人', 'Cultivation contacts named') },
  cultivation: { stage: 2, name: act('培养教育考察', 'Cultivation reviewed') },
  publicity: { stage: 3, name: act('发展对象公示', 'Publicity before listing') },
  candidate: { stage: 3, name: act('确定发展对象', 'Listed as a candidate') },
  candidate_filing: { stage: 3, name: act('报上级党委备案', 'Reported to the superior committee') },
  introducers: { stage: 3, name: act('确定入党介绍人', 'Introducers named') },
  political_review: { stage: 3, name: act('政治审查', 'Political review') },
  training: { stage: 3, name: act('集中培训', 'Concentrated training') },
  committee_review: { stage: 4, name: act('支委会审查', 'Branch committee’s review') },
  pre_review: { stage: 4, name: act('上级党委预审', 'Pre-review by the superior committee') },
  application_form: { stage: 4, name: act('填写入党志愿书', 'Admission form filled in') },
  branch_meeting: { stage: 4, name: act('支部大会讨论接收', 'Branch meeting on admission') },
  superior_talk: { stage: 4, name: act('上级党委派人谈话', 'Talk by the superior committee') },
  approval: { stage: 4, name: act('上级党委审批', 'Approved by the superior committee') },
  organisation_filing: {
    stage: 4,
    name: act('再上一级组织部门备案', 'Filed with the organisation department'),
  },
  assignment: { stage: 5, name: act('编入支部和党小组', 'Assigned to branch and group') },
  oath: { stage: 5, name: act('入党宣誓', 'Oath') },
  probation_review: { stage: 5, name: act('继续教育考察', 'Probation reviewed') },
  extension: { stage: 5, name: act('延长预备期', 'Probation extended') },
  conversion_request: { stage: 5, name: act('提出转正申请', 'Request for conversion') },
  conversion_meeting: { stage: 5, name: act('支部大会讨论转正', 'Branch meeting on conversion') },
  conversion_approval: { stage: 5, name: act('上级党委审批转正', 'Conversion approved') },
  archive: { stage: 5, name: act('材料归档', 'Papers archived') },
}

const notSteps: readonly Act[] = ['publicity', 'extension']
/** A step's number, 1–25; null of an act that is no step. */
export const numberOf = (name: Act): number | null =>
  notSteps.includes(name)
    ? null
    : (Object.keys(acts) as Act[]).filter((each) => !notSteps.includes(each)).indexOf(name) + 1
