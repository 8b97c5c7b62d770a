import type { Page } from '@alliance/contracts'
import type { QueuedApplication } from '@alliance/contracts/membership'
import { after, decidedBefore, keysOf, oneTrip, pageFrom, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { chainOpinion, formalReview, separateDuties, zoneApproval } from './decisions.rules.ts'
import { streams } from './streams.usecases.ts'

type Action = QueuedApplication['action']

/** Where something waits for the caller: rows of applications `a`, by their due date and the key of what waits. */
interface Source {
  action: Action | SQL
  where: SQL
  /** Of an objection: its own table, day and key instead of the step's. */
  join?: SQL
  due?: SQL
  key?: SQL
  provisional?: SQL
}

/** Who decided another step of a case does not find it here. */
const notMine = (ctx: Context, decision: string): SQL =>
  sql`NOT ${decidedBefore(
    sql`a.id`,
    ctx.principal.id,
    separateDuties.filter((each) => each !== decision),
  )}`

function sources(ctx: Context): Source[] {
  const found: Source[] = []
  const own = sql`iif(a.state = 'draft', 'complete', 'supplement')`
  const unfinished = sql`a.state IN ('draft', 'supplement')`
  const writes = streams(ctx, 'member-application:write')
  const mine =
    writes === 'everywhere'
      ? [sql`a.created_by = ${ctx.principal.id} AND a.submitted_on IS NULL`]
      : writes.enterprises
  found.push(...mine.map((condition) => ({ action: own, where: sql`${condition} AND ${unfinished}` })))
  const opines = streams(ctx, 'member-application:opine')
  if (opines !== 'everywhere')
    found.push(
      ...opines.committees.map((condition) => ({
        action: 'opine' as const,
        where: sql`${condition} AND a.state = 'chain_opinion' AND ${notMine(ctx, chainOpinion.decision)}`,
      })),
    )
  if (reachOf(ctx.principal, 'member-application:approve') === 'everywhere')
    found.push({
      action: 'approve',
      where: sql`a.state = 'zone_approval' AND ${notMine(ctx, zoneApproval.decision)}`,
    })
  if (reachOf(ctx.principal, 'member-application:review') === 'everywhere') found.push(...reviewing(ctx))
  return found
}

/** What waits for 党建办: reviews, supplements that are overdue, objections, and admissions whose days are provisional. */
const reviewing = (ctx: Context): Source[] => [
  { action: 'review', where: sql`a.state = 'formal_review' AND ${notMine(ctx, formalReview.decision)}` },
  {
    action: 'review',
    where: sql`a.state = 'supplement' AND a.due_sort < ${ctx.today} AND ${notMine(ctx, formalReview.decision)}`,
  },
  {
    action: 'answer',
    join: sql`objection j CROSS JOIN member_application a ON a.id = j.application_id`,
    where: sql`j.answered_on IS NULL AND a.state = 'publicity'`,
    due: sql`j.due_on`,
    key: sql`j.id`,
    provisional: sql`j.due_provisional`,
  },
  {
    action: 'admit',
    where: sql`a.state = 'publicity' AND a.due_provisional = 1 AND a.due_sort < ${ctx.today}`,
  },
]

type Row = Omit<QueuedApplication, 'overdue' | 'provisional' | 'isDemo'> &
  Record<'provisional' | 'isDemo', number> & { due: string }

/** A page of what waits for the caller, the most urgent first. One round trip. */
export async function queue(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<QueuedApplication>> {
  ctx.reach('member-application:read')
  const keys = keysOf(cursor, ['string', 'string'])
  const all = sources(ctx)
  const pages = all.length === 0 ? [] : await oneTrip(ctx, ...all.map((source) => query(source, keys, limit)))
  const rows = (pages.flat() as unknown as Row[])
    .toSorted((a, b) => (a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1))
    .slice(0, limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.due, row.key],
    ({ due: _due, ...row }) => ({
      ...row,
      provisional: row.provisional === 1,
      overdue: row.dueOn !== null && ctx.today > row.dueOn,
      isDemo: row.isDemo === 1,
    }),
  )
}

function query(source: Source, keys: ReturnType<typeof keysOf>, limit: number): SQL {
  const {
    action,
    where,
    join = sql`member_application a`,
    due = sql`a.due_sort`,
    key = sql`a.id`,
    provisional = sql`a.due_provisional`,
  } = source
  return sql`SELECT ${key} AS "key", ${typeof action === 'string' ? sql`${action}` : action} AS action, a.id AS applicationId,
      o.name AS organisationName, a.kind, a.chain_code AS chainCode, a.state, a.submitted_on AS submittedOn,
      iif(${due} = '9999-12-31', NULL, ${due}) AS dueOn, ${due} AS due, ${provisional} AS provisional, a.is_demo AS isDemo
    FROM ${join} JOIN organisation o ON o.id = a.organisation_id
    WHERE ${where} AND ${after([due, key], keys)} ORDER BY ${due}, ${key} LIMIT ${limit + 1}`
}

/** The same, for the list of what falls due: by application, with the applicant's name. */
export const waiting = (ctx: Context, until: string): SQL[] =>
  sources(ctx).map(
    ({ action, where, join = sql`member_application a`, due = sql`a.due_sort`, key = sql`a.id` }) =>
      sql`SELECT ${action === 'answer' ? 'objection' : 'member_application'} AS kind, a.id, o.name AS title, ${due} AS due, ${key} AS key
        FROM ${join} JOIN organisation o ON o.id = a.organisation_id WHERE ${where} AND ${due} <= ${until}`,
  )
