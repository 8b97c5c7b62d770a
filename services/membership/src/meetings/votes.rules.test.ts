import type { NewVote } from '@alliance/contracts/membership'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, mayHold, resolutionNo } from './meetings.rules.ts'
import { elect, judge } from './votes.rules.ts'

const now = '2026-11-23T02:00:00.000Z'
const rollOf = (present: number, absent: number) => [
  ...Array.from({ length: present }, () => ({ standing: 'voting' as const, attendance: 'present' as const })),
  ...Array.from({ length: absent }, () => ({ standing: 'voting' as const, attendance: 'absent' as const })),
]
const counts = (given: Partial<NewVote>): NewVote => ({
  ballot: 'secret',
  for: 0,
  against: 0,
  abstain: 0,
  invalid: 0,
  candidates: [],
  ...given,
})
const resolution = { kind: 'resolution' as const, development: false, seats: null }
const decide = (kind: Parameters<typeof judge>[0], present: number, absent: number, vote: Partial<NewVote>) =>
  judge(kind, resolution, rollOf(present, absent), counts(vote), now)
const outcome = (judged: ReturnType<typeof judge>) => (judged.ok ? judged.receipt.outcome : judged.code)

test.each([
  ['5 of 9 for, all 9 there', 'members_meeting', 9, 0, { for: 5, against: 4 }, 'passed'],
  ['4 of 9 for', 'members_meeting', 9, 0, { for: 4, against: 0, abstain: 5 }, 'failed'],
  ['all 5 present of 9 for', 'members_meeting', 5, 4, { for: 5 }, 'passed'],
  [
    '4 of the 5 present of 9 for: less than half of the entitled',
    'members_meeting',
    5,
    4,
    { for: 4, against: 1 },
    'failed',
  ],
  [
    '3 of the 5 present of 9 for, in a committee',
    'committee_meeting',
    5,
    4,
    { for: 3, against: 2 },
    'passed',
  ],
  ['half of those present, in a committee', 'committee_meeting', 6, 0, { for: 3, against: 3 }, 'failed'],
  ['4 present of 9', 'members_meeting', 4, 5, { for: 4 }, 'meeting.no_quorum'],
  ['5 present of 10', 'members_meeting', 5, 5, { for: 5 }, 'meeting.no_quorum'],
  ['more ballots than people', 'members_meeting', 9, 0, { for: 9, invalid: 1 }, 'meeting.too_many_votes'],
  ['nobody there', 'members_meeting', 0, 0, {}, 'meeting.no_quorum'],
] as const)('%s', (_, kind, present, absent, vote, expected) => {
  expect(outcome(decide(kind, present, absent, vote))).toBe(expected)
})

test('a report takes no vote, and an election takes candidates', () => {
  const roll = rollOf(5, 0)
  const report = { kind: 'report' as const, development: false, seats: null }
  expect(outcome(judge('members_meeting', report, roll, counts({}), now))).toBe('meeting.not_votable')
  const seats = { kind: 'election' as const, development: false, seats: 1 }
  expect(outcome(judge('election_meeting', seats, roll, counts({ for: 3 }), now))).toBe('meeting.not_votable')
})

const one = (name: string, votes: number, present: number) => ({
  name,
  for: votes,
  against: present - votes,
  abstain: 0,
})

test('at an election four fifths must be there, and more than half of those expected elect', () => {
  const seats = { kind: 'election' as const, development: false, seats: 1 }
  const vote = counts({ candidates: [one('甲', 6, 8), one('乙', 2, 8)] })
  expect(judge('election_meeting', seats, rollOf(8, 2), vote, now)).toMatchObject({
    receipt: {
      needed: 6,
      outcome: 'passed',
      unfilled: 0,
      candidates: [{ elected: true }, { elected: false }],
    },
  })
  expect(outcome(judge('election_meeting', seats, rollOf(7, 3), vote, now))).toBe('meeting.no_quorum')
})

test('a tie for the last seat elects neither of the two, and says so', () => {
  const seats = { kind: 'election' as const, development: false, seats: 2 }
  const vote = counts({ candidates: [one('甲', 9, 10), one('乙', 6, 10), one('丙', 6, 10)] })
  const judged = judge('election_meeting', seats, rollOf(10, 0), vote, now)
  expect(judged).toMatchObject({ receipt: { unfilled: 1, outcome: 'failed', reasons: ['election.tie'] } })
})

test('a reason of absence belongs to its mark', () => {
  expect(fits('leave', 'work')).toBe(true)
  expect(fits('leave', 'bedridden')).toBe(false)
  expect(fits('leave', null)).toBe(false)
  expect(fits('not_counted', 'bedridden')).toBe(true)
  expect(fits('present', null)).toBe(true)
  expect(fits('present', 'work')).toBe(false)
})

test('who holds which meeting', () => {
  expect(mayHold('chain_committee', 'chain_committee_meeting')).toBe(true)
  expect(mayHold('chain_committee', 'members_meeting')).toBe(false)
  expect(mayHold('functional_branch', 'election_meeting')).toBe(false)
  expect(resolutionNo(2026, 3)).toBe('〔2026〕3号')
})

describe('properties', () => {
  const parts = fc.record({
    present: fc.integer({ min: 0, max: 60 }),
    absent: fc.integer({ min: 0, max: 60 }),
    yes: fc.integer({ min: 0, max: 60 }),
    no: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom('members_meeting' as const, 'committee_meeting' as const),
  })

  test('one more vote against never helps a motion, and one more for never harms it', () => {
    fc.assert(
      fc.property(parts, ({ present, absent, yes, no, kind }) => {
        const base = decide(kind, present, absent, { for: yes, against: no })
        const against = decide(kind, present, absent, { for: yes, against: no + 1 })
        const inFavour = decide(kind, present, absent, { for: yes + 1, against: no })
        if (outcome(base) === 'failed') expect(outcome(against)).not.toBe('passed')
        if (outcome(base) === 'passed') expect(outcome(inFavour)).not.toBe('failed')
      }),
      { numRuns: 2000 },
    )
  })

  test('a motion and its opposite never both pass', () => {
    fc.assert(
      fc.property(parts, ({ present, absent, yes, no, kind }) => {
        const both = [
          decide(kind, present, absent, { for: yes, against: no }),
          decide(kind, present, absent, { for: no, against: yes }),
        ]
        expect(both.filter((judged) => outcome(judged) === 'passed').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('no more are elected than there are seats, all with enough votes, and none with more is left out', () => {
    const votes = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        votes,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (all, seats, needed) => {
          const result = elect(
            all.map((votesFor, i) => ({ name: String(i), for: votesFor, against: 0, abstain: 0 })),
            seats,
            needed,
          )
          const elected = result.filter((each) => each.elected)
          expect(elected.length).toBeLessThanOrEqual(seats)
          const least = Math.min(...elected.map((each) => each.for))
          expect(elected.every((each) => each.for >= needed)).toBe(true)
          expect(result.filter((each) => !each.elected && each.for > least)).toEqual([])
        },
      ),
    )
  })
})
