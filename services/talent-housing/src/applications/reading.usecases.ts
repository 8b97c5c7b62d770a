import type { DecisionReceipt } from '@alliance/contracts'
import type { HousingDocumentKind, HousingDocument } from '@alliance/contracts/talent-housing'
import { oneTrip, Problem, receiptsAbout, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows } from '../json.ts'
import { policyOn, type PolicyInForce } from '../policies/in-force.ts'
import {
  asApplication,
  from,
  shown,
  standingOf,
  type ShownRow,
  type Standing,
} from './applications.queries.ts'
import type { Answers, Consent, HousingApplicationRow, Supplement } from './applications.table.ts'
import type { EligibilityInputs } from './eligibility.rules.ts'

export interface CaseObjection {
  id: string
  content: string
  raisedOn: string
  raisedBy: string
  dueOn: string
  provisional: number
  ruling: 'dismissed' | 'sustained' | null
  answer: string | null
  answeredOn: string | null
}

interface Appeal {
  id: string
  grounds: string
  raisedOn: string
  state: 'open' | 'upheld' | 'reversed'
  answer: string | null
  decidedOn: string | null
}

interface Known {
  accountId: string
  answers: Answers
  consents: Consent[]
  confirmation: HousingApplicationRow['confirmation']
  supplement: Supplement | null
  appealed: number
  identitySealed: string | null
  identityType: string | null
  identityMask: string | null
  phoneMask: string | null
  identityIndex: string | null
  familySealed: string | null
  spouseMask: string | null
  spouseIndex: string | null
  documents: (HousingDocument & { deletedAt: string | null })[]
  history: { state: HousingApplicationRow['state']; at: string }[]
  receipts: DecisionReceipt[]
  /** What the caller decided in it. */
  decidedByMe: string[]
  objections: CaseObjection[]
  appeal: Appeal | null
  openDuplicates: number
  familyHasAnother: number
  ban: EligibilityInputs['ban']
  ahead: number | null
  policy: PolicyInForce | null
}

/** An application with all that its decisions are made from. */
export interface Case extends Known {
  application: ReturnType<typeof asApplication>
  standing: Standing
}

/** States from the submission on in which one goes on. */
export const submittedLive = sql`('submitted', 'employer_confirmed', 'supplement_required', 'resubmitted', 'eligible', 'appeal',
  'publicity', 're_review', 'queued', 'offered', 'accepted', 'contracted', 'checked_in')`
/**
 * Another application of the person or the spouse goes on; what a human told apart does not count. The plus keeps the
 * planner from the index of states: alike are few, and of a state there are many.
 */
const familyHasAnother = sql`EXISTS (SELECT 1 FROM housing_application c
  WHERE (c.identity_index IN (a.identity_index, a.spouse_index) OR c.spouse_index IN (a.identity_index, a.spouse_index))
  AND c.id <> a.id AND +c.state IN ${submittedLive} AND NOT EXISTS (SELECT 1 FROM housing_duplicate d
    WHERE d.first_id = min(a.id, c.id) AND d.second_id = max(a.id, c.id) AND d.state = 'both_kept'))`

/** Counting ends here: nobody is told more of a queue than that it is long. */
const longQueue = 1000
const ahead = sql`(SELECT count(*) FROM (SELECT 1 FROM housing_application q
  WHERE a.state = 'queued' AND a.points_tenths IS NOT NULL AND q.state = 'queued' AND q.points_tenths > a.points_tenths LIMIT ${longQueue}))`

