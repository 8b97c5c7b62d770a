import type { SQL } from 'drizzle-orm'
import type { Context } from '../context.ts'

/**
 * Runs queries in one D1 batch, one round trip and one transaction, and gives the rows of each. drizzle's own batch
 * does not bind the parameters of raw SQL, hence the client below it.
 */
export async function oneTrip(ctx: Context, ...queries: SQL[]): Promise<Record<string, unknown>[][]> {
  const { $client } = ctx.db as unknown as { $client: D1Database }
  const statements = queries.map((query) => {
    const { sql, params } = ctx.db.run(query).getQuery()
    return $client.prepare(sql).bind(...params)
  })
  return (await $client.batch<Record<string, unknown>>(statements)).map(({ results }) => results)
}
