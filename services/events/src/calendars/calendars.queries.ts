import type { NewCalendarLink, Venue } from '@alliance/contracts/events'
import { sql, type SQL } from 'drizzle-orm'
import type { Dated } from './calendars.rules.ts'

/** What a link shows, as it is kept: the tag by which published activities are found, or `mine`. */
export const tagOf = (input: NewCalendarLink): string =>
  input.of === 'mine' ? 'mine' : input.of === 'host' ? `host:${input.hostId}` : `series:${input.seriesId}`

/** SQL for the name of the host or the series of a tag; null for `mine`, and where there is none. */
export const nameOfTag = (tag: SQL): SQL => sql`coalesce(
  (SELECT name FROM series WHERE id = substr(${tag}, 8)),
  (SELECT name FROM known_organisation WHERE id = substr(${tag}, 6)),
  (SELECT name FROM known_party_organisation WHERE id = substr(${tag}, 6)))`

/** What stands behind SELECT for an activity in a calendar, of `activity a`. */
export const datedColumns = sql`a.id, a.state, a.title, a.summary, a.venue, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
  a.cancel_reason AS "cancelReason", a.version, a.created_at AS "createdAt", a.updated_at AS "updatedAt",
  (SELECT json_group_array(coalesce(o.name, p.name, h.host_id) ORDER BY h.position) FROM activity_host h
    LEFT JOIN known_organisation o ON o.id = h.host_id LEFT JOIN known_party_organisation p ON p.id = h.host_id
    WHERE h.activity_id = a.id) AS hosts`

export interface DatedRow
  extends Omit<Dated, 'venue' | 'hostNames' | 'registration'>, Record<string, unknown> {
  venue: string
  hosts: string
  registrationState?: NonNullable<Dated['registration']>['state']
  registrationAt?: string
}

export const asDated = ({ venue, hosts, registrationState, registrationAt, ...row }: DatedRow): Dated => ({
  ...(row as unknown as Omit<Dated, 'venue' | 'hostNames' | 'registration'>),
  venue: JSON.parse(venue) as Venue,
  hostNames: JSON.parse(hosts) as string[],
  registration: registrationState ? { state: registrationState, changedAt: registrationAt! } : null,
})
