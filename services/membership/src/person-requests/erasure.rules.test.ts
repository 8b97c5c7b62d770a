import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOf, type ErasureFacts } from './erasure.rules.ts'

const facts = (given: Partial<ErasureFacts['running']> = {}): ErasureFacts => ({
  rows: {
    employments: 2,
    affiliations: 1,
    development: 1,
    party_work: 3,
    merges: 1,
    accesses: 5,
    consents: 2,
    requests: 1,
  },
  identifiers: 2,
  profile: 2,
  account: 1,
  running: { employments: 0, affiliations: 0, development: 0, party_work: 0, ...given },
  developmentEndedOn: '2026-02-28',
})
const outcomes = (given: ErasureFacts) =>
  Object.fromEntries(planOf(given, '2026-11-24').items.map(({ category, outcome }) => [category, outcome]))

test('where nothing runs, the name and all that tells who it was goes at once', () => {
  expect(planOf(facts(), '2026-11-24').atOnce).toBe(true)
  expect(outcomes(facts())).toEqual({
    identifiers: 'erase',
    profile: 'erase',
    name: 'erase',
    account: 'erase',
    employments: 'unname',
    affiliations: 'unname',
    development: 'unname',
    party_work: 'unname',
    merges: 'erase',
    accesses: 'keep',
    consents: 'keep',
    requests: 'keep',
    audit: 'keep',
  })
})

test('a member of a branch keeps the record that the branch needs, and loses what rests on consent', () => {
  expect(outcomes(facts({ affiliations: 1 }))).toMatchObject({
    identifiers: 'erase',
    profile: 'erase',
    name: 'keep',
    account: 'keep',
    affiliations: 'keep',
  })
})

test('an open development case needs the year of birth', () => {
  expect(outcomes(facts({ development: 1 })).profile).toBe('keep')
})

test('the copy of a development case ends a year after the case, consents three years after the person', () => {
  const items = planOf(facts(), '2026-11-24').items
  const until = (category: string) => items.find((each) => each.category === category)!.until
  expect([until('development'), until('consents'), until('accesses')]).toEqual([
    '2027-02-28',
    '2029-11-24',
    '2028-11-24',
  ])
})

test('whatever is there: each item says why, and identifiers never stay', () => {
  const count = fc.nat({ max: 3 })
  fc.assert(
    fc.property(
      fc.record({ employments: count, affiliations: count, development: count, party_work: count }),
      (running) => {
        const { atOnce, items } = planOf(facts(running), '2026-11-24')
        expect(atOnce).toBe(Object.values(running).every((each) => each === 0))
        expect(items.every(({ basis }) => /法第|章/.test(basis.zh) && basis.en.length > 0)).toBe(true)
        expect(items.find(({ category }) => category === 'identifiers')!.outcome).toBe('erase')
        if (!atOnce) expect(items.some(({ outcome }) => outcome === 'unname')).toBe(false)
      },
    ),
    { numRuns: 2000 },
  )
})
