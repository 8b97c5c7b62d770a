import { holds, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { vacating } from '../posts/vacating.ts'
import { counted, countedFrom } from '../tally.table.ts'
import { leaving } from './places.usecases.ts'

/**
 * What ends with a Party organisation: its places in both trees and what it covers. Nothing may hang below it from
 * that date on, and nothing of its own may begin or end later.
 *
 * Guards: `party_organisation.has_children`, `party_organisation.has_members`, `edge.overlap`, `coverage.overlap`.
 */
export const dissolving = (ctx: Context, id: string, on: string): Write => [
  holds(
    sql`NOT EXISTS (SELECT 1 FROM edge WHERE parent_id = ${id} AND (valid_to IS NULL OR valid_to > ${on}))`,
    'party_organisation.has_children',
  ),
  holds(sql`NOT EXISTS (SELECT 1 FROM edge WHERE child_id = ${id} AND valid_from >= ${on})`, 'edge.overlap'),
  holds(
    sql`NOT EXISTS (SELECT 1 FROM coverage WHERE party_organisation_id = ${id} AND (valid_from >= ${on} OR valid_to > ${on}))`,
    'coverage.overlap',
  ),
  ctx.db.run(sql`UPDATE edge SET valid_to = ${on} WHERE child_id = ${id} AND valid_to IS NULL`),
  leaving('formal', id, on),
  leaving('functional', id, on),
  countedFrom(sql`SELECT 'covered:' || party_organisation_id, ${on}, -count(*) FROM coverage
    WHERE party_organisation_id = ${id} AND valid_to IS NULL GROUP BY party_organisation_id`),
  ctx.db.run(
    sql`UPDATE coverage SET valid_to = ${on} WHERE party_organisation_id = ${id} AND valid_to IS NULL`,
  ),
  holds(
    sql`NOT EXISTS (SELECT 1 FROM affiliation WHERE party_organisation_id = ${id} AND kind = 'formal' AND (valid_to IS NULL OR valid_to > ${on}))`,
    'party_organisation.has_members',
  ),
  ctx.db.run(sql`UPDATE affiliation SET valid_to = max(valid_from, ${on})
    WHERE party_organisation_id = ${id} AND kind = 'functional' AND valid_to IS NULL`),
  ctx.db
    .run(sql`UPDATE term SET ended_on = max(start_on, ${on}), version = version + 1, updated_at = ${ctx.now}
    WHERE party_organisation_id = ${id} AND ended_on IS NULL`),
  vacating('post', sql`SELECT id FROM post WHERE party_organisation_id = ${id} AND valid_to IS NULL`, on),
  ctx.db.run(sql`UPDATE post SET valid_to = max(valid_from, ${on}), end_reason = 'dissolved'
    WHERE party_organisation_id = ${id} AND valid_to IS NULL`),
  ctx.db.run(
    sql`UPDATE vacancy SET filled_on = max(since, ${on}) WHERE party_organisation_id = ${id} AND filled_on IS NULL`,
  ),
  counted('party-organisations', on, -1),
]
