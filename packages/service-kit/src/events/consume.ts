import type { DomainEvent } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import { messageOf, type Context, type Write } from '../context.ts'
import { deadLetter, inbox } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** What a service does when it hears an event: writes, for one batch with the inbox row. */
export type Handler = (event: DomainEvent, ctx: Context) => Write | Promise<Write>
export type Handlers = Record<string, Handler>

/** How the queue of dead letters of an edge is named. */
export const isDeadLetterQueue = (queue: string): boolean => queue.endsWith('-dead')

/**
 * Handles one event once: its effect and its inbox row are one batch, so a repeated delivery changes nothing.
 *
 * @returns false when the event had been handled before
 */
export async function handle(ctx: Context, handlers: Handlers, event: DomainEvent): Promise<boolean> {
  const handler = handlers[event.type]
  if (!handler) throw new Error(`no handler for ${event.type}`)
  try {
    await ctx.commit(null, ctx.db.insert(inbox).values({ eventId: event.id, handledAt: ctx.now }), await handler(event, ctx))
    return true
  } catch (error) {
    if (/UNIQUE constraint failed: inbox\./.test(messageOf(error))) return false
    throw error
  }
}

/** Keeps a message that no attempt could handle, for an operator to see and replay. */
export const bury = (ctx: Context, queue: string, event: DomainEvent): Promise<unknown> =>
  ctx.db
    .insert(deadLetter)
    .values({
      id: newId('message', new Date(ctx.now)),
      queue,
      eventId: String(event.id),
      type: String(event.type),
      subject: String(event.subject),
      body: JSON.stringify(event),
      reason: null,
      arrivedAt: ctx.now,
      replayedAt: null,
    })
    .onConflictDoNothing()

/** Forgets inbox rows older than thirty days; no queue keeps a message that long. */
export const forgetHandled = (ctx: Context): Promise<unknown> =>
  ctx.db.run(sql`DELETE FROM inbox WHERE handled_at < ${new Date(Date.parse(ctx.now) - 30 * 86_400_000).toISOString()}`)
