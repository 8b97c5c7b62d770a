import { membershipOperations, membershipRoutes } from '@alliance/contracts/membership'
import type { MembershipRpc } from '@alliance/contracts/membership'
import { defineService, newId, systemContext, traceparentOf, type Context } from '@alliance/service-kit'
import { WorkerEntrypoint } from 'cloudflare:workers'
import { mountAgreements } from './agreements/agreements.routes.ts'
import { rollOn } from './affiliations/roll-on.usecases.ts'
import { mountAffiliations } from './affiliations/affiliations.routes.ts'
import { mountAllianceMembers } from './alliance-members/alliance-members.routes.ts'
import { mountCandidates } from './candidates/candidates.routes.ts'
import { mountChains } from './chains/chains.routes.ts'
import { mountCircle } from './circle/circle.routes.ts'
import { collectOrphans } from './documents/orphans.usecases.ts'
import { pairWaiting } from './duplicates/pairing.ts'
import { mountConsents } from './consents/consents.routes.ts'
import { forgetConsents } from './consents/consents.usecases.ts'
import { mountDuplicates } from './duplicates/duplicates.routes.ts'
import { mountDues } from './dues/dues.routes.ts'
import { mountDevelopment } from './development/development.routes.ts'
import { removeOldCases } from './development/ending.usecases.ts'
import type { Env } from './env.ts'
import {
  concludePublicity,
  followCommittees,
  settleClocks,
} from './member-applications/admitting.usecases.ts'
import { mountMemberApplications } from './member-applications/member-applications.routes.ts'
import { mountPublicity } from './member-applications/publicity.routes.ts'
import { resumeImports } from './imports/commit.usecases.ts'
import { mountImports } from './imports/imports.routes.ts'
import { lapseImports } from './imports/lapsing.usecases.ts'
import { reencryptImports } from './imports/sealing.usecases.ts'
import { mountInstructors } from './instructors/instructors.routes.ts'
import { mountMerges } from './merges/merges.routes.ts'
import { reencryptJournals } from './merges/reencrypt.ts'
import { mountMeetings } from './meetings/meetings.routes.ts'
import { mountMyData } from './my-data/my-data.routes.ts'
import { mountOrganisations } from './organisations/organisations.routes.ts'
import { mountSites } from './organisations/sites.routes.ts'
import { mountPartyOrganisations } from './party-organisations/party-organisations.routes.ts'
import { reencryptPeople } from './people/identifiers.ts'
import { enterPerson, personOf, standingsOf } from './people/known.usecases.ts'
import { tellEmployments } from './people/people.events.ts'
import { mountPeople } from './people/people.routes.ts'
import { mountPersonRequests } from './person-requests/person-requests.routes.ts'
import { mountPosts } from './posts/posts.routes.ts'
import { mountTerms } from './terms/terms.routes.ts'
import { settlePaths } from './party-organisations/paths.usecases.ts'
import { mountRegulations } from './regulations/regulations.routes.ts'
import { mountStanding } from './standing/standing.routes.ts'
import { mountStructure } from './structure/structure.routes.ts'

export const service = defineService<Env>({
  name: 'membership',
  contract: membershipRoutes,
  operations: membershipOperations,
  rooms: [
    mountOrganisations,
    mountSites,
    mountPartyOrganisations,
    mountChains,
    mountAllianceMembers,
    mountStanding,
    mountMemberApplications,
    mountPublicity,
    mountPeople,
    mountDuplicates,
    mountMerges,
    mountConsents,
    mountMyData,
    mountPersonRequests,
    mountAffiliations,
    mountTerms,
    mountPosts,
    mountDues,
    mountImports,
    mountAgreements,
    mountRegulations,
    mountCircle,
    mountMeetings,
    mountInstructors,
    mountCandidates,
    mountDevelopment,
    mountStructure,
  ],
  everyMinute: [
    settlePaths,
    resumeImports,
    lapseImports,
    collectOrphans,
    reencryptPeople,
    reencryptImports,
    reencryptJournals,
    tellEmployments,
    removeOldCases,
    pairWaiting,
    forgetConsents,
    followCommittees,
    settleClocks,
    concludePublicity,
  ],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
/** What other services ask over RPC. */
export class MembershipEntrypoint extends WorkerEntrypoint<Env> implements MembershipRpc {
  readonly #ask = <A extends unknown[], T>(answer: (ctx: Context, ...given: A) => Promise<T>, ...given: A) =>
    answer(systemContext(this.env.DB, new Date(), newId('request'), traceparentOf(undefined)), ...given)

  personOf(accountId: string) {
    return this.#ask(personOf, accountId)
  }
  enterPerson(account: { id: string; name: string }) {
    return this.#ask(enterPerson, account)
  }
  rollOn(partyOrganisationId: string, date: string) {
    return this.#ask(rollOn, partyOrganisationId, date)
  }
  standingsOf(personIds: string[], date: string) {
    return this.#ask(standingsOf, personIds, date)
  }
}

export default service.worker
