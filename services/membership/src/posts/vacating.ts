import type { PostSource } from '@alliance/contracts/membership'
import { newId, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

/**
 * Closes the seats held by virtue of what ends, and those held by virtue of them, for the same batch and before the
 * write that ends it. Each is a vacancy from that day on (row S28: the seat follows its source).
 *
 * @param sources the ids of what ends, as a query of one column
 */
export const vacating =
  (kind: PostSource['kind'], sources: SQL, on: string): Write =>
  (ctx) => {
    const gone = sql`WITH RECURSIVE gone(id) AS (
      SELECT id FROM post WHERE bound_to = ${kind} AND bound_id IN (${sources}) AND valid_to IS NULL
      UNION SELECT p.id FROM gone JOIN post p ON p.bound_to = 'post' AND p.bound_id = gone.id AND p.valid_to IS NULL)`
    return [
      ctx.db.run(sql`INSERT INTO vacancy (id, party_organisation_id, post, since)
        ${gone} SELECT ${vacancyIds(ctx)}, party_organisation_id, post, ${on} FROM post WHERE id IN (SELECT id FROM gone)`),
      ctx.db.run(sql`${gone} UPDATE post SET valid_to = max(valid_from, ${on}), end_reason = 'source_ended'
        WHERE id IN (SELECT id FROM gone)`),
    ]
  }

/** SQL for an id a row. */
export const vacancyIds = (ctx: Context): SQL =>
  sql`${newId('vacancy', new Date(ctx.now)).slice(0, -8)} || lower(hex(randomblob(4)))`
