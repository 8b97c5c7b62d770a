import { contest, firstRule, inTime, reason, type Timed } from './reasons.rules.ts'

export interface ObjectionInputs extends Timed {
  objectionId: string
  ruling: 'dismissed' | 'sustained'
  effect: 'return' | 'reject' | null
  answer: string
}

export const objectionAnswer = firstRule<ObjectionInputs, 'dismissed' | 'sent_back' | 'rejected'>(
  'member-application.objection',
  contest,
  (inputs) => {
    const dismissed = inputs.ruling === 'dismissed'
    const outcome = dismissed ? 'dismissed' : inputs.effect === 'return' ? 'sent_back' : 'rejected'
    const words = {
      dismissed: ['异议不成立，公示继续', 'The objection is not sustained; the publicity goes on'],
      sent_back: ['异议成立，退回形式审查', 'The objection is sustained; back to the formal review'],
      rejected: ['异议成立，不予接纳', 'The objection is sustained; not admitted'],
    } as const
    const [zh, en] = words[outcome]
    return { outcome, reasons: [reason('objection', dismissed, zh, en), inTime(inputs)] }
  },
)

export interface PublicityInputs {
  postedOn: string
  workingDays: number
  lastDay: string
  provisional: boolean
  calendarConfirmed: boolean
  objections: { heard: number; open: number }
  on: string
}

/** Admitted when the last day has passed, no objection is open, and the days that were counted are settled or confirmed. */
export const publicityEnd = firstRule<PublicityInputs, 'admitted' | 'refused'>(
  'member-application.publicity',
  contest,
  (inputs) => {
    const { postedOn, workingDays, lastDay, provisional, calendarConfirmed, objections, on } = inputs
    const passed = on > lastDay
    const settled = !provisional || calendarConfirmed
    const quiet = objections.open === 0
    const code = 'member_application.publicity'
    const admitted = passed && settled && quiet
    return {
      outcome: admitted ? 'admitted' : 'refused',
      reasons: [
        reason(
          code,
          passed,
          `自 ${postedOn} 起公示 ${workingDays} 个工作日，至 ${lastDay} ${passed ? '期满' : '止，尚未期满'}`,
          `Posted on ${postedOn} for ${workingDays} working days, until ${lastDay}${passed ? '' : ', which has not passed'}`,
        ),
        reason(
          code,
          quiet,
          quiet ? `公示期收到异议 ${objections.heard} 件，均已办结` : `尚有 ${objections.open} 件异议未办结`,
          quiet
            ? `${objections.heard} objections, all of them answered`
            : `${objections.open} objections are open`,
        ),
        reason(
          code,
          settled,
          settled
            ? provisional
              ? '公示期涉及未公布的放假安排，已人工核对'
              : '公示期内的工作日均已确定'
            : '公示期涉及未公布的放假安排，须人工核对后办理',
          settled
            ? provisional
              ? 'Holidays that were not announced were looked at by hand'
              : 'All days that were counted are settled'
            : 'It counts days whose holidays are not announced; look at them by hand first',
        ),
      ],
    }
  },
)
