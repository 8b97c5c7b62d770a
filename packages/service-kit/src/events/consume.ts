import type { DomainEvent } from '@alliance/contracts'
import { idPrefixes } from '@alliance/contracts/id-prefixes'
import { sql } from 'drizzle-orm'
import { messageOf, type Context, type Write } from '../context.ts'
import { deadLetter, inbox } from '../database/tables.ts'
import { newId } from '../ids.ts'

/** What a service does when it hears an event: writes, for one batch with the inbox row. */
export type Handler = (event: DomainEvent, ctx: Context) => Write | Promise<Write>
export type Handlers = Record<string, Handler>

/**
 * What an event is to write here. It stands in a list, since drizzle's statements are thenables: awaited bare, one
 * would run outside its batch.
 */
export async function effectOf(ctx: Context, handlers: Handlers, event: DomainEvent): Promise<Write[]> {
  const handler = handlers[event.type]
  if (!handler) throw new Error(`no handler for ${event.type}`)
  const effect = handler(event, ctx)
  return effect instanceof Promise ? [await effect] : [effect]
}

/** How the queue of dead letters of an edge is named. */
export const isDeadLetterQueue = (queue: string): boolean => queue.endsWith('-dead')

/**
 * Handles one event once: its effect and its inbox row are one batch, so a repeated delivery changes nothing.
 *
 * @returns false when the event had been handled before
 */
export async function handle(ctx: Context, handlers: Handlers, event: DomainEvent): Promise<boolean> {
  try {
    const effect = await effectOf(ctx, handlers, event)
    await ctx.commit(null, ctx.db.insert(inbox).values({ eventId: event.id, handledAt: ctx.now }), ...effect)
    return true
  } catch (error) {
    if (/UNIQUE constraint failed: inbox\./.test(messageOf(error))) return false
    throw error
  }
}

/** A dead letter is named after its event, so that one delivered twice is kept once. */
const deadLetterId = (eventId: unknown, now: string): string => {
  const [, name] = /^evt_([0-9a-hjkmnp-tv-z]{26})$/.exec(String(eventId)) ?? []
  return name ? `${idPrefixes.message}_${name}` : newId('message', new Date(now))
}

/** Keeps a message that no attempt could handle, for an operator to see and replay. */
export const bury = (ctx: Context, queue: string, event: DomainEvent): Promise<unknown> =>
  ctx.db
    .insert(deadLetter)
    .values({
      id: deadLetterId(event.id, ctx.now),
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
  ctx.db.run(
    sql`DELETE FROM inbox WHERE handled_at < ${new Date(Date.parse(ctx.now) - 30 * 86_400_000).toISOString()}`,
  )
