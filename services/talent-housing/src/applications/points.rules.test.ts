import { talentClasses, type Qualification } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOf, pointsRule, tenthsOf, type PointsInputs } from './points.rules.ts'
import { policy } from './rules.testing.ts'
import { classOf } from './talent-class.rules.ts'

const { points: weights, classes } = policy.document
const inputs = (given: Partial<PointsInputs> = {}): PointsInputs => ({
  policy: { number: policy.number, effectiveFrom: policy.effectiveFrom },
  weights,
  shown: ['master'],
  socialInsuranceMonths: 14,
  keyPost: false,
  family: { spouse: false, minorChildren: 0, longCommute: false },
  awards: false,
  chainRole: null,
  volunteeringMinutes: 0,
  ...given,
})

describe('the talent class', () => {
  test.each<[Qualification[], string | null]>([
    [['academician'], 'A'],
    [['national_leading_talent', 'phd'], 'B'],
    [['longcheng_leading_talent'], 'C'],
    [['phd', 'bachelor'], 'D'],
    [['senior_title'], 'D'],
    [['master'], 'E'],
    [['longcheng_craftsman'], 'E'],
    [['bachelor'], 'F'],
    [['skill_level_3', 'key_post'], 'F'],
    [['skill_level_3'], null],
    [['key_post'], null],
    [[], null],
  ])('of %j is %s', (shown, expected) => {
    expect(classOf({ classes, shown })).toBe(expected)
  })

  test('never falls with one more thing shown', () => {
    const any = fc.constantFrom(...policy.document.eligibility.qualificationAnyOf)
    const rank = (shown: Qualification[]) => {
      const found = classOf({ classes, shown })
      return found ? talentClasses.indexOf(found) : talentClasses.length
    }
    fc.assert(
      fc.property(fc.array(any), any, (shown, more) => {
        expect(rank([...shown, more])).toBeLessThanOrEqual(rank(shown))
      }),
    )
  })
})

describe('points', () => {
  test.each<[string, Partial<PointsInputs>, string]>([
    ['a master, insured for 14 months', {}, '29'],
    ['half a point a month', { socialInsuranceMonths: 15 }, '29.5'],
    ['insurance counts to fifteen points', { socialInsuranceMonths: 400 }, '37'],
    ['the best of several counts', { shown: ['bachelor', 'phd', 'master'] }, '37'],
    ['a title beside a degree', { shown: ['bachelor', 'senior_title'] }, '37'],
    ['a senior worker', { shown: ['skill_level_3'], keyPost: true }, '34'],
    ['a spouse without a child', { family: { spouse: true, minorChildren: 0, longCommute: false } }, '29'],
    ['a spouse and a child', { family: { spouse: true, minorChildren: 1, longCommute: false } }, '39'],
    ['a long way to work', { family: { spouse: false, minorChildren: 0, longCommute: true } }, '39'],
    ['an award, and a lead of its chain', { awards: true, chainRole: 'lead' }, '44'],
    ['volunteering has no weight', { volunteeringMinutes: 60_000 }, '29'],
    [
      'all of it',
      {
        shown: ['phd', 'senior_title'],
        socialInsuranceMonths: 30,
        keyPost: true,
        family: { spouse: true, minorChildren: 2, longCommute: true },
        awards: true,
        chainRole: 'lead',
      },
      '100',
    ],
  ])('%s', (_, given, expected) => {
    expect(pointsRule.versions[0].decide(inputs(given)).outcome).toBe(expected)
  })

  test('are whole tenths, the sum of their parts, and more months never make fewer', () => {
    fc.assert(
      fc.property(fc.nat(600), fc.nat(600), fc.nat(100_000), (months, more, minutes) => {
        const one = inputs({ socialInsuranceMonths: months, volunteeringMinutes: minutes })
        const other = inputs({ socialInsuranceMonths: months + more, volunteeringMinutes: minutes })
        expect(Number.isSafeInteger(tenthsOf(one))).toBe(true)
        expect(tenthsOf(one)).toBe(partsOf(one).reduce((sum, { tenths }) => sum + tenths, 0))
        expect(tenthsOf(other)).toBeGreaterThanOrEqual(tenthsOf(one))
      }),
    )
  })
})
