import { addMonths, wholeYears } from '@alliance/calendar'
import type {
  HousingCheckedFacts,
  HousingForm,
  HousingDocumentKind,
  HousingPolicyDocument,
  PolicyReference,
  Qualification,
} from '@alliance/contracts/talent-housing'
import { decide, type Decided } from '@alliance/service-kit/receipts/rule'
import type { Question } from './decisions.rules.ts'
import { eligibilityRule, type EligibilityInputs } from './eligibility.rules.ts'
import { pointsRule, tenthsOf, type PointsInputs } from './points.rules.ts'
import { classOf, talentClassRule } from './talent-class.rules.ts'

/** Whole months from one day to another; 0 where the other lies before. */
export function monthsBetween(from: string, to: string): number {
  let count = 0
  while (count < 1200 && addMonths(from, count + 1) <= to) count++
  return count
}

/** What is known of the applicant beside what the reviewer checked. */
export interface KnownFacts {
  birthDate: string
  spouse: boolean
  childrenBorn: readonly string[]
  keyPost: boolean
  familyHasAnother: boolean
  ban: EligibilityInputs['ban']
}

interface Policy extends PolicyReference {
  document: HousingPolicyDocument
}

export interface Judged {
  talentClass: Decided
  eligibility: Decided<'eligible' | 'ineligible'>
  points: Decided | null
  pointsTenths: number | null
}

/** Class, eligibility and, where the class is ranked, points: three decisions, each with the inputs of its own. */
export function judge(policy: Policy, checked: HousingCheckedFacts, known: KnownFacts, on: string): Judged {
  const reference = { number: policy.number, effectiveFrom: policy.effectiveFrom }
  const { eligibility: criteria, classes, points: weights, allocation } = policy.document
  const verified = checked.qualifications.filter((each) => each !== 'key_post')
  const shown: Qualification[] = [...verified, ...(known.keyPost ? (['key_post'] as const) : [])]
  const classInputs = { policy: reference, classes, shown }
  const talentClass = classOf(classInputs)
  const inputs: EligibilityInputs = {
    policy: reference,
    criteria,
    talentClass,
    employer: {
      registeredInZone: checked.registeredInZone,
      taxedInZone: checked.taxedInZone,
      contractMonthsRemaining: checked.openEnded ? null : monthsBetween(on, checked.contractUntil ?? on),
    },
    socialInsuranceMonths: checked.socialInsuranceMonths,
    shown,
    age: wholeYears(known.birthDate, on),
    homes: checked.homes,
    otherPublicHousing: checked.otherPublicHousing,
    familyHasAnother: known.familyHasAnother,
    seriousDishonesty: checked.seriousDishonesty,
    monthsSinceFalseDeclaration:
      checked.falseDeclarationOn === null ? null : monthsBetween(checked.falseDeclarationOn, on),
    ban: known.ban,
  }
  const ranked = talentClass !== null && !allocation.direct.includes(talentClass)
  const scored: PointsInputs = {
    policy: reference,
    weights,
    shown,
    socialInsuranceMonths: checked.socialInsuranceMonths,
    keyPost: known.keyPost,
    family: {
      spouse: known.spouse,
      minorChildren: known.childrenBorn.filter((born) => wholeYears(born, on) < 18).length,
      longCommute: checked.longCommute,
    },
    awards: checked.awards,
    chainRole: checked.chainRole,
    volunteeringMinutes: checked.volunteeringMinutes,
  }
  return {
    talentClass: decide(talentClassRule, on, classInputs),
    eligibility: decide(eligibilityRule, on, inputs),
    points: ranked ? decide(pointsRule, on, scored) : null,
    pointsTenths: ranked ? tenthsOf(scored) : null,
  }
}

type Answers = Omit<HousingForm, 'identity' | 'family' | 'consents'>
export interface Answered extends Answers {
  identity: boolean
  employer: boolean
  spouse: boolean
  children: number
  consents: readonly string[]
}

/** Which questions are still without an answer. */
export function unansweredIn(form: Answered): Question[] {
  const family = form.spouse || form.children > 0
  const needed = ['sensitive_data', 'register_query', 'publicity', ...(family ? ['family'] : [])]
  const answered: Record<Question, boolean> = {
    identity: form.identity,
    employer: form.employer,
    contract: form.openEnded || form.contractUntil !== null,
    qualification: form.qualifications.length > 0,
    social_insurance: form.socialInsuranceMonths !== null,
    home: form.ownsHome !== null,
    other_housing: form.otherPublicHousing !== null,
    unit_wish: form.unitWish !== null,
    truthful: form.truthful,
    consent: needed.every((purpose) => form.consents.includes(purpose)),
  }
  return (Object.keys(answered) as Question[]).filter((each) => !answered[each])
}

const degrees: readonly Qualification[] = ['phd', 'master', 'bachelor']

/** Documents that the answers call for and that are not there. */
export function missingDocuments(
  form: Pick<Answered, 'qualifications' | 'spouse' | 'children'>,
  given: readonly HousingDocumentKind[],
): HousingDocumentKind[] {
  const called: HousingDocumentKind[] = [
    'identity',
    ...(form.qualifications.some((each) => degrees.includes(each)) ? (['education'] as const) : []),
    ...(form.qualifications.some((each) => !degrees.includes(each)) ? (['skill'] as const) : []),
    'contract',
    'social_insurance',
    ...(form.spouse || form.children > 0 ? (['family'] as const) : []),
  ]
  return called.filter((kind) => !given.includes(kind))
}

/** The name as a public notice shows it: the first character and a star for each further one. */
export const publicName = (name: string): string => {
  const letters = [...name]
  return letters[0] + '*'.repeat(Math.max(1, letters.length - 1))
}

/** Until when originals are kept: six months after the case is over (law-and-privacy.md §8.4). */
export const deletionDay = (endedOn: string): string => addMonths(endedOn, 6)
