import type { Correction, PersonRequest } from '@alliance/contracts/membership'
import { sql } from 'drizzle-orm'

export interface RequestRow extends Omit<PersonRequest, 'correction' | 'receipt' | 'isDemo'> {
  correction: string | null
  receipt: string | null
  isDemo: 0 | 1
}

export const requestColumns = sql`r.id, r.person_id AS personId, person.name AS personName, r.kind, r.state, r.made_at AS madeAt,
  r.due_on AS dueOn, r.channel, r.reason, r.correction, r.decided_at AS decidedAt, r.decided_by AS decidedBy, r.answer, r.receipt,
  r.is_demo AS isDemo`
export const requestsJoined = sql`person_request r JOIN person ON person.id = r.person_id`

export const asRequest = ({ correction, receipt, isDemo, ...row }: RequestRow): PersonRequest => ({
  ...row,
  correction: correction === null ? null : (JSON.parse(correction) as Correction),
  receipt: receipt === null ? null : (JSON.parse(receipt) as PersonRequest['receipt']),
  isDemo: isDemo === 1,
})
