import type { AuditChain, AuditVerification } from '@alliance/contracts'
import { firstAuditFault, firstLink, linkOf, type AuditLinked } from '@alliance/evidence'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { auditLink } from '../database/tables.ts'

interface Sealable {
  seq: number
  hash: string
  head: string | null
}

/**
 * Audit rows are written with their content's hash in the batch of the change itself; the links that chain them
 * follow within moments, written by whoever drains the outbox. So concurrent writers never wait for a chain head,
 * and a row that is altered, removed or slipped in afterwards breaks every link behind it.
 *
 * Links up to `limit` rows. Two sealers at once are harmless: they compute the same links and a row takes one.
 *
 * @returns how many rows were linked
 */
export async function seal(ctx: Context, limit = 500): Promise<number> {
  const rows = await ctx.db.all<Sealable>(sql`
    SELECT seq, hash, (SELECT link FROM audit_link ORDER BY seq DESC LIMIT 1) AS head
    FROM audit WHERE seq > coalesce((SELECT max(seq) FROM audit_link), 0) ORDER BY seq LIMIT ${limit}`)
  if (rows.length === 0) return 0
  const links: { seq: number; link: string }[] = []
  let link = rows[0]!.head ?? firstLink
  for (const { seq, hash } of rows) {
    link = await linkOf(link, seq, hash)
    links.push({ seq, link })
  }
  await ctx.db
    .insert(auditLink)
    .select(sql`SELECT value ->> 'seq', value ->> 'link' FROM json_each(${JSON.stringify(links)}) WHERE true`)
    .onConflictDoNothing()
  return rows.length
}

/** Links everything that waits, by as many runs as it takes. */
export async function sealAll(contextNow: () => Context, limit = 500): Promise<void> {
  while ((await seal(contextNow(), limit)) === limit);
}

interface LinkedRow {
  seq: number
  at: string | null
  actor_id: string
  actor_name: string
  action: string
  object_type: string
  object_id: string
  outcome: 'done' | 'refused'
  detail: string
  request_id: string
  hash: string
  link: string
}

interface Part {
  /** The link of the row before the first one. */
  before: string
  rows: AuditLinked[]
  head: { seq: number; link: string } | null
  firstSeq: number | null
  unsealed: number
}

/** Rows of the chain behind the row `after`, with the state of the chain: two queries, a link each row. */
async function partOf(ctx: Context, after: number, limit: number): Promise<Part> {
  const state = (
    await ctx.db.all<{
      before: string | null
      first_seq: number | null
      head_seq: number | null
      head_link: string | null
      unsealed: number
    }>(sql`
      SELECT (SELECT link FROM audit_link WHERE seq = ${after}) AS before, (SELECT min(seq) FROM audit) AS first_seq,
        (SELECT max(seq) FROM audit_link) AS head_seq,
        (SELECT link FROM audit_link ORDER BY seq DESC LIMIT 1) AS head_link,
        (SELECT count(*) FROM audit WHERE seq > coalesce((SELECT max(seq) FROM audit_link), 0)) AS unsealed`)
  )[0]!
  const rows = await ctx.db.all<LinkedRow>(sql`
    SELECT l.seq AS seq, l.link AS link, a.at, a.actor_id, a.actor_name, a.action, a.object_type, a.object_id, a.outcome,
      a.detail, a.request_id, a.hash
    FROM audit_link l LEFT JOIN audit a ON a.seq = l.seq WHERE l.seq > ${after} ORDER BY l.seq LIMIT ${limit}`)
  return {
    before: state.before ?? firstLink,
    rows: rows.map(asLinked),
    head: state.head_seq === null ? null : { seq: state.head_seq, link: state.head_link! },
    firstSeq: state.first_seq,
    unsealed: state.unsealed,
  }
}

/**
 * Checks the chain from the row after `after`, up to `limit` rows: no number missing, every content as hashed,
 * every link as it follows.
 */
export async function verify(ctx: Context, after: number, limit = 2000): Promise<AuditVerification> {
  const { before, rows, head, firstSeq, unsealed } = await partOf(ctx, after, limit)
  // Links count from one without a gap, so a row that was slipped in beside them can only stand before the first.
  const ahead = firstSeq !== null && firstSeq < 1 ? { seq: firstSeq, reason: 'link' as const } : null
  const broken = ahead ?? (await firstAuditFault(rows, after, before))
  const last = rows.at(-1)?.seq ?? after
  return {
    ok: broken === null,
    checked: rows.length,
    next: broken === null && head !== null && last < head.seq ? last : null,
    head,
    broken,
    unsealed,
  }
}

/** The chain behind the row `after`, up to `limit` rows, as a file that is checked elsewhere. */
export async function chainOf(
  ctx: Context,
  service: string,
  after: number,
  limit = 2000,
): Promise<AuditChain> {
  const { before, rows, head } = await partOf(ctx, after, limit)
  return {
    kind: 'audit',
    version: 1,
    service,
    exportedAt: ctx.now,
    after: { seq: after, link: before },
    rows,
    head,
  }
}

const asLinked = (row: LinkedRow): AuditLinked => ({
  seq: row.seq,
  hash: row.hash ?? firstLink,
  link: row.link,
  content:
    row.at === null
      ? null
      : {
          at: row.at,
          actorId: row.actor_id,
          actorName: row.actor_name,
          action: row.action,
          objectType: row.object_type,
          objectId: row.object_id,
          outcome: row.outcome,
          detail: detailIn(row.detail),
          requestId: row.request_id,
        },
})

/** What is no JSON any more was altered; read as something else it does not give the hash either. */
function detailIn(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return { unreadable: true }
  }
}
