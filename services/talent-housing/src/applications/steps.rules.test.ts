import { HousingApplicationState, type HousingSupplementItem } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { supplementNotice } from './decisions.rules.ts'
import { missingDocuments, monthsBetween, publicName, unansweredIn, type Answered } from './facts.rules.ts'
import { following, isEditable, isLive, isReviewable, outcomes } from './steps.rules.ts'

describe('the steps', () => {
  test.each([
    ['draft', 'submitted', 'submitted'],
    ['submitted', 'confirmed', 'employer_confirmed'],
    ['submitted', 'returned', 'draft'],
    ['resubmitted', 'supplement', 'supplement_required'],
    ['ineligible', 'appealed', 'appeal'],
    ['appeal', 'reversed', 'eligible'],
    ['publicity', 'sent_back', 're_review'],
    ['draft', 'eligible', null],
    ['ineligible', 'eligible', null],
    ['eligible', 'queued', null],
    ['withdrawn', 'submitted', null],
  ] as const)('of %s with %s lead to %s', (state, outcome, next) => {
    expect(following(state, outcome)).toBe(next)
  })

  test('never lead out of an end, and what may be edited or reviewed is alive', () => {
    const states = HousingApplicationState.options
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.constantFrom(...outcomes), (state, outcome) => {
        if (following(state, outcome) !== null) expect(isLive(state) || state === 'ineligible').toBe(true)
        if (isEditable(state) || isReviewable(state, true)) expect(isLive(state)).toBe(true)
      }),
    )
  })
})

describe('what is missing', () => {
  const items: HousingSupplementItem[] = [
    { subject: 'contract', text: '劳动合同缺签章页' },
    { subject: 'education', text: '学历认证报告' },
  ]
  const tell = (
    told: boolean,
    changedSince: HousingSupplementItem['subject'][],
    told_: typeof items = items,
  ) => supplementNotice.versions[0].decide({ items: told_, told, changedSince }).outcome

  test('is told once, and again only of what was given since', () => {
    expect(tell(false, [])).toBe('supplement')
    expect(tell(true, [])).toBe('refused')
    expect(tell(true, ['contract'])).toBe('refused')
    expect(tell(true, ['contract', 'education'])).toBe('supplement')
    expect(tell(false, [], [])).toBe('refused')
  })

  test('of documents follows the answers', () => {
    expect(
      missingDocuments({ qualifications: ['master'], spouse: false, children: 0 }, ['identity']),
    ).toEqual(['education', 'contract', 'social_insurance'])
    expect(
      missingDocuments({ qualifications: ['skill_level_2'], spouse: true, children: 0 }, ['contract']),
    ).toEqual(['identity', 'skill', 'social_insurance', 'family'])
  })

  test('of answers is each question without one, and the family asks for a consent of its own', () => {
    const form: Answered = {
      identity: true,
      employer: true,
      contractUntil: null,
      openEnded: true,
      qualifications: ['master'],
      qualificationProof: '',
      socialInsuranceMonths: 0,
      ownsHome: false,
      otherPublicHousing: false,
      longCommute: false,
      unitWish: 'studio',
      truthful: true,
      spouse: false,
      children: 0,
      consents: ['sensitive_data', 'register_query', 'publicity'],
    }
    expect(unansweredIn(form)).toEqual([])
    expect(unansweredIn({ ...form, spouse: true })).toEqual(['consent'])
    expect(unansweredIn({ ...form, ownsHome: null, unitWish: null })).toEqual(['home', 'unit_wish'])
  })
})

test('whole months are counted to the day', () => {
  expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1)
  expect(monthsBetween('2026-01-15', '2026-02-14')).toBe(0)
  expect(monthsBetween('2026-01-15', '2025-02-14')).toBe(0)
})

test.each([
  ['张三', '张*'],
  ['欧阳示例', '欧***'],
  ['李', '李*'],
])('%s is shown as %s', (name, shown) => {
  expect(publicName(name)).toBe(shown)
})
