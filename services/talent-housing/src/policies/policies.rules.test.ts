import { firstHousingPolicy, HousingPolicyDocument, Qualification } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsIn, fullMarks, nextNumber, phaseOn, withdrawable } from './policies.rules.ts'

const first = HousingPolicyDocument.parse(firstHousingPolicy.document)
const but = (change: (document: HousingPolicyDocument) => void): HousingPolicyDocument => {
  const document = structuredClone(first)
  change(document)
  return document
}

test('the first proposal has no fault and gives a hundred points at the most', () => {
  expect(faultsIn(first)).toEqual([])
  expect(fullMarks(first)).toBe(100)
})

test.each<[string, (document: HousingPolicyDocument) => void, string, string]>([
  ['class E pays less than D', (d) => (d.rent.payableBp.E = 5999), '/rent/payableBp/E', 'policy.not_rising'],
  [
    'class B has more room than A',
    (d) => (d.rent.sizeStandardCm2.B = 1_300_000),
    '/rent/sizeStandardCm2/B',
    'policy.not_falling',
  ],
  ['the cap lies below what F pays', (d) => (d.rent.capBp = 8499), '/rent/capBp', 'policy.below'],
  [
    'a second step begins with the first',
    (d) => d.rent.steps.push({ afterMonths: 36, addBp: 1 }),
    '/rent/steps/1/afterMonths',
    'policy.below',
  ],
  [
    'renewal closes before it opens',
    (d) => (d.lease.renewal.closeDays = 90),
    '/lease/renewal/openDays',
    'policy.below',
  ],
  [
    'a lease is shorter than its minimum',
    (d) => (d.lease.minMonths = 13),
    '/lease/contractMonths',
    'policy.below',
  ],
  ['a lease passes the total', (d) => (d.lease.totalMaxMonths = 11), '/lease/totalMaxMonths', 'policy.below'],
  ['the points do not sum to 100', (d) => (d.points.awards = 9), '/points', 'policy.points_total'],
  [
    'a degree has points twice',
    (d) => d.points.qualification.push({ shown: 'phd', points: 1 }),
    '/points/qualification/6/shown',
    'policy.repeated',
  ],
  [
    'B queues where C does not',
    (d) => (d.allocation.direct = ['A', 'C']),
    '/allocation/direct',
    'policy.direct_order',
  ],
  [
    'a way into a class may not apply',
    (d) =>
      (d.eligibility.qualificationAnyOf = d.eligibility.qualificationAnyOf.filter(
        (shown) => shown !== 'longcheng_craftsman',
      )),
    '/classes/E/3',
    'policy.unreachable',
  ],
  [
    'staying on later costs less',
    (d) => (d.tenancy.overstayLater.bp = 9999),
    '/tenancy/overstayLater/bp',
    'policy.below',
  ],
  [
    'the late fee’s cap lies below a day’s',
    (d) => (d.billing.lateFeeCapBp = 4),
    '/billing/lateFeeCapBp',
    'policy.below',
  ],
])('%s: one fault, at its place', (_, change, pointer, code) => {
  expect(faultsIn(but(change))).toEqual([{ pointer, code }])
})

/** Words for Party membership in either language, in the names of fields and of what may be shown. */
const political = /party|polit|communist|cpc|member(ship)?_status|党|团员|群众/i

test('no field and no qualification of the policy speaks of political status', () => {
  const names = (value: unknown): string[] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, below]) => [key, ...names(below)])
      : [String(value)]
  expect(names(first).filter((name) => political.test(name))).toEqual([])
  expect(Qualification.options.filter((name) => political.test(name))).toEqual([])
  const smuggled = but((document) => Object.assign(document.points, { partyMember: 5 }))
  expect(HousingPolicyDocument.safeParse(smuggled).success).toBe(false)
})

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('on every day from the first version on, exactly one of them is in force: the latest that has begun', () => {
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), day, (days, on) => {
      const ordered = days.sort()
      const begun = ordered.filter((from) => from <= on).length
      const held = ordered[begun - 1] ?? null
      const phases = ordered.map((effectiveFrom) => phaseOn({ state: 'published', effectiveFrom }, held, on))
      expect(phases.indexOf('in_force')).toBe(begun - 1)
      expect(phases.filter((phase) => phase === 'in_force').length).toBe(begun > 0 ? 1 : 0)
    }),
  )
})

test('what holds today is not taken back, what holds from tomorrow is', () => {
  const published = (effectiveFrom: string) =>
    withdrawable({ state: 'published', effectiveFrom }, '2026-12-01')
  expect([published('2026-12-01'), published('2026-12-02')]).toEqual([false, true])
  expect(withdrawable({ state: 'withdrawn', effectiveFrom: '2027-01-01' }, '2026-12-01')).toBe(false)
})

test('numbers count up within their year', () => {
  expect(nextNumber('2026-11-24', null)).toBe('HOU-POL-2026-01')
  expect(nextNumber('2026-11-24', 'HOU-POL-2026-09')).toBe('HOU-POL-2026-10')
  expect(nextNumber('2026-11-24', 'HOU-POL-2026-99')).toBe('HOU-POL-2026-100')
  expect(nextNumber('2027-01-01', 'HOU-POL-2026-09')).toBe('HOU-POL-2027-01')
})
