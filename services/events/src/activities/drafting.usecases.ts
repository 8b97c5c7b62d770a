import type { Activity, ActivityChange, NewActivity } from '@alliance/contracts/events'
import { audit, difference, exactlyOne, newId, Problem, type Context } from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { and, eq, sql } from 'drizzle-orm'
import { covers, hostedWithin, reachOrNone } from '../reach.ts'
import { offeringAll } from '../registrations/offering.ts'
import { planFaults } from '../registrations/plan.rules.ts'
import {
  activityColumns,
  asActivity,
  hostsIn,
  hostsNamed,
  readRow,
  type PlacedHost,
} from './activities.queries.ts'
import { activity, type ActivityRow } from './activities.table.ts'
import { shiftsKept } from '../volunteering/shifts.queries.ts'
import { contentFaults, textsOf, type Content } from './content.rules.ts'
import { rotationOf } from './rotation.rules.ts'
import { tellParticipants } from './activities.notices.ts'
import { concernsParticipants, mayEdit, touchesReviewed } from './steps.rules.ts'
import { entered, hosting, reseating, seating, tagging } from './writing.ts'

const object = (id: string) => ({ type: 'activity', id })

/** @throws Problem `request.invalid`, with the field’s pointer, for what the form of the fields cannot say */
function mustBeSound(content: Content & Pick<NewActivity, 'registration'>): void {
  const faults = [...contentFaults(content), ...planFaults(content.registration)]
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
  refuseMarkings(textsOf(content))
}

/** @throws Problem `activity.host_unknown`; `access.denied` where none of the hosts is one’s own */
export function mustHost(ctx: Context, hosts: readonly PlacedHost[]): void {
  if (hosts.some(({ organisationKind, partyType }) => organisationKind === null && partyType === null))
    throw new Problem('activity.host_unknown')
  const leading = hosts.filter(({ role }) => role === 'host')
  if (!covers(reachOrNone(ctx, 'activity:write'), leading)) throw new Problem('access.denied')
}

interface SeriesRead {
  kind: string
  name: string
}

/** @throws Problem `series.unknown`, `series.kind` */
function mustFitSeries(read: string | null, seriesId: string | null, kind: string): string | null {
  if (seriesId === null) return null
  if (read === null) throw new Problem('series.unknown')
  const series = JSON.parse(read) as SeriesRead
  if (series.kind !== kind) throw new Problem('series.kind')
  return series.name
}

const seriesNamed = (seriesId: string | null) =>
  sql`(SELECT json_object('kind', kind, 'name', name) FROM series WHERE id = ${seriesId})`

/** What an activity of one’s drafting is before it is written; also for what cron drafts. */
export function drafted(
  ctx: Context,
  input: NewActivity,
  hosts: readonly PlacedHost[],
  given: Partial<ActivityRow> = {},
): ActivityRow {
  const { hosts: _hosts, detail, ...content } = input
  return {
    ...content,
    id: newId('activity', new Date(ctx.now)),
    kind: detail.kind,
    detail,
    state: 'draft',
    visible: false,
    rotation: rotationOf(hosts).rotation,
    number: null,
    occurrence: null,
    authorId: ctx.principal.id,
    editorId: ctx.principal.id,
    submitterId: null,
    publishedAt: null,
    publisherId: null,
    cancelReason: null,
    minutes: null,
    closedAt: null,
    remindedAt: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    ...given,
  }
}

/** Everything that drafting an activity writes. */
export const drafting = (ctx: Context, row: ActivityRow, hosts: NewActivity['hosts']) => [
  ctx.db.insert(activity).values(row),
  hosting(ctx, row.id, hosts),
  seating(ctx, row.id, row.registration),
  entered(ctx, { activityId: row.id, version: 1, what: 'created' }),
  audit('activity.create', object(row.id), { kind: row.kind, provenance: row.provenance }),
]

/**
 * Drafts an activity. Whoever drafts holds it, or hosts stand below them.
 *
 * @throws Problem as `mustBeSound`, `mustHost` and `mustFitSeries`
 */
export async function create(ctx: Context, input: NewActivity): Promise<Activity> {
  mustBeSound(input)
  const [read] = await ctx.db.all<{ hosts: string; series: string | null }>(
    sql`SELECT ${hostsNamed(input.hosts)} AS hosts, ${seriesNamed(input.seriesId)} AS series`,
  )
  const hosts = hostsIn(read!.hosts)
  mustHost(ctx, hosts)
  const seriesName = mustFitSeries(read!.series, input.seriesId, input.detail.kind)
  const row = drafted(ctx, input, hosts)
  return ctx.commit(asActivity({ row, hosts, seriesName }), drafting(ctx, row, input.hosts))
}

