import type { RosterKind as RosterName } from '@alliance/contracts/membership'
import { affiliationRoster } from './affiliations/affiliations.roster.ts'
import { organisationRoster } from './organisations/organisations.roster.ts'
import { peopleRoster } from './people/people.roster.ts'
import { postRoster } from './posts/posts.roster.ts'
import type { RosterKind } from './roster.ts'

export const rosterKinds: Record<RosterName, RosterKind> = {
  organisations: organisationRoster,
  people: peopleRoster,
  affiliations: affiliationRoster,
  posts: postRoster,
}
