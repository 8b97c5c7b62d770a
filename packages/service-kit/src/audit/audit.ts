import { canonical, contentHash, type AuditContent } from '@alliance/evidence'
import type { Context, Write } from '../context.ts'
import { insertAll } from '../database/many.ts'
import { audit as table } from '../database/tables.ts'

interface Audited {
  type: string
  id: string
}

const row = async (
  ctx: Context,
  action: string,
  object: Audited,
  outcome: 'done' | 'refused',
  detail: Record<string, unknown>,
) => {
  const content: AuditContent = {
    at: ctx.now,
    actorId: ctx.principal.id,
    actorName: ctx.principal.name,
    action,
    objectType: object.type,
    objectId: object.id,
    outcome,
    // What JSON cannot hold (undefined) must not enter the hash either.
    detail: JSON.parse(JSON.stringify(detail)) as Record<string, unknown>,
    requestId: ctx.requestId,
  }
  return { ...content, detail: canonical(content.detail), hash: await contentHash(content) }
}

/**
 * The audit row of a change, for the same batch as the change. `detail` names what changed and holds nothing
 * personal: audit rows are never deleted.
 */
export const audit =
  (action: string, object: Audited, detail: Record<string, unknown> = {}): Write =>
  async (ctx) => [ctx.db.insert(table).values(await row(ctx, action, object, 'done', detail))]

/** The audit rows of one action on many objects, by few statements. */
export const auditAll =
  (action: string, entries: readonly { object: Audited; detail: Record<string, unknown> }[]): Write =>
  async (ctx) =>
    insertAll(
      ctx,
      table,
      await Promise.all(entries.map(({ object, detail }) => row(ctx, action, object, 'done', detail))),
    )

/** The audit row of a refusal or a failed attempt. */
export const auditRefusal =
  (action: string, object: Audited, detail: Record<string, unknown> = {}): Write =>
  async (ctx) => [ctx.db.insert(table).values(await row(ctx, action, object, 'refused', detail))]

/** What differs between two states of a row: `{ field: [before, after] }`, for an audit row's detail. */
export function difference<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T)[],
): Record<string, unknown> {
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(changed.map((field) => [field, [before[field], after[field]]]))
}
