import type { ReceiptReason } from '@alliance/contracts'
import type {
  HousingPolicyDocument,
  PolicyReference,
  Qualification,
  TalentClass,
} from '@alliance/contracts/talent-housing'
import { namesOf } from './qualifications.rules.ts'
import { appealHint, firstRule, reason } from './reasons.rules.ts'

type Criteria = HousingPolicyDocument['eligibility']

export interface FoundHome {
  holder: 'self' | 'spouse' | 'minor_children'
  /** Six digits of GB/T 2260. */
  division: string
}

/** All that decides who may have a flat. No name, number or date of birth is among it, and no political status. */
export interface EligibilityInputs {
  policy: PolicyReference
  criteria: Criteria
  talentClass: TalentClass | null
  employer: {
    registeredInZone: boolean
    taxedInZone: boolean
    /** Whole months that the contract still runs; null: it has no end (无固定期限). */
    contractMonthsRemaining: number | null
  }
  /** Months of continuous social insurance in the zone. */
  socialInsuranceMonths: number
  shown: readonly Qualification[]
  /** On the day of the decision. */
  age: number
  homes: readonly FoundHome[]
  otherPublicHousing: boolean
  /** Someone of the family holds a flat, or has an application of their own that goes on. */
  familyHasAnother: boolean
  seriousDishonesty: boolean
  /** Since an untrue statement; null: there was none. */
  monthsSinceFalseDeclaration: number | null
  ban: { from: string; to: string | null; reason: string } | null
}

const months = (count: number) => ({ zh: `${count} 个月`, en: `${count} month${count === 1 ? '' : 's'}` })
const judged = (met: boolean, zh: [string, string], en: [string, string]): [boolean, string, string] =>
  met ? [true, zh[0], en[0]] : [false, zh[1], en[1]]

function employment({ criteria: { employer: asked }, employer }: EligibilityInputs): ReceiptReason[] {
  const left = employer.contractMonthsRemaining
  const need = months(asked.minContractMonthsRemaining)
  const rest = left === null ? { zh: '无固定期限', en: 'without an end' } : months(left)
  return [
    reason(
      'employer_registered',
      ...judged(
        !asked.registeredInZone || employer.registeredInZone,
        ['用人单位登记在开发区', '用人单位未登记在开发区'],
        ['The employer is registered in the zone', 'The employer is not registered in the zone'],
      ),
    ),
    reason(
      'employer_taxed',
      ...judged(
        !asked.taxedInZone || employer.taxedInZone,
        ['用人单位在开发区纳税', '用人单位未在开发区纳税'],
        ['The employer pays its taxes in the zone', 'The employer does not pay its taxes in the zone'],
      ),
    ),
    reason(
      'contract_months',
      left === null || left >= asked.minContractMonthsRemaining,
      `劳动合同剩余期限：${rest.zh}（要求不少于 ${need.zh}）`,
      `The contract still runs: ${rest.en} (at least ${need.en})`,
    ),
  ]
}

/** What depends on the class. Without one there is nothing to measure by, and `talent_class` alone stands against it. */
function byClass({ criteria, talentClass, age, socialInsuranceMonths }: EligibilityInputs): ReceiptReason[] {
  const classed = reason(
    'talent_class',
    talentClass !== null,
    talentClass === null ? '所核验的学历、职称、技能等不属于任何人才类别' : `人才类别：${talentClass} 类`,
    talentClass === null ? 'What was verified belongs to no talent class' : `Talent class ${talentClass}`,
  )
  if (talentClass === null) return [classed]
  const insured = criteria.socialInsuranceMonths[talentClass]
  const oldest = criteria.ageMax[talentClass]
  return [
    classed,
    reason(
      'social_insurance',
      socialInsuranceMonths >= insured,
      `在区连续缴纳社保 ${socialInsuranceMonths} 个月（${talentClass} 类要求不少于 ${insured} 个月）`,
      `${months(socialInsuranceMonths).en} of continuous social insurance in the zone (class ${talentClass} asks for ${insured})`,
    ),
    reason(
      'age',
      oldest === null || age <= oldest,
      oldest === null
        ? `${talentClass} 类不限年龄`
        : `年满 ${age} 周岁（${talentClass} 类不超过 ${oldest} 周岁）`,
      oldest === null
        ? `Class ${talentClass} has no age limit`
        : `${age} years old (class ${talentClass}: at most ${oldest})`,
    ),
  ]
}

