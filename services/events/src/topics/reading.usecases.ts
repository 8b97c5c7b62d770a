import type { Page } from '@alliance/contracts'
import type { Topic, TopicCard, TopicEntry, TopicState } from '@alliance/contracts/events'
import { after, keysOf, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { hostedWithin, hostsWithin, reachOrNone } from '../reach.ts'
import { asTopic, fromTopic, readTopic, seen, showsPerson, topicColumns } from './topics.queries.ts'
import { stepsFor } from './topics.rules.ts'

interface Paging {
  limit: number
  cursor?: string
}

const pageQuery = (
  ctx: Context,
  { limit, cursor }: Paging,
  conditions: SQL[],
  source: SQL = fromTopic,
): SQL => sql`SELECT ${topicColumns(ctx)} FROM ${source}
    WHERE ${sql.join([...conditions, after([sql`t.id`], keysOf(cursor, ['string']), 'descending')], sql` AND `)}
    ORDER BY t.id DESC LIMIT ${limit + 1}`

const pageOf = (ctx: Context, limit: number, rows: Record<string, unknown>[]): Page<Topic> =>
  pageFrom(
    rows.map(readTopic),
    limit,
    ({ row }) => [row.id],
    (read) => asTopic(ctx, read),
  )

const page = async (ctx: Context, paging: Paging, ...rest: [SQL[], SQL?]): Promise<Page<Topic>> =>
  pageOf(ctx, paging.limit, await ctx.db.all(pageQuery(ctx, paging, ...rest)))

/** What runs past its day, the longest overdue first. */
async function overdue(ctx: Context, { limit, cursor }: Paging, conditions: SQL[]): Promise<Page<Topic>> {
  const all = [
    ...conditions,
    sql`t.state IN ('assigned', 'under_way') AND t.due_on < ${ctx.today}`,
    after([sql`t.due_on`, sql`t.id`], keysOf(cursor, ['string', 'string'])),
  ]
  const rows = await ctx.db.all<
    Record<string, unknown>
  >(sql`SELECT ${topicColumns(ctx)} FROM topic t INDEXED BY topic_running JOIN activity a ON a.id = t.activity_id
    WHERE ${sql.join(all, sql` AND `)} ORDER BY t.due_on, t.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows.map(readTopic),
    limit,
    ({ row }) => [row.dueOn!, row.id],
    (read) => asTopic(ctx, read),
  )
}

type Filter = Paging & { state?: TopicState; chain?: string; overdue?: 'yes' }

/** All that one’s rights reach: as who organised, raised or owns it. */
export function list(ctx: Context, { state, chain, overdue: late, ...paging }: Filter): Promise<Page<Topic>> {
  const reach = ctx.reach('topic:read')
  const conditions = [
    ...(state ? [sql`t.state = ${state}`] : []),
    ...(chain ? [sql`t.chain = ${chain}`] : []),
  ]
  if (reach !== 'everywhere') {
    const hosts = hostsWithin(reach)
    conditions.push(sql`t.id IN (
      SELECT id FROM topic WHERE owner_organisation_id IN (${hosts})
      UNION SELECT id FROM topic WHERE raiser_organisation_id IN (${hosts})
      UNION SELECT held.id FROM activity_host h JOIN topic held ON held.activity_id = h.activity_id WHERE h.host_id IN (${hosts}))`)
  }
  return late ? overdue(ctx, paging, conditions) : page(ctx, paging, conditions)
}

/** What one is in charge of, or raised. */
export function mine(
  ctx: Context,
  { as, ...paging }: Paging & { as: 'owner' | 'raiser' },
): Promise<Page<Topic>> {
  const person = as === 'owner' ? sql`t.owner_person_id` : sql`t.raiser_person_id`
  return page(
    ctx,
    paging,
    [sql`k.account_id = ${ctx.principal.id}`],
    sql`known_person k CROSS JOIN topic t ON ${person} = k.id JOIN activity a ON a.id = t.activity_id`,
  )
}

/** Those raised at an activity, of what one may see. */
export async function atActivity(ctx: Context, activityId: string, paging: Paging): Promise<Page<Topic>> {
  const reads = hostedWithin(reachOrNone(ctx, 'activity:read'), sql`a.id`)
  const [there, rows] = await oneTrip(
    ctx,
    sql`SELECT 1 FROM activity a WHERE a.id = ${activityId} AND (a.visible = 1 OR ${reads})`,
    pageQuery(ctx, paging, [sql`t.activity_id = ${activityId}`, seen(ctx)]),
  )
  if (there!.length === 0) throw new Problem('resource.not_found')
  return pageOf(ctx, paging.limit, rows!)
}

const entriesShown = 200

/** One with its history, in one round trip. */
export async function card(ctx: Context, id: string): Promise<TopicCard> {
  const [rows, entries] = await oneTrip(
    ctx,
    sql`SELECT ${topicColumns(ctx)} FROM ${fromTopic} WHERE t.id = ${id} AND ${seen(ctx)}`,
    sql`SELECT e.version, e.what, e.at, e.by_name AS "byName", e.as_raiser AS "asRaiser", e.note,
        e.owner_name AS "ownerName", e.due_on AS "dueOn"
      FROM topic_entry e WHERE e.topic_id = ${id} ORDER BY e.version DESC LIMIT ${entriesShown}`,
  )
  const [raw] = rows!
  if (!raw) throw new Problem('resource.not_found')
  const read = readTopic(raw)
  const { row, parties } = read
  return {
    topic: asTopic(ctx, read),
    history: (entries as unknown as (TopicEntry & { asRaiser: number })[]).map(
      ({ asRaiser, byName, ...entry }) => ({
        ...entry,
        byName: asRaiser === 1 && !showsPerson(read) ? null : byName,
      }),
    ),
    may: stepsFor({
      state: row.state,
      owned: row.ownerOrganisationId !== null || row.ownerPersonId !== null,
      parties,
      answered: row.answeredById === ctx.principal.id,
    }),
  }
}
