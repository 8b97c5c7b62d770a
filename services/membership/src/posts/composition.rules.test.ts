import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compositionFindings, type Composed, type Seat } from './composition.rules.ts'

const seat = (given: Partial<Seat> & Pick<Seat, 'post'>): Seat => ({
  personName: '周示例',
  linked: false,
  ofLead: false,
  ofDepartment: false,
  full: false,
  ...given,
})
const whole: Composed = {
  chainCommittee: true,
  seats: [
    seat({ post: 'secretary', linked: true, ofDepartment: true }),
    seat({ post: 'deputy', ofLead: true, full: true }),
    seat({ post: 'member', ofDepartment: true }),
  ],
  linkedLeaders: 1,
  lead: 1,
  upstream: 2,
  downstream: 1,
}
const missingIn = (composed: Partial<Composed>) =>
  compositionFindings({ ...whole, ...composed }).flatMap(({ requirement, missing }) =>
    missing ? [[requirement, missing]] : [],
  )
const [secretary, deputy, member] = whole.seats as [Seat, Seat, Seat]

test('a committee as S28 has it lacks nothing', () => {
  expect(missingIn({})).toEqual([])
})

test.each([
  ['no secretary', { seats: [deputy, member] }, ['secretary.linked_leader', 'vacant']],
  [
    'a secretary who is linked to no chain',
    { seats: [{ ...secretary, linked: false }, deputy, member], linkedLeaders: 0 },
    ['secretary.linked_leader', 'nobody_linked'],
  ],
  [
    'a secretary who is not the linked leader',
    { seats: [{ ...secretary, linked: false }, deputy, member] },
    ['secretary.linked_leader', 'not_linked'],
  ],
  ['no deputy', { seats: [secretary, member] }, ['deputy.lead_enterprise', 'vacant']],
  [
    'a deputy of another enterprise',
    { seats: [secretary, { ...deputy, ofLead: false }, member] },
    ['deputy.lead_enterprise', 'not_of_lead_enterprise'],
  ],
  [
    'a deputy on probation',
    { seats: [secretary, { ...deputy, full: false }, member] },
    ['deputy.lead_enterprise', 'not_full_member'],
  ],
  [
    'a chain without a leading enterprise',
    { seats: [secretary, { ...deputy, ofLead: false }, member], lead: 0 },
    ['deputy.lead_enterprise', 'no_lead_enterprise'],
  ],
  ['no member', { seats: [secretary, deputy] }, ['member.department', 'vacant']],
  [
    'members of enterprises only',
    { seats: [secretary, deputy, { ...member, ofDepartment: false }] },
    ['member.department', 'not_of_department'],
  ],
  ['nobody upstream', { upstream: 0 }, ['chain.upstream', 'nobody_on_chain']],
  ['nobody downstream', { downstream: 0 }, ['chain.downstream', 'nobody_on_chain']],
] as const)('%s is reported with the reason', (_, composed, expected) => {
  expect(missingIn(composed as Partial<Composed>)).toEqual([expected])
})

test('any other body is only to have a secretary', () => {
  expect(missingIn({ chainCommittee: false, seats: [deputy] })).toEqual([['secretary', 'vacant']])
  expect(missingIn({ chainCommittee: false, seats: [secretary] })).toEqual([])
})

test('one more seat never takes from what a committee has', () => {
  const anySeat = fc.record({
    post: fc.constantFrom('secretary', 'deputy', 'member', 'publicity'),
    personName: fc.constant('示例'),
    linked: fc.boolean(),
    ofLead: fc.boolean(),
    ofDepartment: fc.boolean(),
    full: fc.boolean(),
  }) as fc.Arbitrary<Seat>
  fc.assert(
    fc.property(fc.array(anySeat, { maxLength: 8 }), anySeat, (seats, more) => {
      const met = (of: Seat[]) =>
        compositionFindings({ ...whole, seats: of }).filter((each) => each.met).length
      return met([...seats, more]) >= met(seats)
    }),
  )
})
