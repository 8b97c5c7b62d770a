import type { Audience, Question } from '@alliance/contracts/events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerFaults, isFor, isOpen, offerExpiry, planFaults } from './plan.rules.ts'

const plan = {
  admission: 'order' as const,
  opensAt: '2026-05-01T00:00:00.000Z',
  closesAt: '2026-05-02T00:00:00.000Z',
  offerMinutes: 60,
  pools: [{ no: 1, name: '会场', capacity: 2 }],
  places: [{ kind: 'public' as const, pool: 1, audience: { for: 'everyone' as const } }],
  questions: [],
}
const starts = '2026-05-03T00:00:00.000Z'

test.each([
  ['2026-04-30T23:59:59.999Z', false],
  ['2026-05-01T00:00:00.000Z', true],
  ['2026-05-01T23:59:59.999Z', true],
  ['2026-05-02T00:00:00.000Z', false],
])('at %s its window is open: %s', (now, open) => {
  expect(isOpen(plan, starts, now)).toBe(open)
})

test('without an end of its own it is open until the activity begins, and never after', () => {
  expect(isOpen({ ...plan, closesAt: null }, starts, '2026-05-02T23:59:59.999Z')).toBe(true)
  expect(isOpen({ ...plan, closesAt: null }, starts, starts)).toBe(false)
  expect(isOpen({ ...plan, closesAt: '2027-01-01T00:00:00.000Z' }, starts, starts)).toBe(false)
})

test('faults are told at their pointers', () => {
  expect(planFaults(plan)).toEqual([])
  expect(
    planFaults({
      ...plan,
      closesAt: plan.opensAt,
      pools: [...plan.pools, ...plan.pools],
      places: [...plan.places, { ...plan.places[0]!, pool: 4 }],
      questions: [{ key: 'a', label: '甲', kind: 'choice', options: ['一'], required: false }],
    }).map(({ pointer }) => pointer),
  ).toEqual([
    '/registration/closesAt',
    '/registration/pools/1/no',
    '/registration/places/1/kind',
    '/registration/places/1/pool',
    '/registration/questions/0/options',
  ])
})

const person = { personId: 'per_1', organisationId: 'org_1' }
const standing = { personId: 'per_1', allianceMember: true, partyOrganisationIds: ['pty_1', 'pty_0'] }
test.each<[Audience, boolean, boolean]>([
  [{ for: 'everyone' }, true, true],
  [{ for: 'alliance_members' }, true, false],
  [{ for: 'party_organisations', partyOrganisationIds: ['pty_0'] }, true, false],
  [{ for: 'party_organisations', partyOrganisationIds: ['pty_9'] }, false, false],
  [{ for: 'invited', personIds: ['per_1'], organisationIds: [] }, true, true],
  [{ for: 'invited', personIds: [], organisationIds: ['org_1'] }, true, true],
  [{ for: 'invited', personIds: [], organisationIds: ['org_2'] }, false, false],
])('%j is for someone with a standing: %s, without: %s', (audience, with_, without) => {
  expect(isFor(audience, person, standing)).toBe(with_)
  expect(isFor(audience, person, null)).toBe(without)
})

const questions: Question[] = [
  { key: 'note', label: '备注', kind: 'text', options: [], required: false },
  { key: 'age', label: '人数', kind: 'number', options: [], required: true },
  { key: 'bus', label: '乘车', kind: 'yes_no', options: [], required: false },
  { key: 'topics', label: '议题', kind: 'choices', options: ['一', '二'], required: false },
]
test('answers fit their questions, and what is required is there', () => {
  const age = { key: 'age', value: 3 }
  expect(answerFaults(questions, [age, { key: 'topics', value: ['二', '一'] }])).toEqual([])
  expect(answerFaults(questions, [])).toEqual([{ pointer: '/answers', code: 'required' }])
  expect(answerFaults(questions, [age, age])).toEqual([{ pointer: '/answers/1/key', code: 'unknown_field' }])
  expect(answerFaults(questions, [age, { key: 'topics', value: ['一', '一'] }])).toEqual([
    { pointer: '/answers/1/value', code: 'option' },
  ])
  expect(answerFaults(questions, [age, { key: 'bus', value: 'yes' }])).toEqual([
    { pointer: '/answers/1/value', code: 'type' },
  ])
})

test('an offer stands for its time and never past the beginning', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 10_080 }),
      fc.integer({ min: 1, max: 20_000 }),
      (minutes, ahead) => {
        const now = Date.parse('2026-05-01T00:00:00.000Z')
        const begins = new Date(now + ahead * 60_000).toISOString()
        const until = offerExpiry({ ...plan, offerMinutes: minutes }, begins, new Date(now).toISOString())
        expect(Date.parse(until) - now).toBe(Math.min(minutes, ahead) * 60_000)
      },
    ),
  )
})
