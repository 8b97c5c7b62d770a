import type { DevelopmentAct, RuleSet } from '@alliance/contracts/membership'

interface Bilingual {
  zh: string
  en: string
}

export interface Clock {
  rule: string
  /** `deadline`: at the latest; `earliest`: not before; `window`: between `amount` and `most`; `manual`: no clock runs. */
  kind: 'deadline' | 'earliest' | 'window' | 'manual'
  from: DevelopmentAct | 'birth' | 'probation_end' | null
  to: DevelopmentAct | null
  amount: number | null
  /** The end of a window; of PD-13, after how long the resolution lapses. */
  most: number | null
  /** Calendar months end on the last day of a shorter month. */
  unit: 'month' | 'working_day' | null
  /** `normal` where the rule says 一般: it is told, and not counted as a breach. */
  severity: 'binding' | 'normal'
  /** Null where the sources of domain/membership.md §2.7 do not give it. */
  article: string | null
  text: Bilingual
}

/** From this day on a case is opened under the rules of 2026. */
export const effectiveFrom2026 = '2026-05-18'
export const rulesVersion = 'development-1'

/** 2 to 7 dates are settled by the branch itself, within what the text leaves open (PD-03, PD-07). */
export const defaults = { activistMonths: 0, publicityWorkingDays: 5, warnDays: 15 }

export const ruleSetOn = (openedOn: string): RuleSet => (openedOn < effectiveFrom2026 ? '2014' : '2026')

const clock = (
  rule: string,
  article: string | null,
  text: [zh: string, en: string],
  rest: Partial<Omit<Clock, 'rule' | 'article' | 'text'>> = {},
): Clock => ({
  rule,
  kind: 'manual',
  from: null,
  to: null,
  amount: null,
  most: null,
  unit: null,
  severity: 'binding',
  article,
  text: { zh: text[0], en: text[1] },
  ...rest,
})
const months = (
  kind: Clock['kind'],
  from: Clock['from'],
  to: DevelopmentAct,
  amount: number,
  most: number | null = null,
) => ({ kind, from, to, amount, most, unit: 'month' as const })