function household(inputs: EligibilityInputs): ReceiptReason[] {
  const { criteria, homes, otherPublicHousing, familyHasAnother } = inputs
  const { divisions, persons } = criteria.noHome
  const counted = homes.filter(
    ({ holder, division }) => persons.includes(holder) && divisions.includes(division),
  )
  return [
    reason(
      'no_home',
      ...judged(
        counted.length === 0,
        ['本人及家庭在规定区域内无自有住房', `本人或家庭在规定区域内有自有住房 ${counted.length} 处`],
        [
          'The family owns no home in the divisions that count',
          `The family owns ${counted.length} home${counted.length === 1 ? '' : 's'} in the divisions that count`,
        ],
      ),
    ),
    reason(
      'other_housing',
      ...judged(
        !criteria.noOtherPublicHousing || !otherPublicHousing,
        ['未享受公租房或其他人才住房', '正在享受公租房或其他人才住房'],
        ['No public rental or other talent housing', 'Lives in public rental or other talent housing'],
      ),
    ),
    reason(
      'one_unit',
      ...judged(
        !criteria.oneUnitPerFamily || !familyHasAnother,
        ['家庭未另行申请或租住人才公寓', '家庭成员已申请或租住人才公寓，一户限一套'],
        [
          'The family has no other flat or application',
          'Someone of the family has a flat or an application; a family has one',
        ],
      ),
    ),
  ]
}

function exclusions(inputs: EligibilityInputs): ReceiptReason[] {
  const { criteria, seriousDishonesty, monthsSinceFalseDeclaration: since, ban } = inputs
  const term = criteria.falseDeclarationMonths
  return [
    reason(
      'serious_dishonesty',
      ...judged(
        !criteria.seriousDishonestyExcluded || !seriousDishonesty,
        ['未列入严重失信名单', '已列入严重失信名单'],
        ['Not on the list of serious dishonesty', 'On the list of serious dishonesty'],
      ),
    ),
    reason(
      'false_declaration',
      ...judged(
        since === null || since >= term,
        [`近 ${term} 个月内无虚假申报记录`, `${since} 个月前有虚假申报（限制期 ${term} 个月）`],
        [
          `No untrue statement within ${term} months`,
          `An untrue statement ${since} months ago (excluded for ${term})`,
        ],
      ),
    ),
    reason(
      'ban',
      ...judged(
        ban === null,
        ['不在限制申请期内', `限制申请期自 ${ban?.from} 至 ${ban?.to ?? '长期'}：${ban?.reason}`],
        ['Not barred from applying', `Barred from ${ban?.from} to ${ban?.to ?? 'no end'}: ${ban?.reason}`],
      ),
    ),
  ]
}

function qualified({ criteria, shown }: EligibilityInputs): ReceiptReason {
  const accepted = shown.filter((each) => criteria.qualificationAnyOf.includes(each))
  const { zh, en } = namesOf(accepted)
  return reason(
    'qualification',
    ...judged(
      accepted.length > 0,
      [`学历、职称或技能符合：${zh}`, '学历、职称、技能或岗位不在准入范围'],
      [`Qualified by: ${en}`, 'No qualification that is asked for'],
    ),
  )
}

/** Who may have a flat: every criterion is looked at and told, also where an earlier one is not met. */
export const eligibilityRule = firstRule<EligibilityInputs, 'eligible' | 'ineligible'>(
  'housing-application.eligibility',
  appealHint,
  (inputs) => {
    const reasons = [
      ...employment(inputs),
      qualified(inputs),
      ...byClass(inputs),
      ...household(inputs),
      ...exclusions(inputs),
    ]
    return { outcome: reasons.every(({ met }) => met) ? 'eligible' : 'ineligible', reasons }
  },
)
