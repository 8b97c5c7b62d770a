import type { ReceiptReason } from '@alliance/contracts'
import type { CourseRequirement } from '@alliance/contracts/events'
import type { DecisionRule, Ruling } from '@alliance/service-kit/receipts/rule'

/** A class hour (学时) in minutes: domain/training.md §5.2. */
const classHour = 45

/** Class hours to one decimal, rounded down. */
export const classHoursOf = (minutes: number): number => Math.floor((minutes * 10) / classHour) / 10

/** What of the minutes at a session counts as learning: no more than attending all of it is worth, where that is said. */
export const learnt = (minutes: number, worth: number | null): number =>
  worth === null ? minutes : Math.min(minutes, worth)

/** What the rule sees: the requirement as it then stood, and what was confirmed. */
export interface CompletionInputs {
  requirement: CourseRequirement
  /** All sessions of the course; `minutes` of learning, null for one not attended. */
  sessions: { no: number; activityId: string; required: boolean; minutes: number | null }[]
  assessment: { passed: boolean; revision: number } | null
}

const reason = (code: string, met: boolean, zh: string, en: string): ReceiptReason => ({
  code,
  met,
  text: { zh, en },
})

export const attendedOf = ({ sessions }: Pick<CompletionInputs, 'sessions'>) =>
  sessions.filter(({ minutes }) => minutes !== null)

export const minutesOf = ({ sessions }: Pick<CompletionInputs, 'sessions'>): number =>
  sessions.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)

function sessionsMet(inputs: CompletionInputs): ReceiptReason[] {
  const { leastSessions } = inputs.requirement
  const attended = attendedOf(inputs).length
  const missing = Math.max(0, leastSessions - attended)
  return leastSessions === 0
    ? []
    : [
        reason(
          'sessions',
          missing === 0,
          `出席 ${attended} 次，要求 ${leastSessions} 次${missing > 0 ? `，还差 ${missing} 次` : ''}`,
          `${attended} of ${leastSessions} sessions attended${missing > 0 ? `, ${missing} to go` : ''}`,
        ),
      ]
}

function minutesMet(inputs: CompletionInputs): ReceiptReason[] {
  const { leastMinutes } = inputs.requirement
  const minutes = minutesOf(inputs)
  const missing = Math.max(0, leastMinutes - minutes)
  return leastMinutes === 0
    ? []
    : [
        reason(
          'minutes',
          missing === 0,
          `学习 ${minutes} 分钟（${classHoursOf(minutes)} 学时），要求 ${leastMinutes} 分钟${missing > 0 ? `，还差 ${missing} 分钟` : ''}`,
          `${minutes} of ${leastMinutes} minutes learnt${missing > 0 ? `, ${missing} to go` : ''}`,
        ),
      ]
}

function requiredMet({ sessions }: CompletionInputs): ReceiptReason[] {
  const required = sessions.filter((session) => session.required)
  const missing = required.filter(({ minutes }) => minutes === null).map(({ no }) => no)
  return required.length === 0
    ? []
    : [
        reason(
          'required',
          missing.length === 0,
          missing.length === 0
            ? `必修课 ${required.length} 次均已出席`
            : `必修课还缺第 ${missing.join('、')} 次`,
          missing.length === 0
            ? `All ${required.length} required sessions attended`
            : `Required and missing: session ${missing.join(', ')}`,
        ),
      ]
}

function assessmentMet({ requirement, assessment }: CompletionInputs): ReceiptReason[] {
  if (!requirement.assessment) return []
  if (assessment === null) return [reason('assessment', false, '尚未考核', 'Not assessed yet')]
  return assessment.passed
    ? [reason('assessment', true, '考核合格', 'The assessment is passed')]
    : [reason('assessment', false, '考核未合格', 'The assessment is not passed')]
}

function decide(inputs: CompletionInputs): Ruling<'earned' | 'not_yet'> {
  const reasons = [
    ...sessionsMet(inputs),
    ...minutesMet(inputs),
    ...requiredMet(inputs),
    ...assessmentMet(inputs),
  ]
  return { outcome: reasons.every(({ met }) => met) ? 'earned' : 'not_yet', reasons }
}

/** Whether a course is completed: sessions, minutes, what is required, and the assessment. */
export const completion: DecisionRule<CompletionInputs, 'earned' | 'not_yet'> = {
  decision: 'course.completion',
  contest: {
    zh: '对结业认定有异议的，可向课程主办单位提出；考勤或考核更正后会重新认定。',
    en: 'Whoever disagrees asks the host of the course; once attendance or an assessment is corrected, it is asked again.',
  },
  versions: [{ version: 'course-completion-1', from: '2022-06-29', decide }],
}
