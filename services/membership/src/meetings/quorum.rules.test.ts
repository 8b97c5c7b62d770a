import type { RollEntry } from '@alliance/contracts/membership'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neededOf, quorumOf, votesNeeded, votingRuleOf, votingRules } from './quorum.rules.ts'

type Row = Pick<RollEntry, 'standing' | 'attendance'>
const people = (count: number, attendance: Row['attendance'], standing: Row['standing'] = 'voting'): Row[] =>
  Array.from({ length: count }, () => ({ standing, attendance }))
const half = votingRules.members_meeting
const election = votingRules.election

test.each([
  // electorate, more than half, four fifths
  [1, 1, 1],
  [2, 2, 2],
  [3, 2, 3],
  [4, 3, 4],
  [5, 3, 4],
  [6, 4, 5],
  [7, 4, 6],
  [9, 5, 8],
  [10, 6, 8],
  [11, 6, 9],
  [15, 8, 12],
  [50, 26, 40],
  [51, 26, 41],
])('of %i entitled, more than half are %i and four fifths are %i', (electorate, moreThanHalf, fourFifths) => {
  expect(neededOf(half.quorum, electorate)).toBe(moreThanHalf)
  expect(neededOf(election.quorum, electorate)).toBe(fourFifths)
})

test('nobody expected never makes a quorum', () => {
  expect(quorumOf(half, [])).toMatchObject({ expected: 0, needed: 1, missing: 1, reached: false })
  expect(quorumOf(election, people(3, 'not_counted'))).toMatchObject({ expected: 0, reached: false })
})

test('probationary members attend without counting on either side', () => {
  const roll = [...people(5, 'present', 'attending')]
  expect(quorumOf(half, roll)).toMatchObject({ expected: 0, present: 0, reached: false })
  expect(quorumOf(half, [...roll, ...people(2, 'present'), ...people(1, 'absent')])).toMatchObject({
    expected: 3,
    present: 2,
    needed: 2,
    reached: true,
  })
})

test('exactly half is not enough, exactly four fifths are', () => {
  expect(quorumOf(half, [...people(5, 'present'), ...people(5, 'absent')]).reached).toBe(false)
  expect(quorumOf(election, [...people(8, 'present'), ...people(2, 'leave')]).reached).toBe(true)
  expect(quorumOf(election, [...people(7, 'present'), ...people(3, 'leave')]).missing).toBe(1)
})

test('who is not counted leaves the number expected at an election, and only there; leave never does', () => {
  const roll = [...people(7, 'present'), ...people(2, 'not_counted'), ...people(1, 'leave')]
  expect(quorumOf(election, roll)).toMatchObject({ expected: 8, notCounted: 2, needed: 7, reached: true })
  expect(quorumOf(half, roll)).toMatchObject({ expected: 10, notCounted: 0, needed: 6 })
})

test('an election, and a decision on development, bring their own rule to a meeting', () => {
  expect(votingRuleOf('members_meeting', { kind: 'election', development: false }).id).toBe('election')
  expect(votingRuleOf('members_meeting', { kind: 'resolution', development: true }).id).toBe('development')
  expect(votingRuleOf('committee_meeting', { kind: 'resolution', development: false }).base).toBe('present')
  expect(votingRuleOf('election_meeting').id).toBe('election')
})

test('a development resolution takes more than half of all entitled, however few are present', () => {
  expect(votesNeeded(votingRules.development, { expected: 9, present: 5 })).toBe(5)
  expect(votesNeeded(votingRules.committee_meeting, { expected: 9, present: 5 })).toBe(3)
})

describe('properties', () => {
  const anyRoll = fc.array(
    fc.record({
      standing: fc.constantFrom<Row['standing']>('voting', 'attending', 'removed'),
      attendance: fc.constantFrom<Row['attendance']>('unmarked', 'present', 'leave', 'absent', 'not_counted'),
    }),
    { maxLength: 80 },
  )
  const anyRule = fc.constantFrom(...Object.values(votingRules))

  test('an odd electorate of 2k+1 needs k+1, and so does an even one of 2k', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (k) => {
        expect(neededOf(half.quorum, 2 * k + 1)).toBe(k + 1)
        if (k > 0) expect(neededOf(half.quorum, 2 * k)).toBe(k + 1)
      }),
    )
  })

  test('one more present never loses a quorum', () => {
    fc.assert(
      fc.property(anyRule, anyRoll, (rule, roll) => {
        const before = quorumOf(rule, roll)
        const absent = roll.findIndex((row) => row.standing === 'voting' && row.attendance === 'absent')
        if (absent < 0) return
        const after = quorumOf(
          rule,
          roll.map((row, i) => (i === absent ? { ...row, attendance: 'present' as const } : row)),
        )
        expect(!before.reached || after.reached).toBe(true)
        expect(after.missing).toBeLessThanOrEqual(before.missing)
      }),
    )
  })

  test('what is needed never exceeds those expected, and two disjoint majorities cannot both have it', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 5000 }), (rule, whole) => {
        expect(neededOf(rule.quorum, whole)).toBeLessThanOrEqual(whole)
        expect(2 * neededOf(rule.majority, whole)).toBeGreaterThan(whole)
      }),
    )
  })

  test('those without a vote change nothing', () => {
    fc.assert(
      fc.property(anyRule, anyRoll, (rule, roll) => {
        expect(quorumOf(rule, roll)).toEqual(
          quorumOf(
            rule,
            roll.filter(({ standing }) => standing === 'voting'),
          ),
        )
      }),
    )
  })
})
