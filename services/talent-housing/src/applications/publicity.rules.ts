import { appealHint, firstRule, reason } from './reasons.rules.ts'

export interface ObjectionInputs {
  objectionId: string
  ruling: 'dismissed' | 'sustained'
  answer: string
  dueOn: string
  on: string
}

export const objectionAnswer = firstRule<ObjectionInputs, 'dismissed' | 'sent_back'>(
  'housing-application.objection',
  appealHint,
  ({ ruling, dueOn, on }) => {
    const dismissed = ruling === 'dismissed'
    const late = on > dueOn
    return {
      outcome: dismissed ? 'dismissed' : 'sent_back',
      reasons: [
        reason(
          'objection',
          dismissed,
          dismissed ? '异议不成立，公示继续' : '异议成立，退回重新审核',
          dismissed
            ? 'The objection is not sustained; the publicity goes on'
            : 'The objection is sustained; back to the review',
        ),
        reason(
          'clock',
          !late,
          `答复期限至 ${dueOn}，于 ${on} ${late ? '逾期答复' : '答复'}`,
          `To be answered by ${dueOn}, answered on ${on}${late ? ', late' : ''}`,
        ),
      ],
    }
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

/** Queued when the last day has passed, no objection is open, and the days that were counted are settled or confirmed. */
export const publicityEnd = firstRule<PublicityInputs, 'queued' | 'refused'>(
  'housing-application.publicity',
  appealHint,
  (inputs) => {
    const { postedOn, workingDays, lastDay, provisional, calendarConfirmed, objections, on } = inputs
    const passed = on > lastDay
    const settled = !provisional || calendarConfirmed
    const quiet = objections.open === 0
    const code = 'housing_application.publicity'
    return {
      outcome: passed && settled && quiet ? 'queued' : 'refused',
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
          settled ? '公示期内的工作日均已确定或经人工核对' : '公示期涉及未公布的放假安排，须人工核对后办理',
          settled
            ? 'The days that were counted are settled or were looked at by hand'
            : 'It counts days whose holidays are not announced; look at them by hand first',
        ),
      ],
    }
  },
)