const known = (
  ctx: Context,
): SQL => sql`json_object('accountId', a.account_id, 'answers', json(a.answers), 'consents', json(a.consents),
  'confirmation', json(a.confirmation), 'supplement', json(a.supplement), 'appealed', a.appealed,
  'identitySealed', a.identity_sealed, 'identityType', a.identity_type, 'identityMask', a.identity_mask, 'phoneMask', a.phone_mask,
  'identityIndex', a.identity_index, 'familySealed', a.family_sealed, 'spouseMask', a.spouse_mask, 'spouseIndex', a.spouse_index,
  'documents', json(${rows(
    sql`'id', id, 'kind', kind, 'fileName', file_name, 'type', type, 'bytes', bytes, 'uploadedAt', uploaded_at, 'deleteFrom', delete_from, 'deletedAt', deleted_at`,
    sql`SELECT * FROM housing_document d WHERE d.application_id = a.id AND d.removed_at IS NULL ORDER BY d.id LIMIT 60`,
  )}),
  'history', json(${rows(
    sql`'state', state, 'at', at`,
    sql`SELECT * FROM housing_application_state s WHERE s.application_id = a.id ORDER BY s.id LIMIT 100`,
  )}),
  'receipts', json(${receiptsAbout(sql`a.id`)}),
  'decidedByMe', json((SELECT json_group_array(r.decision) FROM decision_receipt r WHERE r.subject_id = a.id AND r.decided_by_id = ${ctx.principal.id})),
  'objections', json(${rows(
    sql`'id', id, 'content', content, 'raisedOn', raised_on, 'raisedBy', raised_by, 'dueOn', due_on, 'provisional', due_provisional,
      'ruling', ruling, 'answer', answer, 'answeredOn', answered_on`,
    sql`SELECT * FROM housing_objection j WHERE j.application_id = a.id ORDER BY j.id LIMIT 100`,
  )}),
  'appeal', json((SELECT json_object('id', p.id, 'grounds', p.grounds, 'raisedOn', p.raised_on, 'state', p.state, 'answer', p.answer,
    'decidedOn', p.decided_on) FROM housing_appeal p WHERE p.application_id = a.id)),
  'openDuplicates', (SELECT count(*) FROM housing_duplicate d WHERE d.first_id = a.id AND d.state = 'open')
    + (SELECT count(*) FROM housing_duplicate d WHERE d.second_id = a.id AND d.state = 'open'),
  'familyHasAnother', ${familyHasAnother},
  'ban', json((SELECT json_object('from', n.valid_from, 'to', n.valid_to, 'reason', n.reason) FROM housing_ban n
    WHERE n.person_index = a.identity_index AND n.valid_from <= ${ctx.today} AND (n.valid_to IS NULL OR n.valid_to > ${ctx.today})
    ORDER BY n.valid_from LIMIT 1)),
  'ahead', iif(a.state = 'queued', ${ahead}, NULL), 'policy', json(${policyOn(ctx.today)}))`

export const caseQuery = (ctx: Context, condition: SQL): SQL =>
  sql`SELECT ${shown}, ${known(ctx)} AS known FROM ${from} WHERE ${condition}`

export type CaseRow = ShownRow & { known: string }

export function asCase(ctx: Context, { known: text, ...row }: CaseRow): Case {
  const more = JSON.parse(text) as Known
  return {
    ...more,
    application: asApplication(row, ctx.today),
    standing: standingOf(ctx, { ...row, accountId: more.accountId }),
  }
}

/**
 * An application that is the caller's business, with all that is known of it. One round trip.
 *
 * @throws Problem `resource.not_found`
 */
export async function caseFor(ctx: Context, id: string): Promise<Case> {
  const [row] = await ctx.db.all<CaseRow>(caseQuery(ctx, sql`a.id = ${id}`))
  if (!row) throw new Problem('resource.not_found')
  return asCase(ctx, row)
}

/** As `caseFor`, of the caller's own. */
export async function ownCase(ctx: Context, id: string): Promise<Case> {
  const found = await caseFor(ctx, id)
  if (found.standing !== 'own') throw new Problem('access.denied')
  return found
}

/** Kinds of documents that were given after an instant. */
export const givenSince = ({ documents }: Pick<Case, 'documents'>, at: string): HousingDocumentKind[] => [
  ...new Set(documents.filter(({ uploadedAt }) => uploadedAt > at).map(({ kind }) => kind)),
]

/** The caller's last application, and those before it. One round trip. */
export async function ownCases(
  ctx: Context,
): Promise<{ current: Case | null; earlier: Case['application'][]; policy: PolicyInForce | null }> {
  const mine = sql`a.account_id = ${ctx.principal.id}`
  const [last, before, inForce] = await oneTrip(
    ctx,
    sql`${caseQuery(ctx, mine)} ORDER BY a.id DESC LIMIT 1`,
    sql`SELECT ${shown} FROM ${from} WHERE ${mine} ORDER BY a.id DESC LIMIT 20 OFFSET 1`,
    sql`SELECT ${policyOn(ctx.today)} AS policy`,
  )
  const row = last![0] as unknown as CaseRow | undefined
  const policy = inForce![0]!.policy as string | null
  return {
    current: row ? asCase(ctx, row) : null,
    earlier: (before as unknown as ShownRow[]).map((each) => asApplication(each, ctx.today)),
    policy: policy === null ? null : (JSON.parse(policy) as PolicyInForce),
  }
}
