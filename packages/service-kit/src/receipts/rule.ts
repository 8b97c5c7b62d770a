import type { Bilingual, DecisionReceipt, ReceiptReason, ReplayedReceipt } from '@alliance/contracts'

/** What a rule makes of its inputs. */
export interface Ruling<O extends string = string> {
  outcome: O
  reasons: ReceiptReason[]
}

export interface RuleVersion<I, O extends string = string> {
  /** As `<rule>-<number>`; a receipt names it, so it is never used for another rule. */
  version: string
  /** The day from which decisions follow it, `YYYY-MM-DD` in Asia/Shanghai. */
  from: string
  /** Pure: nothing but the inputs enters, so that a receipt can be replayed years later. */
  decide: (inputs: I) => Ruling<O>
}

/** A kind of decision, with every version of its rule, the oldest first. Old versions stay, for their receipts. */
export interface DecisionRule<I, O extends string = string> {
  /** As `<noun>.<step>`. */
  decision: string
  /** How whom it concerns may contest it; null where there is nothing to contest. */
  contest: Bilingual | null
  versions: readonly [RuleVersion<I, O>, ...RuleVersion<I, O>[]]
}

/** A decision that was made, before it is written down. */
export interface Decided<O extends string = string> extends Ruling<O> {
  decision: string
  rule: string
  inputs: Record<string, unknown>
  contest: Bilingual | null
}

/** Decides by the version of the rule that is in force on a day. */
export function decide<I extends object, O extends string>(
  { decision, contest, versions }: DecisionRule<I, O>,
  on: string,
  inputs: I,
): Decided<O> {
  const rule = versions.findLast(({ from }) => from <= on) ?? versions[0]
  // The receipt holds JSON, and the rule must have seen no more than what is replayed.
  const frozen = JSON.parse(JSON.stringify(inputs)) as I & Record<string, unknown>
  return { ...rule.decide(frozen), decision, rule: rule.version, inputs: frozen, contest }
}

type Receipt = Pick<DecisionReceipt, 'decision' | 'rule' | 'inputs' | 'outcome' | 'reasons'>

/** Asks the rule of a receipt again, with the inputs that the receipt froze. */
export function replay(
  rules: readonly DecisionRule<never>[],
  { decision, rule, inputs, outcome, reasons }: Receipt,
): ReplayedReceipt['replay'] {
  const version = rules
    .filter((each) => each.decision === decision)
    .flatMap(({ versions }) => versions)
    .find((each) => each.version === rule)
  if (!version) return 'rule_unknown'
  const again = version.decide(inputs as never)
  const told = (ruling: Ruling) =>
    JSON.stringify([
      ruling.outcome,
      ruling.reasons.map(({ code, met, text }) => [code, met, text.zh, text.en]),
    ])
  return told(again) === told({ outcome, reasons }) ? 'same' : 'different'
}
