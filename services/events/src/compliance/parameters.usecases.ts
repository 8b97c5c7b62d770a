import type {
  ComplianceDraft,
  ComplianceItem,
  ComplianceRules,
  ComplianceVersion,
  NewComplianceDraft,
} from '@alliance/contracts/events'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  oneTrip,
  Problem,
  reachOf,
  unique,
  type Context,
} from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { and, eq, sql } from 'drizzle-orm'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { ruleOn } from './compliance.rules.ts'
import { complianceDraft, complianceRule } from './compliance.table.ts'

type Row = typeof complianceDraft.$inferSelect
type Raw = Record<string, unknown>
const object = (id: string) => ({ type: 'compliance-draft', id })

/** What is asked of branches is one for the whole zone. */
function mustReachAll(ctx: Context, permission: 'compliance:write' | 'compliance:publish'): void {
  if (ctx.reach(permission) !== 'everywhere') throw new Problem('access.denied')
}

const asDraft = (ctx: Context, { authorIds, validFrom: from, ...row }: Row): ComplianceDraft => ({
  id: row.id,
  from,
  items: row.items,
  note: row.note,
  draftedBy: row.draftedBy,
  own: authorIds.includes(ctx.principal.id),
  updatedAt: row.updatedAt,
  version: row.version,
})

/** Every version, the newest first, with what is drafted for those who draft or publish. */
export async function read(ctx: Context): Promise<ComplianceRules> {
  ctx.reach('compliance:read')
  const decides = [
    reachOf(ctx.principal, 'compliance:write'),
    reachOf(ctx.principal, 'compliance:publish'),
  ].includes('everywhere')
  const [rules, drafts] = (await oneTrip(
    ctx,
    sql`SELECT ${columnsOf(complianceRule, 'r')} FROM compliance_rule r ORDER BY r.valid_from DESC`,
    sql`SELECT ${columnsOf(complianceDraft, 'd')} FROM compliance_draft d WHERE d.state = 'draft' AND ${decides ? 1 : 0} ORDER BY d.id DESC LIMIT 50`,
  )) as [Raw[], Raw[]] & Raw[][]
  const rows = rules.map((raw) => asRow(complianceRule, raw))
  const holding = ruleOn(
    rows.map(({ version, validFrom: from, items }) => ({ version, from, items })),
    ctx.today,
  )
  return {
    versions: rows.map(({ validFrom: from, ...row }) => ({
      ...row,
      from,
      inForce: row.version === holding?.version,
    })),
    drafts: drafts.map((raw) => asDraft(ctx, asRow(complianceDraft, raw))),
  }
}

/** The condition that a version may begin on a day: what was judged already is not judged anew. */
const later = (ctx: Context, from: string) =>
  sql`${from} > ${ctx.today} AND NOT EXISTS (SELECT 1 FROM compliance_rule WHERE valid_from >= ${from})`

function sound(ctx: Context, { from, note }: NewComplianceDraft): void {
  refuseMarkings({ '/note': note })
  refuseIdentifiers({ '/note': note })
  if (from <= ctx.today) throw new Problem('compliance.not_later')
}

/** @throws Problem `compliance.not_later`, and of `refuseMarkings` and `refuseIdentifiers` */
export async function draft(ctx: Context, input: NewComplianceDraft): Promise<ComplianceDraft> {
  mustReachAll(ctx, 'compliance:write')
  sound(ctx, input)
  const row: Row = {
    id: newId('complianceDraft', new Date(ctx.now)),
    state: 'draft',
    validFrom: input.from,
    items: input.items,
    note: input.note,
    authorIds: [ctx.principal.id],
    draftedBy: ctx.principal.name,
    publishedById: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asDraft(ctx, row),
    holds(later(ctx, input.from), 'compliance.not_later'),
    ctx.db.insert(complianceDraft).values(row),
    audit('compliance.draft', object(row.id), { from: row.validFrom }),
  )
}

async function readDraft(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(complianceDraft).where(eq(complianceDraft.id, id))
  if (!row) throw new Problem('resource.not_found')
  if (row.state !== 'draft') throw new Problem('compliance.state')
  return row
}

/** The row as it was read, or the batch is undone. */
const step = (ctx: Context, row: Row, change: Partial<Row>) => {
  const version = ctx.expectedVersion ?? row.version
  const set = { ...change, version: version + 1, updatedAt: ctx.now }
  const write = ctx.db
    .update(complianceDraft)
    .set(set)
    .where(
      and(
        eq(complianceDraft.id, row.id),
        eq(complianceDraft.version, version),
        eq(complianceDraft.state, 'draft'),
      ),
    )
  return { next: { ...row, ...set }, write: exactlyOne(write, 'version.stale') }
}

/** @throws Problem `compliance.state`, `compliance.not_later`, and as `draft` */
export async function change(ctx: Context, id: string, input: NewComplianceDraft): Promise<ComplianceDraft> {
  mustReachAll(ctx, 'compliance:write')
  sound(ctx, input)
  const row = await readDraft(ctx, id)
  const authorIds = [...new Set([...row.authorIds, ctx.principal.id])]
  const { next, write } = step(ctx, row, {
    validFrom: input.from,
    items: input.items,
    note: input.note,
    authorIds,
  })
  return ctx.commit(
    asDraft(ctx, next),
    holds(later(ctx, input.from), 'compliance.not_later'),
    write,
    audit('compliance.change', object(id), { from: [row.validFrom, next.validFrom] }),
  )
}

/** @throws Problem `compliance.state` */
export async function discard(ctx: Context, id: string): Promise<ComplianceDraft> {
  mustReachAll(ctx, 'compliance:write')
  const { next, write } = step(ctx, await readDraft(ctx, id), { state: 'discarded' })
  return ctx.commit(asDraft(ctx, next), write, audit('compliance.discard', object(id)))
}

const numberOf = (version: string): number => Number(version.replace(/^compliance-/, ''))

/**
 * Makes a draft a version, which is never changed again.
 *
 * @throws Problem `compliance.own` to whoever wrote in it, `compliance.state`, `compliance.not_later`
 */
export async function publish(ctx: Context, id: string): Promise<ComplianceVersion> {
  mustReachAll(ctx, 'compliance:publish')
  const row = await readDraft(ctx, id)
  if (row.authorIds.includes(ctx.principal.id)) throw new Problem('compliance.own')
  const versions = await ctx.db.select({ version: complianceRule.version }).from(complianceRule)
  const made = {
    version: `compliance-${Math.max(...versions.map(({ version }) => numberOf(version))) + 1}`,
    validFrom: row.validFrom,
    items: row.items satisfies ComplianceItem[],
    note: row.note,
    draftedBy: row.draftedBy,
    publishedAt: ctx.now,
    publishedBy: ctx.principal.name,
  }
  const { write } = step(ctx, row, { state: 'published', publishedById: ctx.principal.id })
  const { validFrom: from, ...shown } = made
  return ctx.commit(
    { ...shown, from, inForce: false },
    holds(later(ctx, from), 'compliance.not_later'),
    write,
    // Two at once take the same number: one of them reads anew.
    unique('compliance_rule.version', 'version.stale', ctx.db.insert(complianceRule).values(made)),
    audit('compliance.publish', object(id), { version: made.version, from }),
  )
}
