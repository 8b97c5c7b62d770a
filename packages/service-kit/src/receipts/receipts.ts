import type { DecisionReceipt } from '@alliance/contracts'
import { sql, type SQL } from 'drizzle-orm'
import type { Context, Write } from '../context.ts'
import { decisionReceipt } from '../database/tables.ts'
import { newId } from '../ids.ts'
import type { Decided } from './rule.ts'

interface Subject {
  type: string
  id: string
}

/** The receipt of a decision that the principal makes now; `receipt` writes it. */
export const receiptFor = (ctx: Context, decided: Decided): DecisionReceipt => ({
  id: newId('receipt', new Date(ctx.now)),
  ...decided,
  decidedAt: ctx.now,
  decidedBy: ctx.principal.name,
})

/**
 * Keeps a decision's receipt, in the same batch as what was decided. Rows are never changed or removed, and `inputs`
 * hold no personal identifiers.
 */
export const receipt =
  (subject: Subject, made: DecisionReceipt): Write =>
  (ctx) => [
    ctx.db.insert(decisionReceipt).values({
      ...made,
      subjectType: subject.type,
      subjectId: subject.id,
      decidedById: ctx.principal.id,
    }),
  ]

/** SQL for the receipts about a subject as one JSON array, the oldest first, so that a card and its receipts are one query. */
export const receiptsAbout = (subjectId: SQL, most = 100): SQL => sql`(SELECT json_group_array(json_object(
  'id', id, 'decision', decision, 'outcome', outcome, 'rule', rule, 'reasons', json(reasons), 'inputs', json(inputs),
  'decidedAt', decided_at, 'decidedBy', decided_by, 'contest', json(contest)))
  FROM (SELECT * FROM decision_receipt WHERE subject_id = ${subjectId} ORDER BY id LIMIT ${most}))`

/** SQL that is true when an account decided something of these kinds about a subject; for keeping duties apart. */
export const decidedBefore = (
  subjectId: SQL,
  accountId: string,
  decisions: readonly string[],
): SQL => sql`EXISTS (
  SELECT 1 FROM decision_receipt WHERE subject_id = ${subjectId} AND decided_by_id = ${accountId}
    AND decision IN (SELECT value FROM json_each(${JSON.stringify(decisions)})))`
