import { roleNames, roles, type Holders, type Permission, type Scope } from '@alliance/contracts'
import { eventsNotices, type Venue } from '@alliance/contracts/events'
import { notifier } from '@alliance/service-kit'

export const raise = notifier(eventsNotices)

/** An activity as people are told of it. */
export interface ToldActivity {
  id: string
  title: string
  venue: Venue
  startsAt: string
  endsAt: string
}

/** What every notice about an activity, or about a place there, says of it. */
export const about = ({ id, title, venue, startsAt }: ToldActivity) => ({
  subject: { type: 'activity', id, path: `/activities/${id}` },
  params: { title, startsAt, place: 'place' in venue ? venue.place : null },
})

/** A body of the register; a Party organisation with its place in the grid. */
export interface Body {
  id: string
  path: string | null
}

/** Where rights over a body are held, the nearest first: itself, what it stands below, the zone. */
const scopesOver = ({ id, path }: Body): Scope[] => [
  ...(path === null
    ? [{ kind: 'enterprise' as const, id }]
    : path
        .split('/')
        .filter(Boolean)
        .toReversed()
        .map((org) => ({ kind: 'org' as const, id: org }))),
  { kind: 'zone', id: null },
]

/** Whoever may do that for a body, as near to it as there is anyone. */
export const whoMay = (permission: Permission, body: Body, except: string | null = null): Holders => ({
  roles: roleNames.filter((role) =>
    (roles[role].permissions as readonly Permission[]).includes(permission),
  ) as [Holders['roles'][number], ...Holders['roles']],
  scopes: scopesOver(body),
  except,
})

/** The secretary of a Party organisation, or of the nearest above it that has one. */
export const secretaryOf = (body: Body): Holders => ({
  roles: ['party_organisation_secretary'],
  scopes: scopesOver(body).filter(({ kind }) => kind === 'org'),
  except: null,
})
