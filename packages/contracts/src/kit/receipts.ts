import { z } from '@hono/zod-openapi'
import { idOf } from './ids.ts'
import { Bilingual, Instant, orNull } from './primitives.ts'

/** One thing a rule looked at, and whether it found it as it should be. The words are kept as they were told. */
export const ReceiptReason = z
  .strictObject({ code: z.string(), met: z.boolean(), text: Bilingual })
  .openapi('ReceiptReason')
export type ReceiptReason = z.infer<typeof ReceiptReason>

/**
 * Why something was decided about a person or an organisation: what the rule saw, frozen, and what it made of it. The
 * rule is a pure function, so whoever has its version and the inputs comes to the same outcome.
 */
export const DecisionReceipt = z
  .strictObject({
    id: idOf('receipt'),
    /** What was decided, as `<noun>.<step>`. */
    decision: z.string(),
    outcome: z.string(),
    /** The version of the rule, as `<rule>-<number>`. */
    rule: z.string(),
    reasons: z.array(ReceiptReason),
    inputs: z.record(z.string(), z.unknown()),
    decidedAt: Instant,
    decidedBy: z.string(),
    /** How to contest it; null where there is nothing to contest. */
    contest: orNull(Bilingual),
  })
  .openapi('DecisionReceipt')
export type DecisionReceipt = z.infer<typeof DecisionReceipt>

/** A receipt, and what its rule says when it is asked again. */
export const ReplayedReceipt = DecisionReceipt.extend({
  replay: z.enum(['same', 'different', 'rule_unknown']),
}).openapi('ReplayedReceipt')
export type ReplayedReceipt = z.infer<typeof ReplayedReceipt>
