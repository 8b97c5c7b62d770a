import { holds, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { counted, countedFrom } from '../tally.table.ts'
import { leaving } from './places.usecases.ts'

/**
 * What ends with a Party organisation: its places in both trees and what it covers. Nothing may hang below it from
 * that date on, and nothing of its own may begin or end later.
 *
 * Guards: `party_organisation.has_children`, `edge.overlap`, `coverage.overlap`.
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
  counted('party-organisations', on, -1),
]
