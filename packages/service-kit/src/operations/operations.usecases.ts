import type { AuditEntry, DeadLetter, DomainEvent, Page, ServiceStatus } from '@alliance/contracts'
import { desc, eq, sql } from 'drizzle-orm'
import { audit } from '../audit/audit.ts'
import { exactlyOne, messageOf, type Context } from '../context.ts'
import { audit as auditTable, deadLetter, inbox } from '../database/tables.ts'
import { effectOf, type Handlers } from '../events/consume.ts'
import { after, keysOf, pageFrom } from '../page.ts'
import { Problem } from '../problem.ts'

interface Paging {
  limit: number
  cursor?: string
}

/** What waits is counted up to here: an operator asks whether there is much, and asks often. */
const countedUpTo = 1000

/** The state now; "a thousand" of what waits is a thousand or more. */
export async function status(ctx: Context, service: string, version: string): Promise<ServiceStatus> {
  const [row] = await ctx.db.all<{
    waiting: number
    oldest: string | null
    dead: number
    rows: number
    sealed: number
  }>(sql`
    SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT ${countedUpTo})) AS waiting,
      (SELECT created_at FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1) AS oldest,
      (SELECT count(*) FROM (SELECT 1 FROM dead_letter WHERE replayed_at IS NULL LIMIT ${countedUpTo})) AS dead,
      (SELECT coalesce(max(seq), 0) FROM audit) AS rows,
      (SELECT coalesce(max(seq), 0) FROM audit_link) AS sealed`)
  const { waiting, oldest, dead, rows, sealed } = row!
  const oldestSeconds =
    oldest === null ? null : Math.max(0, Math.round((Date.parse(ctx.now) - Date.parse(oldest)) / 1000))
  return {
    service,
    version,
    now: ctx.now,
    outbox: { waiting, oldestSeconds },
    deadLetters: dead,
    audit: { rows, sealed },
  }
}

type DeadRow = typeof deadLetter.$inferSelect
const asDeadLetter = ({ body: _, ...row }: DeadRow): DeadLetter => row

export async function deadLetters(ctx: Context, { limit, cursor }: Paging): Promise<Page<DeadLetter>> {
  const rows = await ctx.db
    .select()
    .from(deadLetter)
    .where(after([sql`${deadLetter.id}`], keysOf(cursor, ['string']), 'descending'))
    .orderBy(desc(deadLetter.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], asDeadLetter)
}

/**
 * Handles a dead letter once more, in one batch with its mark. Where the event was handled after all, only the mark
 * is set.
 */
export async function replay(ctx: Context, handlers: Handlers, id: string): Promise<DeadLetter> {
  const [row] = await ctx.db.select().from(deadLetter).where(eq(deadLetter.id, id))
  if (!row) throw new Problem('resource.not_found')
  if (row.replayedAt) throw new Problem('dead_letter.replayed')
  const event = JSON.parse(row.body) as DomainEvent
  const mark = ctx.db
    .update(deadLetter)
    .set({ replayedAt: ctx.now, reason: null })
    .where(sql`${deadLetter.id} = ${id} AND ${deadLetter.replayedAt} IS NULL`)
  const outcome = asDeadLetter({ ...row, replayedAt: ctx.now, reason: null })
  const marked = [
    exactlyOne(mark, 'dead_letter.replayed'),
    audit('dead-letter.replay', { type: 'dead-letter', id }, { event: row.eventId }),
  ]
  try {
    const effect = await effectOf(ctx, handlers, event)
    return await ctx.commit(
      outcome,
      ctx.db.insert(inbox).values({ eventId: event.id, handledAt: ctx.now }),
      ...effect,
      ...marked,
    )
  } catch (error) {
    if (error instanceof Problem) throw error
    if (/UNIQUE constraint failed: inbox\./.test(messageOf(error))) return ctx.commit(outcome, ...marked)
    await ctx.db
      .update(deadLetter)
      .set({ reason: messageOf(error).slice(0, 300) })
      .where(eq(deadLetter.id, id))
    throw error
  }
}

type AuditRow = typeof auditTable.$inferSelect
const asEntry = (row: AuditRow): AuditEntry => ({
  ...row,
  detail: JSON.parse(row.detail) as Record<string, unknown>,
})

export async function auditEntries(
  ctx: Context,
  filter: { objectId?: string; actorId?: string },
  { limit, cursor }: Paging,
): Promise<Page<AuditEntry>> {
  const conditions = [
    after([sql`${auditTable.seq}`], keysOf(cursor, ['number']), 'descending'),
    ...(filter.objectId ? [eq(auditTable.objectId, filter.objectId)] : []),
    ...(filter.actorId ? [eq(auditTable.actorId, filter.actorId)] : []),
  ]
  const rows = await ctx.db
    .select()
    .from(auditTable)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(auditTable.seq))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.seq], asEntry)
}
