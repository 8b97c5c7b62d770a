import type { Schemas } from '@alliance/client'
import { words } from '../language/words.ts'

const dayZh: Record<keyof Schemas['AdmissionDays'], string> = {
  formalReview: '形式审查',
  supplement: '补正',
  chainOpinion: '链上意见',
  zoneApproval: '审批',
  publicity: '公示',
  objectionAnswer: '异议答复',
  hearing: '听取意见',
}
const dayEn: typeof dayZh = {
  formalReview: 'Formal review',
  supplement: 'Supplement',
  chainOpinion: 'Opinion',
  zoneApproval: 'Approval',
  publicity: 'Publicity',
  objectionAnswer: 'Objection',
  hearing: 'Hearing',
}

export const termsWords = words(
  {
    lead: '各环节的工作日期限。新期限自生效之日起适用，已开始的环节仍按原期限办理。',
    set: '调整期限',
    version: '版本',
    from: '生效日期',
    basis: '依据',
    months: '年度复核间隔（月）',
    by: '登记人',
    none: '还没有登记期限。',
    day: dayZh,
  },
  {
    lead: 'Working days for each step. New ones hold from their day; a step that has begun keeps its own.',
    set: 'Set new limits',
    version: 'Version',
    from: 'From',
    basis: 'Basis',
    months: 'Months between reviews',
    by: 'Recorded by',
    none: 'No limits are recorded.',
    day: dayEn,
  },
)
