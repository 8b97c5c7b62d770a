import { talentClasses, type HousingCheckedFacts } from '@alliance/contracts/talent-housing'
import { replay, type Decided } from '@alliance/service-kit/receipts/rule'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { housingRules } from './decisions.rules.ts'
import { eligibilityRule, type EligibilityInputs } from './eligibility.rules.ts'
import { judge, type KnownFacts } from './facts.rules.ts'
import { checkedFacts, knownFacts, policy } from './rules.testing.ts'

const on = '2026-12-08'
const judged = (checked: Partial<HousingCheckedFacts> = {}, known: Partial<KnownFacts> = {}) =>
  judge(policy, checkedFacts(checked), knownFacts(known), on)
const unmet = ({ reasons }: Pick<Decided, 'reasons'>) =>
  reasons.filter(({ met }) => !met).map(({ code }) => code)
const home = (division: string, holder: 'self' | 'spouse' | 'minor_children' = 'self') => ({
  homes: [{ holder, division }],
})

describe('who may have a flat', () => {
  test.each<[string, Partial<HousingCheckedFacts>, Partial<KnownFacts>, string[]]>([
    ['everything is met', {}, {}, []],
    ['the employer is elsewhere', { registeredInZone: false }, {}, ['employer_registered']],
    ['taxes are paid elsewhere', { taxedInZone: false }, {}, ['employer_taxed']],
    ['the contract runs twelve months', { contractUntil: '2027-12-08' }, {}, []],
    ['the contract runs a day less', { contractUntil: '2027-12-07' }, {}, ['contract_months']],
    ['the contract has no end', { contractUntil: null, openEnded: true }, {}, []],
    ['no contract was shown', { contractUntil: null }, {}, ['contract_months']],
    ['insured for six months, class E', { socialInsuranceMonths: 6 }, {}, []],
    ['insured for five, class E', { socialInsuranceMonths: 5 }, {}, ['social_insurance']],
    ['insured for three, class D', { socialInsuranceMonths: 3, qualifications: ['phd'] }, {}, []],
    [
      'not insured, class C',
      { socialInsuranceMonths: 0, qualifications: ['longcheng_leading_talent'] },
      {},
      [],
    ],
    ['nothing to show', { qualifications: [] }, {}, ['qualification', 'talent_class']],
    ['a senior worker', { qualifications: ['skill_level_3'] }, {}, ['qualification', 'talent_class']],
    ['a senior worker in a key post', { qualifications: ['skill_level_3'] }, { keyPost: true }, []],
    [
      'a key post stated by the applicant alone',
      { qualifications: ['skill_level_3', 'key_post'] },
      {},
      ['qualification', 'talent_class'],
    ],
    ['forty on the day, class E', {}, { birthDate: '1985-12-09' }, []],
    ['forty-one on the day, class E', {}, { birthDate: '1985-12-08' }, ['age']],
    ['sixty, class B', { qualifications: ['national_leading_talent'] }, { birthDate: '1966-01-01' }, []],
    ['a home in 新北', home('320411'), {}, ['no_home']],
    ['a home of the spouse in 武进', home('320412', 'spouse'), {}, ['no_home']],
    ['a home in 溧阳, which does not count', home('320481'), {}, []],
    ['public rental housing', { otherPublicHousing: true }, {}, ['other_housing']],
    ['the spouse applied too', {}, { familyHasAnother: true }, ['one_unit']],
    ['on the list of dishonesty', { seriousDishonesty: true }, {}, ['serious_dishonesty']],
    ['untrue fifty-nine months ago', { falseDeclarationOn: '2022-01-01' }, {}, ['false_declaration']],
    ['untrue sixty months ago', { falseDeclarationOn: '2021-12-08' }, {}, []],
    ['barred', {}, { ban: { from: '2026-01-01', to: '2031-01-01', reason: '转租' } }, ['ban']],
    [
      'several at once',
      { taxedInZone: false, otherPublicHousing: true },
      {},
      ['employer_taxed', 'other_housing'],
    ],
  ])('%s', (_, checked, known, expected) => {
    const { eligibility } = judged(checked, known)
    expect(unmet(eligibility)).toEqual(expected)
    expect(eligibility.outcome).toBe(expected.length === 0 ? 'eligible' : 'ineligible')
  })
})

