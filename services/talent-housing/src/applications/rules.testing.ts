import {
  firstHousingPolicy,
  type HousingCheckedFacts,
  type HousingPolicyDocument,
} from '@alliance/contracts/talent-housing'
import type { KnownFacts } from './facts.rules.ts'

export const policy = {
  number: firstHousingPolicy.number,
  effectiveFrom: firstHousingPolicy.effectiveFrom,
  document: firstHousingPolicy.document as unknown as HousingPolicyDocument,
}

/** Facts of someone with a master's degree who fulfils everything. */
export const checkedFacts = (given: Partial<HousingCheckedFacts> = {}): HousingCheckedFacts => ({
  registeredInZone: true,
  taxedInZone: true,
  contractUntil: '2029-06-30',
  openEnded: false,
  socialInsuranceMonths: 14,
  qualifications: ['master'],
  homes: [],
  otherPublicHousing: false,
  seriousDishonesty: false,
  falseDeclarationOn: null,
  longCommute: false,
  awards: false,
  chainRole: null,
  volunteeringMinutes: 0,
  ...given,
})

export const knownFacts = (given: Partial<KnownFacts> = {}): KnownFacts => ({
  birthDate: '1996-05-20',
  spouse: false,
  childrenBorn: [],
  keyPost: false,
  familyHasAnother: false,
  ban: null,
  ...given,
})