const fields = [
  'title',
  'summary',
  'detail',
  'chains',
  'actions',
  'links',
  'workLines',
  'cultureIntegration',
  'venue',
  'startsAt',
  'endsAt',
  'registration',
  'seriesId',
] as const satisfies readonly (keyof ActivityRow)[]

/**
 * Changes an activity that the caller read before. What is published is changed with a reason, and its text by another
 * than its author, who may publish; in review it goes on to be reviewed as it then reads.
 *
 * @throws Problem `activity.state`, `activity.published_text`, `pool.in_use`, `volunteering.shift_taken`, and as `create`
 */
export async function update(ctx: Context, id: string, change: ActivityChange): Promise<Activity> {
  const { reason, hosts: newHosts, ...given } = change
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${activityColumns},
      ${newHosts ? hostsNamed(newHosts) : sql`NULL`} AS "newHosts", ${seriesNamed(given.seriesId ?? null)} AS series
    FROM activity a WHERE a.id = ${id} AND ${hostedWithin(reachOrNone(ctx, 'activity:write'), sql`a.id`)}`)
  if (!raw) throw new Problem('resource.not_found')
  const read = readRow(raw)
  const current = read.row
  if (!mayEdit(current.state)) throw new Problem('activity.state')
  const changed = Object.keys(change).filter((key) => key !== 'reason')
  mustBeAllowed(ctx, read, changed, reason)
  const hosts = newHosts ? hostsIn(raw.newHosts) : read.hosts
  if (newHosts) mustHost(ctx, hosts)
  const detail = given.detail ?? current.detail
  const row: ActivityRow = {
    ...current,
    ...(given as Partial<ActivityRow>),
    detail,
    kind: detail.kind,
    rotation: rotationOf(hosts).rotation,
    editorId: ctx.principal.id,
    remindedAt: given.startsAt === undefined ? current.remindedAt : null,
    version: (ctx.expectedVersion ?? current.version) + 1,
    updatedAt: ctx.now,
  }
  mustBeSound({ ...row, hosts })
  const seriesName =
    given.seriesId || (row.seriesId !== null && row.kind !== current.kind)
      ? mustFitSeries((raw.series as string | null) ?? null, row.seriesId, row.kind)
      : row.seriesId && read.seriesName
  if (row.seriesId !== current.seriesId && current.number !== null) throw new Problem('activity.state')
  const differs = difference(current, row, fields)
  return ctx.commit(
    asActivity({ row, hosts, seriesName }),
    exactlyOne(
      ctx.db
        .update(activity)
        .set(row)
        .where(
          and(eq(activity.id, id), eq(activity.version, row.version - 1), eq(activity.state, current.state)),
        ),
      'version.stale',
    ),
    current.visible && given.detail ? shiftsKept(id, row.detail) : [],
    newHosts ? hosting(ctx, id, newHosts) : [],
    given.registration === undefined ? [] : reseating(ctx, id, row.registration),
    current.visible ? tagging(ctx, { ...row, hosts }) : [],
    given.registration && current.state === 'published' ? offeringAll(ctx, row) : [],
    reason !== undefined && concernsParticipants(changed)
      ? tellParticipants(ctx, 'changed', row, reason)
      : [],
    entered(ctx, {
      activityId: id,
      version: row.version,
      what: 'changed',
      reason: reason ?? null,
      changes: newHosts ? { ...differs, hosts: [read.hosts, hosts] } : differs,
    }),
    audit('activity.update', object(id), { fields: changed.toSorted() }),
  )
}

function mustBeAllowed(
  ctx: Context,
  { row, hosts }: { row: ActivityRow; hosts: readonly PlacedHost[] },
  changed: readonly string[],
  reason: string | undefined,
): void {
  if (!['published', 'ongoing'].includes(row.state)) return
  if (!reason) throw new Problem('request.invalid', { faults: [{ pointer: '/reason', code: 'required' }] })
  if (!touchesReviewed(changed)) return
  if (!covers(reachOrNone(ctx, 'activity:publish'), hosts) || row.authorId === ctx.principal.id)
    throw new Problem('activity.published_text')
}