const month = fc.integer({ min: 0, max: 400 })
const anyInputs: fc.Arbitrary<EligibilityInputs> = fc.record({
  policy: fc.constant({ number: policy.number, effectiveFrom: policy.effectiveFrom }),
  criteria: fc.constant(policy.document.eligibility),
  talentClass: fc.option(fc.constantFrom(...talentClasses)),
  employer: fc.record({
    registeredInZone: fc.boolean(),
    taxedInZone: fc.boolean(),
    contractMonthsRemaining: fc.option(month),
  }),
  socialInsuranceMonths: month,
  shown: fc.uniqueArray(fc.constantFrom('phd' as const, 'master', 'skill_level_3', 'key_post')),
  age: fc.integer({ min: 18, max: 80 }),
  homes: fc.array(
    fc.record({
      holder: fc.constantFrom('self' as const, 'spouse', 'minor_children'),
      division: fc.constantFrom('320411', '320412', '320481'),
    }),
    { maxLength: 3 },
  ),
  otherPublicHousing: fc.boolean(),
  familyHasAnother: fc.boolean(),
  seriousDishonesty: fc.boolean(),
  monthsSinceFalseDeclaration: fc.option(month),
  ban: fc.option(fc.constant({ from: '2026-01-01', to: null, reason: '转租' })),
})

/** Each frozen input, changed from whatever it is, with the codes that may tell of it. */
const flips: [string, (inputs: EligibilityInputs) => EligibilityInputs, string[]][] = [
  [
    'registration',
    (i) => ({ ...i, employer: { ...i.employer, registeredInZone: !i.employer.registeredInZone } }),
    ['employer_registered'],
  ],
  [
    'taxes',
    (i) => ({ ...i, employer: { ...i.employer, taxedInZone: !i.employer.taxedInZone } }),
    ['employer_taxed'],
  ],
  [
    'contract',
    (i) => ({
      ...i,
      employer: {
        ...i.employer,
        contractMonthsRemaining: (i.employer.contractMonthsRemaining ?? 12) >= 12 ? 11 : 12,
      },
    }),
    ['contract_months'],
  ],
  [
    'insurance',
    (i) => ({ ...i, socialInsuranceMonths: i.socialInsuranceMonths >= 6 ? 0 : 6 }),
    ['social_insurance'],
  ],
  ['qualification', (i) => ({ ...i, shown: i.shown.length ? [] : ['master'] }), ['qualification']],
  ['age', (i) => ({ ...i, age: i.age > 45 ? 30 : 46 }), ['age']],
  [
    'homes',
    (i) => ({ ...i, homes: i.homes.length ? [] : [{ holder: 'self', division: '320411' }] }),
    ['no_home'],
  ],
  ['other housing', (i) => ({ ...i, otherPublicHousing: !i.otherPublicHousing }), ['other_housing']],
  ['family', (i) => ({ ...i, familyHasAnother: !i.familyHasAnother }), ['one_unit']],
  ['dishonesty', (i) => ({ ...i, seriousDishonesty: !i.seriousDishonesty }), ['serious_dishonesty']],
  [
    'untrue statement',
    (i) => ({ ...i, monthsSinceFalseDeclaration: (i.monthsSinceFalseDeclaration ?? 60) >= 60 ? 59 : 60 }),
    ['false_declaration'],
  ],
  ['ban', (i) => ({ ...i, ban: i.ban ? null : { from: '2026-01-01', to: null, reason: '转租' } }), ['ban']],
]

const receiptOf = (inputs: EligibilityInputs) => {
  const [version] = eligibilityRule.versions
  return {
    decision: eligibilityRule.decision,
    rule: version.version,
    inputs: inputs as never,
    ...version.decide(inputs),
  }
}

describe('a receipt', () => {
  test('says the same whenever it is replayed, and JSON is all that it needs', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const kept = JSON.parse(JSON.stringify(receiptOf(inputs)))
        expect(replay(housingRules as never, kept)).toBe('same')
      }),
    )
  })

  test.each(flips)('with its %s changed flips only the code of that', (_, change, codes) => {
    let flipped = 0
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const met = (given: EligibilityInputs) =>
          new Map(eligibilityRule.versions[0].decide(given).reasons.map((each) => [each.code, each.met]))
        const [before, after] = [met(inputs), met(change(inputs))]
        const differing = [...before.keys()].filter((code) => before.get(code) !== after.get(code))
        expect(codes).toEqual(expect.arrayContaining(differing))
        flipped += differing.length
      }),
      { numRuns: 400 },
    )
    expect(flipped).toBeGreaterThan(0)
  })

  test('replays after the policy it was decided by was replaced: it carries what it saw', () => {
    const { talentClass, eligibility, points } = judged({ socialInsuranceMonths: 30 }, { keyPost: true })
    const stricter = structuredClone(policy)
    stricter.document.eligibility.ageMax = { A: 18, B: 18, C: 18, D: 18, E: 18, F: 18 }
    expect(judge(stricter, checkedFacts(), knownFacts(), on).eligibility.outcome).toBe('ineligible')
    for (const receipt of [talentClass, eligibility, points!])
      expect(replay(housingRules as never, JSON.parse(JSON.stringify(receipt)))).toBe('same')
  })

  test('holds no date of birth and nothing about political status', () => {
    const { talentClass, eligibility, points } = judged({}, { birthDate: '1996-05-20' })
    const text = JSON.stringify([talentClass, eligibility, points])
    expect(text).not.toMatch(/1996|party|党/i)
  })
})
