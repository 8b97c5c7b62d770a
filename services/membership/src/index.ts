import { membershipOperations, membershipRoutes } from '@alliance/contracts/membership'
import { defineService } from '@alliance/service-kit'
import { mountAgreements } from './agreements/agreements.routes.ts'
import { mountAffiliations } from './affiliations/affiliations.routes.ts'
import { mountAllianceMembers } from './alliance-members/alliance-members.routes.ts'
import { mountCandidates } from './candidates/candidates.routes.ts'
import { mountChains } from './chains/chains.routes.ts'
import { mountCircle } from './circle/circle.routes.ts'
import { collectOrphans } from './documents/orphans.usecases.ts'
import { mountDues } from './dues/dues.routes.ts'
import { mountDevelopment } from './development/development.routes.ts'
import { removeOldCases } from './development/ending.usecases.ts'
import type { Env } from './env.ts'
import { resumeImports } from './imports/commit.usecases.ts'
import { mountImports } from './imports/imports.routes.ts'
import { mountInstructors } from './instructors/instructors.routes.ts'
import { mountMeetings } from './meetings/meetings.routes.ts'
import { mountOrganisations } from './organisations/organisations.routes.ts'
import { mountSites } from './organisations/sites.routes.ts'
import { mountPartyOrganisations } from './party-organisations/party-organisations.routes.ts'
import { reencryptPeople } from './people/identifiers.ts'
import { mountPeople } from './people/people.routes.ts'
import { mountPosts } from './posts/posts.routes.ts'
import { mountTerms } from './terms/terms.routes.ts'
import { settlePaths } from './party-organisations/paths.usecases.ts'
import { mountRegulations } from './regulations/regulations.routes.ts'
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
    mountPeople,
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
  everyMinute: [settlePaths, resumeImports, collectOrphans, reencryptPeople, removeOldCases],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
