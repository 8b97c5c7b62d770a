import {
  nameOfAct,
  type DevelopmentAct,
  type EntryReceipt,
  type RuleSet,
} from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'
import { articleOf, clocksOf, rulesVersion, type Clock } from './clocks.rules.ts'
import { lapseMonths, type Permit } from './permits.rules.ts'

const cited = (ruleSet: RuleSet, clock: Clock) => {
  const article = articleOf(ruleSet, clock)
  return {
    zh: `${clock.rule} ${article.zh}：${clock.text.zh}。`,
    en: `${clock.rule}, ${article.en}: ${clock.text.en}.`,
  }
}
const named = (acts: readonly DevelopmentAct[]) => ({
  zh: acts.map((act) => `“${nameOfAct(act).zh}”`).join('、'),
  en: acts.map((act) => `“${nameOfAct(act).en}”`).join(', '),
})
const rule = (ruleSet: RuleSet, name: string) => clocksOf(ruleSet).find((clock) => clock.rule === name)!

/**
 * Lets a permitted act pass.
 *
 * @throws Problem with the article, and the date from which the act is possible
 */
export function mustBePermitted(ruleSet: RuleSet, permit: Permit): void {
  switch (permit.state) {
    case 'possible':
      return
    case 'closed':
      throw new Problem('development.closed')
    case 'recorded':
      throw new Problem('development.recorded')
    case 'missing': {
      const acts = named(permit.missing)
      const asked = permit.missing.includes('publicity') ? cited(ruleSet, rule(ruleSet, 'PD-07')) : null
      throw new Problem('development.step_missing', {
        detail: {
          zh: `${asked?.zh ?? ''}请先登记${acts.zh}。`,
          en: `${asked ? `${asked.en} ` : ''}Record ${acts.en} first.`,
        },
      })
    }
    case 'barred':
      throw new Problem('development.barred', {
        detail: {
          zh: '此前的决定未通过，或已经办完转正。',
          en: 'A decision that this rests on did not pass, or conversion is done already.',
        },
      })
    case 'lapsed': {
      const { zh, en } = cited(ruleSet, rule(ruleSet, 'PD-13'))
      throw new Problem('development.redo', {
        detail: {
          zh: `${zh}决议已超过${lapseMonths}个月。`,
          en: `${en} The resolution is older than ${lapseMonths} months.`,
        },
      })
    }
    case 'too_early': {
      const { heldBy, earliestOn, provisional } = permit
      const { zh, en } = heldBy
        ? cited(ruleSet, heldBy.clock)
        : { zh: '不能早于它所依据的步骤。', en: 'It cannot come before the step that it rests on.' }
      throw new Problem('development.too_early', {
        detail: {
          zh: `${zh}最早可于 ${earliestOn} 登记${provisional ? '（放假安排未公布，日期为暂定）' : ''}。`,
          en: `${en} Possible from ${earliestOn}${provisional ? ' (provisional: that year’s holidays are not announced)' : ''}.`,
        },
      })
    }
  }
}

/** Why an entry was accepted: every clock that was asked, from which date, and what it said. */
export const receiptOf = (ruleSet: RuleSet, permit: Permit, now: string): EntryReceipt => ({
  ruleSet,
  rulesVersion,
  decidedAt: now,
  reasons: [
    ...permit.asked.map(({ clock, from, date, provisional }) => ({
      rule: clock.rule,
      from,
      date,
      verdict: provisional ? 'reached_provisionally' : 'reached',
    })),
    ...(permit.asked.length === 0
      ? [{ rule: 'order', from: null, date: permit.earliestOn, verdict: 'in_order' }]
      : []),
  ],
})
