import { newId, type Context, type Statement, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { evidence, scores, threshold } from './duplicates.rules.ts'

/** SQL for the record that a person's own counts as today: itself, or where it was merged to, however often. */
export const headOf = (personId: SQL): SQL => sql`(
  WITH RECURSIVE up(id, onward) AS (
    SELECT head.id, head.merged_into FROM person head WHERE head.id = ${personId}
    UNION SELECT next.id, next.merged_into FROM up JOIN person next ON next.id = up.onward)
  SELECT up.id FROM up WHERE up.onward IS NULL)`

/** SQL for a record and all that were merged into it, as a query of one column. */
export const familyOf = (personId: SQL): SQL => sql`
  WITH RECURSIVE down(id) AS (SELECT ${personId} UNION SELECT below.id FROM down JOIN person below ON below.merged_into = down.id)
  SELECT down.id FROM down`

const bit = (reason: keyof typeof evidence): SQL => sql.raw(String(evidence[reason].bit))

const says = (condition: SQL, reason: keyof typeof evidence): SQL => sql`iif(${condition}, ${bit(reason)}, 0)`

/** The evidence between the persons `a` and `b`, as a mask. Each part is 0 where either side does not know. */
const compared: SQL = sql.join(
  [
    says(sql`a.phone_index = b.phone_index`, 'same_phone'),
    says(sql`a.name = b.name`, 'same_name'),
    says(sql`a.name <> b.name AND a.name_sort = b.name_sort`, 'same_pinyin'),
    says(
      sql`EXISTS (SELECT 1 FROM employment ea JOIN employment eb ON eb.organisation_id = ea.organisation_id
        AND eb.person_id = b.id WHERE ea.person_id = a.id)`,
      'same_employer',
    ),
    says(sql`a.birth_year = b.birth_year`, 'same_birth_year'),
    says(sql`a.birth_year <> b.birth_year`, 'other_birth_year'),
    says(sql`a.document_type = b.document_type AND a.document_index <> b.document_index`, 'other_document'),
  ],
  sql` + `,
)

const standing = (alias: SQL): SQL => sql`${alias}.merged_into IS NULL AND ${alias}.erased_at IS NULL`

/** Told apart, whichever of the records merged into either it was said of. */
const toldApart = sql`EXISTS (SELECT 1 FROM duplicate told WHERE told.state = 'distinct'
    AND told.first_id IN (${familyOf(sql`a.id`)}) AND told.second_id IN (${familyOf(sql`b.id`)}))
  OR EXISTS (SELECT 1 FROM duplicate told WHERE told.state = 'distinct'
    AND told.first_id IN (${familyOf(sql`b.id`)}) AND told.second_id IN (${familyOf(sql`a.id`)}))`

/**
 * Compares a person with those who have their phone or, at an employer they had, their name in pinyin; for the same
 * batch as the change that may have made them alike, and behind it. Pairs whose evidence is gone are no longer asked
 * about. It costs what is alike, whatever the size of the register.
 */
export const paired =
  (personId: string): Write =>
  (ctx) => [...rekeying(ctx, personId), ...comparing(ctx, personId)]

function rekeying(ctx: Context, personId: string): Statement[] {
  return [
    ctx.db.run(sql`DELETE FROM person_key WHERE person_id = ${personId}`),
    ctx.db.run(sql`INSERT INTO person_key (key, person_id)
      SELECT DISTINCT p.name_sort || '@' || e.organisation_id, p.id FROM person p JOIN employment e ON e.person_id = p.id
      WHERE p.id = ${personId} AND ${standing(sql`p`)}`),
  ]
}

function comparing(ctx: Context, personId: string): Statement[] {
  const alike = sql`
    SELECT other.id FROM person own JOIN person other ON other.phone_index = own.phone_index
      WHERE own.id = ${personId} AND own.phone_index IS NOT NULL
    UNION SELECT met.person_id FROM person_key own JOIN person_key met ON met.key = own.key WHERE own.person_id = ${personId}`
  const id = sql`${newId('duplicate', new Date(ctx.now)).slice(0, -8)} || lower(hex(randomblob(4)))`
  return [
    ctx.db.run(sql`INSERT INTO duplicate (id, first_id, second_id, evidence, score, state, found_at, seen_at)
      SELECT ${id}, first_id, second_id, mask, score, 'open', ${ctx.now}, ${ctx.now} FROM (
        SELECT first_id, second_id, mask, json_extract(${JSON.stringify(scores)}, '$[' || mask || ']') AS score FROM (
          SELECT min(a.id, b.id) AS first_id, max(a.id, b.id) AS second_id, ${compared} AS mask
          FROM person a JOIN person b ON b.id IN (${alike}) AND b.id <> a.id
          WHERE a.id = ${personId} AND ${standing(sql`a`)} AND ${standing(sql`b`)} AND NOT (${toldApart})))
      WHERE score >= ${threshold}
      ON CONFLICT (first_id, second_id) DO UPDATE SET evidence = excluded.evidence, score = excluded.score,
        seen_at = excluded.seen_at WHERE state = 'open'`),
    ctx.db.run(sql`DELETE FROM duplicate WHERE state = 'open' AND seen_at <> ${ctx.now}
      AND (first_id = ${personId} OR second_id = ${personId})`),
    ctx.db.run(sql`UPDATE person SET paired_at = ${ctx.now} WHERE id = ${personId}`),
  ]
}

/** People that are compared in one minute at the most. */
const atATime = 50

/** Compares those who were written past the use cases: rosters, and rows older than the search. */
export async function pairWaiting(ctx: Context): Promise<void> {
  const waiting = await ctx.db.all<{ id: string }>(sql`SELECT id FROM person INDEXED BY person_unpaired
    WHERE paired_at IS NULL AND merged_into IS NULL AND erased_at IS NULL ORDER BY id LIMIT ${atATime}`)
  if (waiting.length > 0)
    await ctx.commit(
      null,
      waiting.map(({ id }) => paired(id)),
    )
}
