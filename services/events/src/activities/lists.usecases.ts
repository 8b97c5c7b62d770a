import { startOfDay } from '@alliance/calendar'
import type { Page } from '@alliance/contracts'
import type { ActivityKind, ActivityState, ActivitySummary } from '@alliance/contracts/events'
import { after, keysOf, pageFrom, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { hostsWithin } from '../reach.ts'
import { asSummary, summaryColumns, type SummaryRow } from './activities.queries.ts'

interface Paging {
  limit: number
  cursor?: string
}

export interface PublishedQuery extends Paging {
  kind?: ActivityKind
  action?: string
  link?: string
  chain?: string
  seriesId?: string
  from?: string
  to?: string
  order: 'earliest' | 'latest'
}

/** From the rarest tag to the most common: the first drives the query, the others are looked up a row. */
const tagsAsked = ({ seriesId, chain, link, action, kind }: PublishedQuery): string[] =>
  [
    seriesId && `series:${seriesId}`,
    chain && `chain:${chain}`,
    link && `link:${link}`,
    action && `action:${action}`,
    kind && `kind:${kind}`,
  ].filter((tag): tag is string => Boolean(tag))

/** A page of what was published, in the order of beginnings. */
export async function published(ctx: Context, query: PublishedQuery): Promise<Page<ActivitySummary>> {
  const { limit, cursor, from, to, order } = query
  const [driving, ...others] = tagsAsked(query)
  const [source, startsAt, id] = driving
    ? [sql`activity_tag t JOIN activity a ON a.id = t.activity_id`, sql`t.starts_at`, sql`t.activity_id`]
    : [sql`activity a`, sql`a.starts_at`, sql`a.id`]
  const direction = order === 'latest' ? 'descending' : 'ascending'
  const conditions: SQL[] = [
    driving ? sql`t.tag = ${driving}` : sql`a.visible = 1`,
    after([startsAt, id], keysOf(cursor, ['string', 'string']), direction),
    ...others.map(
      (tag) =>
        sql`EXISTS (SELECT 1 FROM activity_tag more WHERE more.activity_id = ${id} AND more.tag = ${tag})`,
    ),
  ]
  if (from) conditions.push(sql`${startsAt} >= ${startOfDay('Asia/Shanghai', from)}`)
  if (to) conditions.push(sql`${startsAt} < ${startOfDay('Asia/Shanghai', to)}`)
  const way = sql.raw(order === 'latest' ? 'DESC' : 'ASC')
  const rows = await ctx.db.all<SummaryRow>(sql`SELECT ${summaryColumns} FROM ${source}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${startsAt} ${way}, ${id} ${way} LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.startsAt, row.id], asSummary)
}

/** A page of what one’s rights reach, drafts included, the last begun first. */
export async function organised(
  ctx: Context,
  { limit, cursor, state }: Paging & { state?: ActivityState },
): Promise<Page<ActivitySummary>> {
  const reach = ctx.reach('activity:read')
  const conditions: SQL[] = [
    after([sql`a.starts_at`, sql`a.id`], keysOf(cursor, ['string', 'string']), 'descending'),
  ]
  if (state) conditions.push(sql`a.state = ${state}`)
  if (reach !== 'everywhere')
    conditions.push(
      sql`a.id IN (SELECT activity_id FROM activity_host WHERE host_id IN (${hostsWithin(reach)}))`,
    )
  const rows = await ctx.db.all<SummaryRow>(sql`SELECT ${summaryColumns} FROM activity a
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY a.starts_at DESC, a.id DESC LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.startsAt, row.id], asSummary)
}
