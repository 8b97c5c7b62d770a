import type { PostSource } from '@alliance/contracts/membership'
import { newId, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

/**
 * Closes the seats held by virtue of what ends, and those held by virtue of them, for the same batch and before the
 * write that ends it. Each is a vacancy from that day on (row S28: the seat follows its source).
 *
 * @param sources the ids of what ends, as a query of one column
 */
export const vacating = (kind: PostSource['kind'], sources: SQL, on: string): Write =>
  vacatingEach(kind, sql`SELECT *, ${on} FROM (${sources})`)

/** As `vacating`, each source on a day of its own: `ended` is a query of ids and days. */
export const vacatingEach =
  (kind: PostSource['kind'], ended: SQL): Write =>
  (ctx) => {
    const gone = sql`WITH RECURSIVE ended(id, ends_on) AS (${ended}), gone(id, ends_on) AS (
      SELECT p.id, ended.ends_on FROM ended CROSS JOIN post p
        ON p.bound_to = ${kind} AND p.bound_id = ended.id AND p.valid_to IS NULL
      UNION SELECT p.id, gone.ends_on FROM gone CROSS JOIN post p
        ON p.bound_to = 'post' AND p.bound_id = gone.id AND p.valid_to IS NULL)`
    return [
      ctx.db.run(sql`INSERT INTO vacancy (id, party_organisation_id, post, since)
        ${gone} SELECT ${vacancyIds(ctx)}, p.party_organisation_id, p.post, gone.ends_on FROM gone JOIN post p ON p.id = gone.id`),
      ctx.db
        .run(sql`${gone} UPDATE post SET valid_to = max(post.valid_from, gone.ends_on), end_reason = 'source_ended'
        FROM gone WHERE post.id = gone.id`),
    ]
  }

/** SQL for an id a row. */
export const vacancyIds = (ctx: Context): SQL =>
  sql`${newId('vacancy', new Date(ctx.now)).slice(0, -8)} || lower(hex(randomblob(4)))`
