import type { Activity, ActivitySummary, Host } from '@alliance/contracts/events'
import { sql, type SQL } from 'drizzle-orm'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { activity, type ActivityRow } from './activities.table.ts'
import type { HostFacts } from './rotation.rules.ts'

/** A host with where it stands in the grid. */
export type PlacedHost = Host & HostFacts & { path: string | null }

const hostObject = sql`json_object('id', h.host_id, 'name', coalesce(o.name, p.name, h.host_id), 'role', h.role,
  'organisationKind', o.kind, 'partyType', p.type, 'path', p.path)`
const hostNames = sql`LEFT JOIN known_organisation o ON o.id = h.host_id LEFT JOIN known_party_organisation p ON p.id = h.host_id`

/** SQL for the hosts of an activity as JSON, in their order. */
export const hostsOf = (activityId: SQL): SQL => sql`(
  SELECT json_group_array(json(host)) FROM (SELECT ${hostObject} AS host FROM activity_host h ${hostNames}
    WHERE h.activity_id = ${activityId} ORDER BY h.position))`

/** SQL for what is known of these hosts, in their order; one that is not known has neither kind nor type. */
export const hostsNamed = (hosts: readonly { id: string; role: string }[]): SQL => sql`(
  SELECT json_group_array(json(host)) FROM (SELECT ${hostObject} AS host
    FROM (SELECT value ->> 'id' AS host_id, value ->> 'role' AS role, key AS position FROM json_each(${JSON.stringify(hosts)})) h ${hostNames}
    ORDER BY h.position))`

export const hostsIn = (json: unknown): PlacedHost[] => JSON.parse(String(json)) as PlacedHost[]
const shownHosts = (hosts: readonly Host[]): Host[] => hosts.map(({ id, name, role }) => ({ id, name, role }))

/** What stands behind SELECT for an activity with its hosts and the name of its series, of `activity a`. */
export const activityColumns = sql`${columnsOf(activity, 'a')}, ${hostsOf(sql`a.id`)} AS hosts,
  (SELECT name FROM series WHERE id = a.series_id) AS "seriesName"`

export interface ReadActivity {
  row: ActivityRow
  hosts: PlacedHost[]
  seriesName: string | null
}

export const readRow = (raw: Record<string, unknown>): ReadActivity => ({
  row: asRow(activity, raw),
  hosts: hostsIn(raw.hosts),
  seriesName: raw.seriesName as string | null,
})

const notShown = [
  'visible',
  'occurrence',
  'authorId',
  'editorId',
  'submitterId',
  'publisherId',
  'remindedAt',
] as const satisfies readonly (keyof ActivityRow)[]

export function asActivity({ row, hosts, seriesName }: ReadActivity): Activity {
  const shown = Object.fromEntries(
    Object.entries(row).filter(([key]) => !(notShown as readonly string[]).includes(key)),
  )
  return { ...shown, hosts: shownHosts(hosts), seriesName } as unknown as Activity
}

/** The venue as those see it who have no place: without how to join. */
export const withoutJoining = (shown: Activity): Activity => ({
  ...shown,
  venue: 'joinUrl' in shown.venue ? { ...shown.venue, joinUrl: null } : shown.venue,
})

/** What stands behind SELECT for a list’s row, of `activity a`. */
export const summaryColumns = sql`a.id, a.kind, a.state, a.title, a.chains, a.actions, a.links, a.rotation,
  a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.series_id AS "seriesId", a.number, a.is_demo AS "isDemo", a.version,
  a.venue ->> 'place' AS place, a.venue ->> 'mode' <> 'onsite' AS online, ${hostsOf(sql`a.id`)} AS hosts,
  (SELECT name FROM series WHERE id = a.series_id) AS "seriesName",
  (SELECT sum(capacity) FROM pool WHERE activity_id = a.id) AS capacity, (SELECT sum(taken) FROM pool WHERE activity_id = a.id) AS taken`

export interface SummaryRow extends Record<string, unknown> {
  id: string
  startsAt: string
}

export const asSummary = (row: SummaryRow): ActivitySummary =>
  ({
    ...row,
    chains: JSON.parse(row.chains as string),
    actions: JSON.parse(row.actions as string),
    links: JSON.parse(row.links as string),
    hosts: shownHosts(hostsIn(row.hosts)),
    online: row.online === 1,
    isDemo: row.isDemo === 1,
  }) as unknown as ActivitySummary

/** The branches that hold an activity, in their order; those of a Party day within a salon are its own. */
export const branchesOf = (activityId: SQL): SQL => sql`SELECT p.id, p.name FROM activity a,
    json_each(coalesce(a.detail -> 'branchIds', a.detail -> '$.partyDay.branchIds', '[]')) branch
  JOIN known_party_organisation p ON p.id = branch.value WHERE a.id = ${activityId} ORDER BY branch.key`
