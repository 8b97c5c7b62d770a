import type { Page } from '@alliance/contracts'
import type { QueuedHousingApplication } from '@alliance/contracts/talent-housing'
import { after, decidedBefore, keysOf, oneTrip, pageFrom, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asApplication, from, shown, type ShownRow } from './applications.queries.ts'
import { appealDecision, separateDuties } from './decisions.rules.ts'
import { eligibilityRule } from './eligibility.rules.ts'
import { streams } from './listing.usecases.ts'

type Action = QueuedHousingApplication['action']

/** Where something waits for the caller: rows of applications `a`, by what they are put in order by and the key of what waits. */
interface Source {
  action: Action
  where: SQL
  /** Of an objection: its own table, day and key instead of the step's. */
  join?: SQL
  wait?: SQL
  due?: SQL
  key?: SQL
}

/** Who decided another step of a case does not find it here, and neither does who applied. */
const notMine = (ctx: Context, decision: string): SQL =>
  sql`a.account_id <> ${ctx.principal.id} AND NOT ${decidedBefore(
    sql`a.id`,
    ctx.principal.id,
    separateDuties.filter((each) => each !== decision),
  )}`

function sources(ctx: Context): Source[] {
  const confirming = streams(ctx, 'housing-application:write').map((within) => ({
    action: 'confirm' as const,
    where: sql`${within} AND a.state = 'submitted' AND a.account_id <> ${ctx.principal.id}`,
  }))
  const reviews = reachOf(ctx.principal, 'housing-application:review') === 'everywhere'
  const appeals = reachOf(ctx.principal, 'housing-application:decide-appeal') === 'everywhere'
  return [
    ...confirming,
    ...(reviews ? reviewing(ctx) : []),
    ...(appeals
      ? [
          {
            action: 'decide_appeal' as const,
            where: sql`a.state = 'appeal' AND ${notMine(ctx, appealDecision.decision)}`,
          },
        ]
      : []),
  ]
}

const reviewing = (ctx: Context): Source[] => [
  ...['employer_confirmed', 'resubmitted', 're_review'].map((state) => ({
    action: 'review' as const,
    where: sql`a.state = ${state} AND ${notMine(ctx, eligibilityRule.decision)}`,
  })),
  {
    action: 'review',
    where: sql`a.state = 'supplement_required' AND a.wait_sort < ${ctx.today} AND ${notMine(ctx, eligibilityRule.decision)}`,
  },
  { action: 'publish', where: sql`a.state = 'eligible'` },
  {
    action: 'answer',
    join: sql`housing_objection j CROSS JOIN housing_application a ON a.id = j.application_id
      LEFT JOIN known_organisation o ON o.id = a.employer_id`,
    where: sql`j.answered_on IS NULL AND a.state = 'publicity' AND a.account_id <> ${ctx.principal.id}`,
    wait: sql`j.due_on`,
    due: sql`j.due_on`,
    key: sql`j.id`,
  },
  {
    action: 'queue',
    where: sql`a.state = 'publicity' AND a.due_provisional = 1 AND a.wait_sort < ${ctx.today}`,
  },
]

type Row = ShownRow & { action: Action; wait: string; due: string | null; key: string }

/** A page of what waits for the caller, the most urgent first. One round trip. */
export async function queue(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<QueuedHousingApplication>> {
  ctx.reach('housing-application:read')
  const keys = keysOf(cursor, ['string', 'string'])
  const all = sources(ctx)
  const pages = all.length === 0 ? [] : await oneTrip(ctx, ...all.map((source) => query(source, keys, limit)))
  const rows = (pages.flat() as unknown as Row[])
    .toSorted((a, b) => (a.wait === b.wait ? (a.key < b.key ? -1 : 1) : a.wait < b.wait ? -1 : 1))
    .slice(0, limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.wait, row.key],
    ({ action, wait: _wait, due, key, ...row }) => ({
      key,
      action,
      application: asApplication(row, ctx.today),
      dueOn: due,
      overdue: due !== null && ctx.today > due,
    }),
  )
}

function query(source: Source, keys: ReturnType<typeof keysOf>, limit: number): SQL {
  const { action, where, join = from, wait = sql`a.wait_sort`, due = sql`a.due_on`, key = sql`a.id` } = source
  return sql`SELECT ${shown}, ${action} AS action, ${wait} AS wait, ${due} AS due, ${key} AS "key" FROM ${join}
    WHERE ${where} AND ${after([wait, key], keys)} ORDER BY ${wait}, ${key} LIMIT ${limit + 1}`
}
