import type { ReceiptReason } from '@alliance/contracts'
import {
  inPointsText,
  type HousingPolicyDocument,
  type PolicyReference,
  type Qualification,
} from '@alliance/contracts/talent-housing'
import { qualificationNames } from './qualifications.rules.ts'
import { appealHint, firstRule, reason } from './reasons.rules.ts'

type Weights = HousingPolicyDocument['points']

/** What points are given for (talent-housing.md §3.3). Political status is no factor. */
export interface PointsInputs {
  policy: PolicyReference
  weights: Weights
  shown: readonly Qualification[]
  socialInsuranceMonths: number
  keyPost: boolean
  /** In need: a spouse and at least one minor child, or a long way to work that was verified. */
  family: { spouse: boolean; minorChildren: number; longCommute: boolean }
  awards: boolean
  /** The employer's place on the chain it belongs to. */
  chainRole: 'lead' | 'linked' | null
  volunteeringMinutes: number
}

interface Part {
  code: string
  tenths: number
  zh: string
  en: string
}

/** Points are counted in tenths of a point, so that half a point a month is a whole number. */
const inTenths = (points: number) => points * 10
const best = (table: Weights['qualification'], shown: readonly Qualification[]) =>
  table
    .filter((row) => shown.includes(row.shown))
    .reduce<Weights['qualification'][number] | null>(
      (top, row) => (top === null || row.points > top.points ? row : top),
      null,
    )

function given(code: string, zh: string, en: string, row: ReturnType<typeof best>): Part {
  const name = row ? qualificationNames[row.shown] : { zh: '无', en: 'none' }
  return {
    code: `points.${code}`,
    tenths: row ? inTenths(row.points) : 0,
    zh: `${zh}：${name.zh}`,
    en: `${en}: ${name.en}`,
  }
}

const chainRoles = {
  lead: { zh: '链主企业', en: 'lead' },
  linked: { zh: '链上企业', en: 'linked' },
}

/** Each part by itself; their sum is the score. */
export function partsOf(inputs: PointsInputs): Part[] {
  const { weights, shown, socialInsuranceMonths, keyPost, family, awards, chainRole } = inputs
  const inNeed = (family.spouse && family.minorChildren > 0) || family.longCommute
  const flag = (code: string, met: boolean, points: number, zh: string, en: string): Part => ({
    code: `points.${code}`,
    tenths: met ? inTenths(points) : 0,
    zh: `${zh}：${met ? '是' : '否'}`,
    en: `${en}: ${met ? 'yes' : 'no'}`,
  })
  const insurance = weights.socialInsurance
  const volunteered = Math.floor(inputs.volunteeringMinutes / weights.volunteering.minutesPerPoint)
  const role = chainRole && chainRoles[chainRole]
  return [
    given('qualification', '学历技能', 'Education or skill', best(weights.qualification, shown)),
    given('title', '职称', 'Title', best(weights.title, shown)),
    {
      code: 'points.social_insurance',
      tenths: Math.min(socialInsuranceMonths * insurance.tenthsPerMonth, inTenths(insurance.max)),
      zh: `在区连续社保：${socialInsuranceMonths} 个月`,
      en: `Continuous social insurance in the zone: ${socialInsuranceMonths} months`,
    },
    flag('key_post', keyPost, weights.keyPost, '关键岗位或紧缺工种', 'Key post or shortage occupation'),
    flag('family', inNeed, weights.family, '家庭困难（配偶及未成年子女随住或通勤远）', 'Family in need'),
    flag('awards', awards, weights.awards, '龙城工匠等荣誉', 'Awards'),
    {
      code: 'points.chain_role',
      tenths: chainRole ? inTenths(weights.chainRole[chainRole]) : 0,
      zh: `用人单位产业链地位：${role?.zh ?? '无'}`,
      en: `The employer’s place on its chain: ${role?.en ?? 'none'}`,
    },
    {
      code: 'points.volunteering',
      tenths: Math.min(inTenths(volunteered), inTenths(weights.volunteering.max)),
      zh: `志愿服务：${Math.floor(inputs.volunteeringMinutes / 60)} 小时`,
      en: `Volunteering: ${Math.floor(inputs.volunteeringMinutes / 60)} hours`,
    },
  ]
}

export const tenthsOf = (inputs: PointsInputs): number =>
  partsOf(inputs).reduce((sum, { tenths }) => sum + tenths, 0)

const inPoints = (tenths: number): string => inPointsText(tenths)!

/** The score of a case of the classes that are ranked; its outcome is the sum, in points. */
export const pointsRule = firstRule<PointsInputs, string>(
  'housing-application.points',
  appealHint,
  (inputs) => ({
    outcome: inPoints(tenthsOf(inputs)),
    reasons: partsOf(inputs).map(({ code, tenths, zh, en }): ReceiptReason => {
      const points = inPoints(tenths)
      return reason(code, tenths > 0, `${zh}，${points} 分`, `${en}, ${points} points`)
    }),
  }),
)
