import { operations, operationsRoutes } from '../kit/operations.ts'
import { admissionTermRoutes } from './admission-terms.ts'
import { affiliationRoutes } from './affiliations.ts'
import { agreementRoutes } from './agreements.ts'
import { allianceMemberRoutes } from './alliance-members.ts'
import { consentRoutes } from './consents.ts'
import { duplicateRoutes } from './duplicates.ts'
import { myDataRoutes } from './my-data.ts'
import { personMergeRoutes } from './person-merges.ts'
import { personRequestRoutes } from './person-requests.ts'
import { chainRoutes } from './chains.ts'
import { circleRoutes } from './circle.ts'
import { dueRoutes } from './dues.ts'
import { developmentRoutes } from './development.ts'
import { importRoutes } from './imports.ts'
import { matchRoutes } from './matches.ts'
import { needRoutes } from './needs.ts'
import { offerRoutes } from './offers.ts'
import { candidateRoutes } from './candidates.ts'
import { instructorRoutes } from './instructors.ts'
import { memberApplicationRoutes } from './member-applications.ts'
import { objectionRoutes } from './objections.ts'
import { standingRoutes } from './standing.ts'
import { meetingRoutes } from './meetings.ts'
import { organisationRoutes } from './organisations.ts'
import { partyOrganisationRoutes } from './party-organisations.ts'
import { postRoutes } from './posts.ts'
import { regulationRoutes } from './regulations.ts'
import { termRoutes } from './terms.ts'
import { personRoutes } from './people.ts'
import { structureRoutes } from './structure.ts'

export * from './admission-terms.ts'
export * from './affiliations.ts'
export * from './agreements.ts'
export * from './alliance-members.ts'
export * from './chains.ts'
export * from './circle.ts'
export * from './documents.ts'
export * from './dues.ts'
export * from './development-steps.ts'
export * from './development.ts'
export * from './events.ts'
export * from './candidates.ts'
export * from './imports.ts'
export * from './matches.ts'
export * from './needs.ts'
export * from './notices.ts'
export * from './offers.ts'
export * from './instructors.ts'
export * from './meetings.ts'
export * from './member-applications.ts'
export * from './objections.ts'
export * from './standing.ts'
export * from './organisations.ts'
export * from './party-organisations.ts'
export * from './posts.ts'
export * from './regulations.ts'
export * from './roster-words.ts'
export * from './terms.ts'
export * from './people.ts'
export * from './rpc.ts'
export * from './consents.ts'
export * from './duplicates.ts'
export * from './my-data.ts'
export * from './person-merges.ts'
export * from './person-requests.ts'
export * from './structure.ts'

export const membershipOperations = operations('membership')

export const membershipRoutes = [
  ...organisationRoutes,
  ...partyOrganisationRoutes,
  ...chainRoutes,
  ...allianceMemberRoutes,
  ...standingRoutes,
  ...memberApplicationRoutes,
  ...objectionRoutes,
  ...admissionTermRoutes,
  ...personRoutes,
  ...duplicateRoutes,
  ...personMergeRoutes,
  ...consentRoutes,
  ...myDataRoutes,
  ...personRequestRoutes,
  ...affiliationRoutes,
  ...termRoutes,
  ...postRoutes,
  ...dueRoutes,
  ...importRoutes,
  ...agreementRoutes,
  ...regulationRoutes,
  ...circleRoutes,
  ...offerRoutes,
  ...needRoutes,
  ...matchRoutes,
  ...meetingRoutes,
  ...instructorRoutes,
  ...candidateRoutes,
  ...developmentRoutes,
  ...structureRoutes,
  ...operationsRoutes(membershipOperations),
]
