import type { ErasurePlan } from '@alliance/contracts/membership'
import { audit, holds, type Context, type Statement, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { erasing } from '../consents/consents.usecases.ts'
import { columnsOn } from '../consents/consents.rules.ts'
import { familyOf, paired } from '../duplicates/pairing.ts'
import { toldOfPeople } from '../people/people.events.ts'
import { planOf, type ErasureFacts } from './erasure.rules.ts'

/** Whether something of a person has not ended, of the tables where that stands in `valid_to`. */
const open = (table: string, person: SQL, today: string): SQL =>
  sql`(SELECT count(*) FROM ${sql.raw(table)} t WHERE t.person_id = ${person} AND (t.valid_to IS NULL OR t.valid_to > ${today}))`
const all = (table: string, person: SQL, condition = sql`1 = 1`): SQL =>
  sql`(SELECT count(*) FROM ${sql.raw(table)} t WHERE t.person_id = ${person} AND ${condition})`

/** SQL for what erasing goes by, as JSON, of the person in the query. */
export const factsOf = (ctx: Context, person: SQL): SQL => sql`json_object(
  'rows', json_object(
    'employments', ${all('employment', person)},
    'affiliations', ${all('affiliation', person)},
    'development', ${all('development_case', person)},
    'party_work', ${all('post', person)} + ${all('hookup', person)} + ${all('instructor', person)} + ${all('candidate', person)}
      + ${all('roll_entry', person)},
    'merges', (SELECT count(*) FROM person_merge t WHERE t.winner_id = ${person}),
    'accesses', ${all('person_access', person)},
    'consents', ${all('consent', person)},
    'requests', ${all('person_request', person)}),
  'identifiers', (SELECT (t.document_index IS NOT NULL) + (t.phone_index IS NOT NULL) FROM person t WHERE t.id = ${person}),
  'profile', (SELECT (t.education IS NOT NULL) + (t.birth_year IS NOT NULL) FROM person t WHERE t.id = ${person}),
  'account', (SELECT count(t.account_id) FROM person t WHERE t.id = ${person}),
  'running', json_object(
    'employments', ${open('employment', person, ctx.today)},
    'affiliations', ${open('affiliation', person, ctx.today)},
    'development', ${all('development_case', person, sql`t.state = 'open'`)},
    'party_work', ${open('post', person, ctx.today)} + ${open('hookup', person, ctx.today)}
      + (SELECT count(*) FROM instructor t WHERE t.person_id = ${person} AND t.letter_no IS NOT NULL AND t.valid_to > ${ctx.today})
      + ${all('candidate', person, sql`t.state IN ('proposed', 'accepted')`)}
      + (SELECT count(*) FROM roll_entry t JOIN meeting m ON m.id = t.meeting_id AND m.state IN ('called', 'open') WHERE t.person_id = ${person} AND t.standing <> 'removed')),
  'developmentEndedOn', (SELECT max(t.ended_on) FROM development_case t WHERE t.person_id = ${person}))`

export const planFrom = (ctx: Context, facts: string): ErasurePlan =>
  planOf(JSON.parse(facts) as ErasureFacts, ctx.today)

/** What stands for the name of somebody whose record was erased. */
export const tombstone = '（已删除）'

const identifiers = [...columnsOn.identity_document!, ...columnsOn.phone!]
const profile = ['education', 'birth_year']

/**
 * Carries out a plan, for the batch that decides on it. Where something was begun since the plan was made, the batch is
 * refused.
 */
export function erased(ctx: Context, personId: string, plan: ErasurePlan): Write[] {
  const outcomeOf = (category: string) =>
    plan.items.find((each) => each.category === category)?.outcome ?? 'erase'
  const columns = [...identifiers, ...(outcomeOf('profile') === 'erase' ? profile : [])]
  return [
    plan.atOnce ? holds(nothingRuns(ctx, personId), 'version.stale') : [],
    erasing(ctx, personId, columns),
    plan.atOnce ? buried(ctx, personId) : [],
    paired(personId),
    plan.atOnce ? toldOfPeople(ctx, familyOf(sql`${personId}`)) : [],
    audit(
      'person.erase',
      { type: 'person', id: personId },
      {
        ruleVersion: plan.version,
        complete: plan.atOnce,
        kept: plan.items.filter(({ outcome }) => outcome === 'keep').map(({ category }) => category),
      },
    ),
  ]
}

const nothingRuns = (ctx: Context, personId: string): SQL =>
  sql`(SELECT sum(value) FROM json_each(${factsOf(ctx, sql`${personId}`)}, '$.running')) = 0`

/** Leaves of a record and of those merged into it a tombstone: what happened, and to nobody. */
function buried(ctx: Context, personId: string): Statement[] {
  const family = familyOf(sql`${personId}`)
  return [
    // Their other data first: the family is found by where the records were merged to.
    sql`DELETE FROM person_term WHERE person_id IN (${family})`,
    sql`DELETE FROM person_key WHERE person_id IN (${family})`,
    sql`DELETE FROM duplicate WHERE first_id IN (${family}) OR second_id IN (${family})`,
    sql`DELETE FROM person_merge_cell WHERE table_name = 'person' AND row_key IN (${family}) AND column_name <> 'merged_into'`,
    sql`UPDATE employment SET title = NULL, source_ref = NULL WHERE person_id IN (${family})`,
    sql`UPDATE candidate SET proposal = '', review = NULL WHERE person_id IN (${family})`,
    sql`UPDATE person_access SET reason = NULL WHERE person_id IN (${family}) AND reason IS NOT NULL`,
    sql`UPDATE person_request SET reason = '', correction = NULL, document_sealed = NULL WHERE person_id IN (${family})`,
    // Answers kept for a day, for who repeats a request; this one’s own tells of the tombstone.
    sql`DELETE FROM idempotency WHERE instr(answer, ${personId}) > 0 AND created_at <> ${ctx.now}`,
    sql`UPDATE person SET name = ${tombstone}, name_sort = '', account_id = NULL, source_ref = NULL, erased_at = ${ctx.now},
      version = version + 1, updated_at = ${ctx.now} WHERE id IN (${family})`,
  ].map((query) => ctx.db.run(query))
}
