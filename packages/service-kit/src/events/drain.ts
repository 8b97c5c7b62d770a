import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** The queue of one producer-consumer edge: in `wrangler.jsonc`, the producer binding `TO_<CONSUMER>`. */
export const edgeBinding = (consumer: string): string => `TO_${consumer.toUpperCase().replaceAll('-', '_')}`

interface Waiting {
  id: number
  consumer: string
  body: string
}

/**
 * Sends what waits in the outbox, a hundred messages at a time, and marks it sent. A crash in between sends it
 * again, which the consumer's inbox makes harmless.
 *
 * @returns how many messages were sent
 */
export async function drain(ctx: Context, env: Record<string, unknown>): Promise<number> {
  let sent = 0
  for (;;) {
    const rows = await ctx.db.all<Waiting>(sql`SELECT id, consumer, body FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 100`)
    if (rows.length === 0) return sent
    for (const [consumer, group] of Map.groupBy(rows, (row) => row.consumer)) {
      const queue = env[edgeBinding(consumer)] as Queue | undefined
      if (!queue) throw new Error(`no queue ${edgeBinding(consumer)} for events to ${consumer}`)
      await queue.sendBatch(group.map((row) => ({ body: JSON.parse(row.body) as unknown })))
      const ids = JSON.stringify(group.map((row) => row.id))
      await ctx.db.run(sql`UPDATE outbox SET sent_at = ${ctx.now} WHERE id IN (SELECT value FROM json_each(${ids}))`)
      sent += group.length
    }
  }
}

/** Sent rows are kept a day, so that an edge can be sent again after a broker lost what it held. */
export const forgetSent = (ctx: Context): Promise<unknown> =>
  ctx.db.run(sql`DELETE FROM outbox WHERE sent_at < ${new Date(Date.parse(ctx.now) - 86_400_000).toISOString()}`)
