import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { ApplicationState, MemberKind, OrganisationKind } from '@alliance/contracts/membership'
import {
  MemberKind as MemberKinds,
  OrganisationKind as OrganisationKinds,
} from '@alliance/contracts/membership'
import { decide, replay, type Decided, type DecisionRule } from '@alliance/service-kit/receipts/rule'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applicationRules, formalReview, zoneApproval, type ReviewInputs } from './decisions.rules.ts'
import { formalFindings, type FormalFacts } from './formal-check.rules.ts'
import { publicityEnd, type PublicityInputs } from './publicity.rules.ts'
import { clockFrom, clockOf, following, isOpen, openStates, outcomes } from './steps.rules.ts'

const facts: FormalFacts = {
  kind: 'upstream',
  chainCode: 'TX',
  organisationKind: 'enterprise',
  creditCode: true,
  places: ['upstream'],
  partyStatus: 'own_branch',
  member: false,
  statement: true,
  charterAccepted: true,
}
const unmet = (given: Partial<FormalFacts>) =>
  formalFindings({ ...facts, ...given })
    .filter(({ met }) => !met)
    .map(({ code }) => code)

describe('the formal check', () => {
  test.each<[string, Partial<FormalFacts>, string[]]>([
    ['everything is there', {}, []],
    ['no credit code', { creditCode: false }, ['credit_code']],
    ['another place on the chain', { places: ['downstream'] }, ['chain_place']],
    ['a lead enterprise that leads nothing', { kind: 'lead_enterprise' }, ['chain_place']],
    ['a joint branch', { partyStatus: 'joint_branch' }, []],
    ['an instructor only', { partyStatus: 'instructor_only' }, []],
    ['no Party organisation', { partyStatus: 'none' }, ['party_building']],
    ['no Party organisation, as an observer', { partyStatus: 'none', kind: 'observer' }, []],
    ['Party work not stated', { partyStatus: null }, ['party_building']],
    ['a bank as a university', { kind: 'university', organisationKind: 'bank' }, ['organisation_kind']],
    ['a bank as a financial member', { kind: 'financial', organisationKind: 'bank', places: [] }, []],
    ['a member already', { member: true }, ['not_member']],
    ['neither statement nor charter', { statement: false, charterAccepted: false }, ['statement', 'charter']],
  ])('%s', (_, given, expected) => {
    expect(unmet(given)).toEqual(expected)
  })

  test('lets nobody without a Party organisation or instructor in but as an observer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MemberKinds.options),
        fc.constantFrom(...OrganisationKinds.options),
        (kind: MemberKind, organisationKind: OrganisationKind) =>
          unmet({ kind, organisationKind, partyStatus: 'none' }).includes('party_building') ===
          (kind !== 'observer'),
      ),
    )
  })
})

const date = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => new Date(Date.UTC(2022, 5, 29) + days * 86_400_000).toISOString().slice(0, 10))
const timed = fc
  .record({ from: date, on: date, days: fc.integer({ min: 1, max: 20 }) })
  .map(({ from, on, days }) => ({
    clock: { ...clockFrom(BUILT_IN_CALENDAR, from, days), terms: 1 },
    on,
  }))
const anyFacts = fc.record({
  kind: fc.constantFrom(...MemberKinds.options),
  chainCode: fc.constantFrom('TX' as const, 'SM' as const),
  organisationKind: fc.constantFrom(...OrganisationKinds.options),
  creditCode: fc.boolean(),
  places: fc.subarray(['lead', 'upstream', 'downstream', 'partner']),
  partyStatus: fc.constantFrom('own_branch', 'joint_branch', 'instructor_only', 'none', null),
  member: fc.boolean(),
  statement: fc.boolean(),
  charterAccepted: fc.boolean(),
}) as fc.Arbitrary<FormalFacts>
const anyReview = fc
  .record({
    choice: fc.constantFrom('accept', 'return', 'reject'),
    facts: fc.oneof(anyFacts, fc.constant(facts)),
    missing: fc.array(fc.string({ minLength: 2 }), { maxLength: 2 }),
    ground: fc.constantFrom('other', 'not_eligible', null),
    note: fc.string(),
    noticeGiven: fc.boolean(),
  })
  .chain((review) => timed.map((time) => ({ ...review, ...time }))) as fc.Arbitrary<ReviewInputs>
const anyPublicity: fc.Arbitrary<PublicityInputs> = fc.record({
  postedOn: date,
  workingDays: fc.integer({ min: 5, max: 10 }),
  lastDay: date,
  provisional: fc.boolean(),
  calendarConfirmed: fc.boolean(),
  objections: fc.record({ heard: fc.nat(5), open: fc.nat(1) }),
  on: date,
})
const replays = (decided: Decided) =>
  replay(
    applicationRules as readonly DecisionRule<never>[],
    JSON.parse(JSON.stringify(decided)) as Decided,
  ) === 'same'

