import type { ReceiptReason } from '@alliance/contracts'
import type { DecisionRule, Ruling } from '@alliance/service-kit/receipts/rule'

/** From when the first rules decide: before any application could be made. */
const beginning = '2022-06-29'

export const reason = (code: string, met: boolean, zh: string, en: string): ReceiptReason => ({
  code,
  met,
  text: { zh, en },
})

/** How a decision on eligibility is contested; the term is the policy's, and the step's clock shows its last day. */
export const appealHint = {
  zh: '对本决定有异议的，可在告知的期限内在线提出申诉，由未参与原审核的人员复核；也可在条件具备后重新申请。',
  en: 'Whoever disagrees may appeal online within the stated term; someone who did not decide it looks at it again. One may also apply anew once the conditions are met.',
}

/** A rule in its first version, named after its decision's last part: `housing-application.class` is decided by `class-1`. */
export const firstRule = <I, O extends string>(
  decision: string,
  contest: DecisionRule<I>['contest'],
  decide: (inputs: I) => Ruling<O>,
): DecisionRule<I, O> => ({
  decision,
  contest,
  versions: [{ version: `housing-${decision.split('.').at(-1)}-1`, from: beginning, decide }],
})