/** The clocks of the rules of 2026 (domain/membership.md §2.7). */
const clocks2026: readonly Clock[] = [
  clock(
    'PD-01',
    '5',
    ['入党申请人须年满十八岁', 'An applicant is eighteen or older'],
    months('earliest', 'birth', 'application', 216),
  ),
  clock(
    'PD-02',
    '7',
    ['收到申请后一个月内派人谈话', 'The talk is within a month of the application'],
    months('deadline', 'application', 'talk', 1),
  ),
  clock(
    'PD-03',
    '8',
    [
      '确定入党积极分子无全国最短期限，由支委会研究决定并备案',
      'No national minimum before an activist is chosen; the branch committee decides and files it',
    ],
    months('earliest', 'application', 'activist', defaults.activistMonths),
  ),
  clock(
    'PD-04',
    '9',
    ['指定一至两名正式党员作培养联系人', 'One or two full members are the cultivation contacts'],
    { to: 'contacts' },
  ),
  clock(
    'PD-05',
    '11',
    ['每半年考察一次入党积极分子', 'An activist is reviewed every six months'],
    months('deadline', 'activist', 'cultivation', 6),
  ),
  clock(
    'PD-06',
    '13',
    ['经过一年以上培养教育方可列为发展对象', 'A year of cultivation comes before the listing'],
    months('earliest', 'activist', 'candidate', 12),
  ),
  clock(
    'PD-07',
    '13',
    ['列为发展对象前公示不少于五个工作日', 'Publicity of five working days at least before the listing'],
    {
      kind: 'earliest',
      from: 'publicity',
      to: 'candidate',
      amount: defaults.publicityWorkingDays,
      unit: 'working_day',
    },
  ),
  clock(
    'PD-08',
    null,
    [
      '支委会讨论，报上级党委（记录同意或备案）',
      'The branch committee decides and the superior committee is told (agreed or filed)',
    ],
    { to: 'candidate_filing' },
  ),
  clock(
    'PD-09',
    '16',
    [
      '必须进行政治审查，未经审查或不合格的不能发展',
      'Political review is a must; whoever fails it is not admitted',
    ],
    { to: 'political_review' },
  ),
  clock(
    'PD-10',
    '17',
    ['集中培训不少于三天或二十四学时', 'Training of three days or 24 class hours at least'],
    { to: 'training' },
  ),
  clock(
    'PD-11',
    '18–19',
    ['预审合格后一个月内召开支部大会', 'The branch meeting is within a month of the passed pre-review'],
    months('deadline', 'pre_review', 'branch_meeting', 1),
  ),
  clock(
    'PD-12',
    '19–20',
    [
      '无记名投票；到会有表决权的人超过半数，赞成超过应到有表决权的半数',
      'Secret ballot; more than half of those entitled are present, and more than half of those entitled are in favour',
    ],
    { to: 'branch_meeting' },
  ),
  clock(
    'PD-13',
    '25',
    [
      '决议后三个月内审批，特殊情况不超过六个月，超过的须重新讨论',
      'Approved within three months of the resolution, six in a special case; later, the meeting is held again',
    ],
    months('deadline', 'branch_meeting', 'approval', 3, 6),
  ),
  clock(
    'PD-14',
    '29',
    ['批准后一般一个月内入党宣誓', 'The oath is generally within a month of the approval'],
    { ...months('deadline', 'approval', 'oath', 1), severity: 'normal' },
  ),
  clock(
    'PD-15',
    '31',
    ['预备期一年，从支部大会通过之日算起', 'Probation is a year from the branch meeting'],
    months('earliest', 'branch_meeting', 'conversion_meeting', 12),
  ),
  clock(
    'PD-16',
    null,
    [
      '预备期可延长一次，不少于半年、不超过一年',
      'Probation is extended once, by half a year at least and a year at the most',
    ],
    months('window', 'probation_end', 'extension', 6, 12),
  ),
  clock(
    'PD-17',
    '33',
    ['转正决议后三个月内审批', 'Conversion is approved within three months of the resolution'],
    months('deadline', 'conversion_meeting', 'conversion_approval', 3),
  ),
  clock(
    'PD-18',
    null,
    [
      '三个月内将离开单位的，一般不办理接收手续',
      'Whoever leaves within three months is generally not admitted',
    ],
    { to: 'branch_meeting', severity: 'normal' },
  ),
  clock(
    'PD-19',
    '36',
    ['转正后将材料归档', 'The papers are archived after conversion'],
    months('earliest', 'conversion_approval', 'archive', 0),
  ),
]

/** What differs in 2014; every other figure is the same, and its article is not in our sources. */
const differing2014: Record<string, Clock> = {
  'PD-07': clock(
    'PD-07',
    null,
    ['全国细则未规定公示期，按当地做法', 'The national text asks for no publicity; local practice decides'],
    { to: 'candidate', severity: 'normal' },
  ),
  'PD-14': clock('PD-14', null, ['未规定入党宣誓的期限', 'No time is set for the oath'], {
    to: 'oath',
    severity: 'normal',
  }),
}

const clocks2014: readonly Clock[] = clocks2026.map(
  (clock) => differing2014[clock.rule] ?? { ...clock, article: clock.rule === 'PD-18' ? '19' : null },
)

export const clocksOf = (ruleSet: RuleSet): readonly Clock[] => (ruleSet === '2026' ? clocks2026 : clocks2014)

/** Where a rule stands, as it is cited. */
export function articleOf(ruleSet: RuleSet, { article }: Clock): Bilingual {
  const [zh, en] = article === null ? ['', ''] : [`第${article}条`, `, Art. ${article}`]
  return {
    zh: `《中国共产党发展党员工作细则》（${ruleSet}年）${zh}`,
    en: `Detailed Rules on Developing Party Members (${ruleSet})${en}`,
  }
}