describe('a decision', () => {
  test('of the formal review is granted exactly when it fits the facts, and replays', () => {
    fc.assert(
      fc.property(anyReview, (inputs) => {
        const decided = decide(formalReview, inputs.on, inputs)
        const met = unmet(inputs.facts).length === 0
        const fits =
          inputs.choice === 'reject' ||
          (inputs.choice === 'accept' ? met : !inputs.noticeGiven && (!met || inputs.missing.length > 0))
        return (decided.outcome !== 'refused') === fits && replays(decided)
      }),
      { numRuns: 500 },
    )
  })

  test('on the end of a publicity admits only past the last day, with nothing open and every day settled', () => {
    fc.assert(
      fc.property(anyPublicity, (inputs) => {
        const decided = decide(publicityEnd, inputs.on, inputs)
        const admits =
          inputs.on > inputs.lastDay &&
          inputs.objections.open === 0 &&
          (!inputs.provisional || inputs.calendarConfirmed)
        return (decided.outcome === 'admitted') === admits && replays(decided)
      }),
      { numRuns: 500 },
    )
  })

  test('against the chain committee’s opinion needs a reason, and says that it was against it', () => {
    const on = '2026-03-02'
    const given = (choice: 'approve' | 'reject', opinion: 'supported' | 'opposed', note: string) =>
      decide(zoneApproval, on, {
        choice,
        opinion,
        note,
        ground: choice === 'reject' ? 'other' : null,
        clock: { ...clockFrom(BUILT_IN_CALENDAR, on, 5), terms: 1 },
        on,
      })
    expect(given('approve', 'supported', '').outcome).toBe('approved')
    expect(given('approve', 'opposed', '').outcome).toBe('refused')
    expect(given('approve', 'opposed', '重点培育').reasons.map(({ met }) => met)).toContain(false)
    expect(given('reject', 'opposed', '不符合').outcome).toBe('rejected')
  })

  test('tells whether it came in time', () => {
    const clock = { ...clockFrom(BUILT_IN_CALENDAR, '2026-02-13', 5), terms: 1 }
    const saying = (on: string) =>
      decide(formalReview, on, {
        choice: 'accept',
        facts,
        missing: [],
        ground: null,
        note: '',
        noticeGiven: false,
        clock,
        on,
      }).reasons.at(-1)!
    // 14 February is a make-up workday and 15 to 23 February 2026 are the holidays of the New Year.
    expect(clock.dueOn).toBe('2026-02-27')
    expect([saying('2026-02-27').met, saying('2026-02-28').met]).toEqual([true, false])
  })
})

describe('the way of an application', () => {
  test('reaches an admission only through review, opinion, approval and publicity, in this order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...outcomes), { maxLength: 40 }), (walk) => {
        let state: ApplicationState = 'draft'
        const passed: ApplicationState[] = [state]
        for (const outcome of walk) {
          const next = following(state, outcome)
          if (next === null) continue
          // What is over stays over.
          if (!isOpen(state)) return false
          state = next
          passed.push(state)
        }
        if (state !== 'admitted') return true
        const last = passed.lastIndexOf('formal_review')
        return passed.slice(last).join() === 'formal_review,chain_opinion,zone_approval,publicity,admitted'
      }),
      { numRuns: 2000 },
    )
  })

  test('may be withdrawn wherever it is open, and has a clock wherever someone is waited for', () => {
    const days = {
      formalReview: 5,
      supplement: 10,
      chainOpinion: 10,
      zoneApproval: 5,
      publicity: 5,
      objectionAnswer: 5,
      hearing: 5,
    }
    for (const state of openStates) {
      expect(following(state, 'withdrawn')).toBe('withdrawn')
      expect(clockOf(state, BUILT_IN_CALENDAR, '2026-03-02', days) === null).toBe(state === 'draft')
    }
  })

  // Hand-written: the first day after the posting counts, make-up workdays count, holidays do not.
  test.each([
    ['2026-03-02', 5, '2026-03-09', false],
    ['2026-02-27', 5, '2026-03-05', false],
    ['2026-04-30', 5, '2026-05-11', false],
    ['2026-09-18', 5, '2026-09-24', false],
    ['2026-12-24', 5, '2026-12-31', false],
    ['2026-12-25', 5, '2027-01-04', true],
  ])('%s and %i working days end on %s', (from, days, dueOn, provisional) => {
    expect(clockFrom(BUILT_IN_CALENDAR, from, days)).toEqual({ from, workingDays: days, dueOn, provisional })
  })
})
