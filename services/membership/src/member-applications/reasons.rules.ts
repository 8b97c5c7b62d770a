import type { ReceiptReason } from '@alliance/contracts'
import type { RejectionGround } from '@alliance/contracts/membership'
import type { DecisionRule, Ruling } from '@alliance/service-kit/receipts/rule'
import type { Clock } from './steps.rules.ts'

/** From when these rules decide: the launch of the alliance. */
const launch = '2022-06-29'

/** The step's clock, the version of the terms it follows, and the day it was decided on. */
export interface Timed {
  clock: Clock & { terms: number }
  on: string
}

export const contest = {
  zh: '对本决定有异议的，可向开发区党工委书面申请复核；也可在补足条件后重新申请。',
  en: 'Whoever disagrees may ask the zone’s Party working committee in writing to look at it again, or apply anew once the conditions are met.',
}

export const reason = (code: string, met: boolean, zh: string, en: string): ReceiptReason => ({
  code,
  met,
  text: { zh, en },
})

export const inTime = ({ clock: { dueOn, provisional }, on }: Timed): ReceiptReason => {
  const late = on > dueOn
  return reason(
    'clock',
    !late,
    `本环节期限至 ${dueOn}${provisional ? '（暂定）' : ''}，于 ${on} ${late ? '逾期办结' : '办结'}`,
    `Due on ${dueOn}${provisional ? ' (provisional)' : ''}, done on ${on}${late ? ', late' : ''}`,
  )
}

const grounds: Record<RejectionGround, [zh: string, en: string]> = {
  not_eligible: ['不符合入盟条件', 'It does not meet what membership asks'],
  untrue_statement: ['申请内容不属实', 'What it states is not true'],
  charter: ['与链盟章程不符', 'It goes against the charter'],
  supplement_not_given: ['逾期未补正', 'What was missing was not given in time'],
  objection: ['公示期异议成立', 'An objection during the publicity was sustained'],
  other: ['其他原因', 'For another reason'],
}
export const grounded = (ground: RejectionGround | null): ReceiptReason => {
  const [zh, en] = grounds[ground ?? 'other']
  return reason(`ground.${ground ?? 'other'}`, false, zh, en)
}

/** A rule in its first version, named after its decision's last part: `member.exit` is decided by `exit-1`. */
export const firstRule = <I, O extends string>(
  decision: string,
  hint: DecisionRule<I>['contest'],
  decide: (inputs: I) => Ruling<O>,
): DecisionRule<I, O> => ({
  decision,
  contest: hint,
  versions: [{ version: `${decision.split('.').at(-1)}-1`, from: launch, decide }],
})
