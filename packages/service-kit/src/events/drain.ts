import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** The queue of one producer-consumer edge: in `wrangler.jsonc`, the producer binding `TO_<CONSUMER>`. */
export const edgeBinding = (consumer: string): string => `TO_${consumer.toUpperCase().replaceAll('-', '_')}`

interface Waiting {
  id: number
  consumer: string
  body: string
}

/** A batch of messages at the most is 256 KB; what each of them adds besides its body is little. */
const batchBytes = 200_000

/** Cuts messages into batches that a queue takes. */
export function batchesOf<R extends { body: string }>(rows: readonly R[]): R[][] {
  const batches: R[][] = []
  let room = 0
  for (const row of rows) {
    const size = new TextEncoder().encode(row.body).length
    if (size > room || batches.length === 0) {
      batches.push([])
      room = batchBytes
    }
    batches.at(-1)!.push(row)
    room -= size
  }
  return batches
}

/**
 * Sends what waits in the outbox, a hundred messages at a time, and marks it sent. A crash in between sends it
 * again, which the consumer's inbox makes harmless. An edge that fails does not hold up the others.
 *
 * @returns how many messages were sent
 */
export async function drain(ctx: Context, env: Record<string, unknown>): Promise<number> {
  const failed = new Map<string, unknown>()
  let sent = 0
  for (;;) {
    const rows = await ctx.db.all<Waiting>(sql`SELECT id, consumer, body FROM outbox
      WHERE sent_at IS NULL AND consumer NOT IN (SELECT value FROM json_each(${JSON.stringify([...failed.keys()])})) ORDER BY id LIMIT 100`)
    if (rows.length === 0) break
    for (const [consumer, group] of Map.groupBy(rows, (row) => row.consumer)) {
      try {
        for (const batch of batchesOf(group)) sent += await send(ctx, env, consumer, batch)
      } catch (error) {
        failed.set(consumer, error)
      }
    }
  }
  const [first] = failed
  if (first) throw new Error(`events to ${[...failed.keys()].join(', ')} were not sent`, { cause: first[1] })
  return sent
}

async function send(
  ctx: Context,
  env: Record<string, unknown>,
  consumer: string,
  batch: readonly Waiting[],
): Promise<number> {
  const queue = env[edgeBinding(consumer)] as Queue | undefined
  if (!queue) throw new Error(`no queue ${edgeBinding(consumer)} for events to ${consumer}`)
  await queue.sendBatch(batch.map((row) => ({ body: JSON.parse(row.body) as unknown })))
  const ids = JSON.stringify(batch.map((row) => row.id))
  await ctx.db.run(
    sql`UPDATE outbox SET sent_at = ${ctx.now} WHERE id IN (SELECT value FROM json_each(${ids}))`,
  )
  return batch.length
}

/** Sent rows are kept a day, so that an edge can be sent again after a broker lost what it held. */
export const forgetSent = (ctx: Context): Promise<unknown> =>
  ctx.db.run(
    sql`DELETE FROM outbox WHERE sent_at < ${new Date(Date.parse(ctx.now) - 86_400_000).toISOString()}`,
  )
