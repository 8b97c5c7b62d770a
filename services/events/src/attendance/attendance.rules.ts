import type {
  AttendanceOutcome,
  AttendanceProposal,
  LeaveReason,
  SeenAtGates,
} from '@alliance/contracts/events'
import type { ReceiptReason } from '@alliance/contracts'
import { presence, type Span, type Stay } from '@alliance/gates'
import type { DecisionRule, Ruling } from '@alliance/service-kit/receipts/rule'

const minute = 60_000

export const lengthOf = ({ from, to }: Span): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / minute)

/** What the gates saw of someone within the activity; null for someone they did not see in that time. */
export function seenOf(stays: readonly Stay[], conflict: boolean, span: Span): SeenAtGates | null {
  const found = presence(stays, span)
  return found && { ...found, conflict }
}

/** Scans alone speak for who came and went, was there for half of it, and of whom gates agree. */
export const proposalOf = (seen: SeenAtGates | null, length: number): AttendanceProposal => {
  if (seen === null) return 'unseen'
  return !seen.open && !seen.conflict && seen.minutes * 2 >= length ? 'present' : 'unclear'
}

export interface ConfirmationInputs {
  choice: AttendanceOutcome
  /** Stated by the organiser; null to count as the gates did. */
  minutes: number | null
  leave: LeaveReason | null
  reasoned: boolean
  seen: SeenAtGates | null
  /** Minutes from beginning to end. */
  length: number
  own: boolean
  correction: boolean
}

const said = (code: string, met: boolean, zh: string, en: string): ReceiptReason => ({
  code,
  met,
  text: { zh, en },
})
const refused = (code: string, zh: string, en: string): Ruling<'refused'> => ({
  outcome: 'refused',
  reasons: [said(code, false, zh, en)],
})

/** Whether the minutes are those that the gates counted, without anybody's word. */
export const byGates = ({ choice, minutes, seen, length }: ConfirmationInputs): boolean =>
  choice === 'present' &&
  proposalOf(seen, length) === 'present' &&
  (minutes === null || minutes === seen?.minutes)

export const minutesOf = (inputs: ConfirmationInputs): number =>
  inputs.choice === 'present' ? (inputs.minutes ?? inputs.seen?.minutes ?? 0) : 0

const seenWords = (seen: SeenAtGates | null): ReceiptReason =>
  seen === null
    ? said('gates.unseen', false, '入口没有记录', 'No gate saw them')
    : said(
        'gates.seen',
        !seen.open && !seen.conflict,
        `入口记录在场 ${seen.minutes} 分钟${seen.open ? '，未见离场' : ''}${seen.conflict ? '，记录有矛盾' : ''}`,
        `Seen for ${seen.minutes} minutes${seen.open ? ', never going out' : ''}${seen.conflict ? ', gates contradict each other' : ''}`,
      )

/**
 * What an organiser may record (domain/membership.md §2.10): scans in and out count by themselves; everything else
 * rests on their word, which gives its reason. Nobody records their own.
 */
function confirm(inputs: ConfirmationInputs): Ruling<AttendanceOutcome | 'refused'> {
  const { choice, minutes, leave, reasoned, seen, length, own, correction } = inputs
  if (own) return refused('attendance.own', '不能确认本人的考勤', 'Nobody records their own attendance')
  if (choice === 'present' && minutes === null && proposalOf(seen, length) !== 'present')
    return refused('attendance.minutes', '请填写在场分钟数', 'Say how many minutes they were there')
  if (choice === 'present' && (minutesOf(inputs) < 1 || minutesOf(inputs) > length))
    return refused(
      'attendance.minutes',
      `在场分钟数应在 1 到 ${length} 之间`,
      `It took from 1 to ${length} minutes`,
    )
  if (choice !== 'present' && minutes !== null)
    return refused('attendance.minutes', '未到场不填分钟数', 'Who was not there has no minutes')
  if ((choice === 'excused') !== (leave !== null))
    return refused('attendance.leave', '请假须选事由，其他情况不选', 'Leave, and only leave, has its ground')
  const needsReason = correction || (choice === 'present' ? !byGates(inputs) : seen !== null)
  if (needsReason && !reasoned)
    return refused(
      'attendance.reason',
      '与入口记录不同或更正时须说明理由',
      'What scans do not show needs a reason',
    )
  const counted = minutesOf(inputs)
  const results: Record<AttendanceOutcome, ReceiptReason> = {
    present: said('attendance.present', true, `计入 ${counted} 分钟`, `${counted} minutes count`),
    excused: said('attendance.excused', true, '已请假', 'Excused'),
    absent: said('attendance.absent', false, '未到场，也未请假', 'Absent without leave'),
  }
  return {
    outcome: choice,
    reasons: [
      seenWords(seen),
      results[choice],
      ...(needsReason
        ? [
            said(
              'attendance.stated',
              true,
              '由组织者说明理由后确认',
              'Stated by the organiser, with a reason',
            ),
          ]
        : []),
    ],
  }
}

export const confirmation: DecisionRule<ConfirmationInputs, AttendanceOutcome | 'refused'> = {
  decision: 'attendance.confirmation',
  contest: {
    zh: '对考勤结果有异议的，可向活动组织者提出更正；影响积分的，可在积分异议期内提出。',
    en: 'Whoever disagrees may ask the organiser to correct it, or object while the points may be contested.',
  },
  versions: [{ version: 'attendance-1', from: '2022-06-29', decide: confirm }],
}
