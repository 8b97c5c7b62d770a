import type {
  ActivityCard,
  ActivityEntry,
  ActivityFacts,
  ActivityReading,
  PoolStanding,
} from '@alliance/contracts/events'
import { oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { namedDraws, drawsOf } from '../draws/draws.queries.ts'
import { covers, hostedWithin, reachOrNone } from '../reach.ts'
import { isOpen } from '../registrations/plan.rules.ts'
import { asOwn, ownRegistrationsAt, waitingCounted } from '../registrations/registrations.queries.ts'
import {
  activityColumns,
  asActivity,
  branchesOf,
  hostsIn,
  hostsNamed,
  readRow,
  withoutJoining,
  type ReadActivity,
} from './activities.queries.ts'
import { rotationOf, suggestedLinks } from './rotation.rules.ts'
import { hasBegun, stepsFor } from './steps.rules.ts'

const most = 200

/** An activity with all that a page of it shows, in one round trip. */
export async function card(ctx: Context, id: string): Promise<ActivityCard> {
  const reads = reachOrNone(ctx, 'activity:read')
  const visible = sql`a.id = ${id} AND (a.visible = 1 OR ${hostedWithin(reads, sql`a.id`)})`
  const [rows, pools, own, draws, branches, entries] = await oneTrip(
    ctx,
    sql`SELECT ${activityColumns} FROM activity a WHERE ${visible}`,
    sql`SELECT no, name, capacity, taken, ${waitingCounted(sql`pool.activity_id`, sql`pool.no`)} AS waiting
      FROM pool WHERE activity_id = ${id} ORDER BY no`,
    ownRegistrationsAt(ctx, id),
    drawsOf(sql`${id}`),
    branchesOf(sql`${id}`),
    sql`SELECT e.version, e.what, e.at, e.by_name AS byName, e.reason, e.changes FROM activity_entry e
      WHERE e.activity_id = ${id} AND EXISTS (SELECT 1 FROM activity a WHERE a.id = ${id} AND ${hostedWithin(reads, sql`a.id`)})
      ORDER BY e.version DESC LIMIT ${most}`,
  )
  const [raw] = rows!
  if (!raw) throw new Problem('resource.not_found')
  const read = readRow(raw)
  const { row } = read
  const mine = own!.map(asOwn)
  const hasPlace = mine.some(({ registration: { state } }) => state === 'confirmed')
  const may = mayDo(ctx, read, hasPlace)
  const joins = may.includes('edit') || hasPlace
  const shown = asActivity(read)
  return {
    activity: joins ? shown : withoutJoining(shown),
    branches: branches as unknown as ActivityCard['branches'],
    pools: (pools as unknown as (PoolStanding & { waiting: number })[]).map((pool) => ({
      ...pool,
      ...counted(pool.waiting),
    })),
    draws: namedDraws(draws!),
    own: mine,
    open:
      row.state === 'published' &&
      row.registration !== null &&
      isOpen(row.registration, row.startsAt, ctx.now),
    may,
    history: (entries as unknown as (Omit<ActivityEntry, 'fields'> & { changes: string })[]).map(
      ({ changes, ...entry }) => ({ ...entry, fields: Object.keys(JSON.parse(changes) as object) }),
    ),
  }
}

/** A wait of more than this many is told as more. */
export const waitingShown = 500
const counted = (waiting: number) => ({
  waiting: Math.min(waiting, waitingShown),
  waitingMore: waiting > waitingShown,
})

function mayDo(ctx: Context, { row, hosts }: ReadActivity, hasPlace: boolean) {
  const has = (permission: Parameters<typeof reachOrNone>[1]) => reachOrNone(ctx, permission)
  const registers = has('registration:write')
  const reads = has('registration:read')
  const employs = (reach: typeof reads) =>
    reach !== null && reach !== 'everywhere' && reach.enterprises.length > 0
  return stepsFor({
    state: row.state,
    wrote: [row.authorId, row.editorId, row.submitterId].includes(ctx.principal.id),
    begun: hasBegun(row, ctx.now),
    takesRegistrations: row.registration !== null,
    writes: covers(has('activity:write'), hosts),
    publishes: covers(has('activity:publish'), hosts),
    registers: covers(registers, hosts) || employs(registers),
    readsRegistrations: covers(reads, hosts) || employs(reads),
    raisesTopics: hasPlace || covers(has('topic:write'), hosts),
  })
}

/** What the facts of an activity say before it is written. */
export async function reading(ctx: Context, facts: ActivityFacts): Promise<ActivityReading> {
  ctx.reach('activity:write')
  const [read] = await ctx.db.all<{ hosts: string }>(sql`SELECT ${hostsNamed(facts.hosts)} AS hosts`)
  const hosts = hostsIn(read!.hosts)
  if (hosts.some(({ organisationKind, partyType }) => organisationKind === null && partyType === null))
    throw new Problem('activity.host_unknown')
  const { rotation, reason } = rotationOf(hosts)
  return {
    rotation,
    rotationReason: reason,
    links: suggestedLinks({
      kind: facts.kind,
      hosts,
      chains: facts.chains,
      partyDay: facts.kind === 'party_day' || facts.withPartyDay,
      audiences: facts.registration?.places.map(({ audience }) => audience.for) ?? [],
    }),
  }
}
