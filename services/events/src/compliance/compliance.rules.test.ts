import { addDays, daysBetween } from '@alliance/calendar'
import type { ComplianceItem, ComplianceRule } from '@alliance/contracts/events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asked,
  attendanceOf,
  cellOf,
  periodsOf,
  quarterOf,
  ruleOn,
  spansOf,
  stateOf,
} from './compliance.rules.ts'

const item = (given: Partial<ComplianceItem> = {}): ComplianceItem => ({
  kind: 'party_day',
  per: 'month',
  count: 1,
  warnDays: 7,
  types: ['branch'],
  fromFullMembers: null,
  perGroup: false,
  ...given,
})
const rule = (from: string, given: Partial<ComplianceItem> = {}): ComplianceRule => ({
  version: from,
  from,
  items: [item(given)],
})
const branch = { type: 'branch', establishedOn: '2022-06-29', fullMembers: 12, groups: 2 }
const days = (...on: string[]) => on.map((heldOn) => ({ kind: 'party_day' as const, heldOn }))
const periods = (given: Partial<Parameters<typeof periodsOf>[2]> = {}, year = 2026) =>
  periodsOf('party_day', year, {
    rules: [rule('2022-06-29')],
    branch,
    held: [],
    today: '2026-11-24',
    ...given,
  })!.periods

test('the periods of a year follow each other without a gap, from its first to its last day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2022, max: 2099 }),
      fc.constantFrom('month', 'quarter', 'year'),
      (year, per) => {
        const spans = spansOf(year, per)
        expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([`${year}-01-01`, `${year}-12-31`])
        for (const [i, { from }] of spans.slice(1).entries()) expect(daysBetween(spans[i]!.to, from)).toBe(1)
      },
    ),
  )
  expect([2024, 2026].map((year) => spansOf(year, 'month')[1]!.to)).toEqual(['2024-02-29', '2026-02-28'])
  expect(quarterOf('2026-Q2')).toEqual({ period: '2026-Q2', from: '2026-04-01', to: '2026-06-30' })
})

test('a meeting counts in the period of its day and in no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 }), (day) => {
      const on = addDays('2024-01-01', day)
      const found = periods({ held: days(on) }, 2024).filter(({ held }) => held === 1)
      expect(found).toHaveLength(1)
      expect(found[0]!.from <= on && on <= found[0]!.dueOn).toBe(true)
    }),
  )
})

test.each([
  ['2026-10-31', 0, 'ahead'],
  ['2026-11-01', 0, 'open'],
  ['2026-11-22', 0, 'open'],
  ['2026-11-23', 0, 'due_soon'],
  ['2026-11-30', 0, 'due_soon'],
  ['2026-12-01', 0, 'overdue'],
  ['2026-12-01', 1, 'fulfilled'],
  ['2026-10-31', 1, 'fulfilled'],
] as const)('November on %s, with %i held, is %s', (today, held, state) => {
  expect(stateOf(spansOf(2026, 'month')[10]!, { required: 1, held, warnDays: 7 }, today)).toBe(state)
})

test.each([
  ['a branch', {}, {}, 1],
  ['a functional branch', {}, { type: 'functional_branch' }, 0],
  ['one set up on the first day', {}, { establishedOn: '2026-03-01' }, 1],
  ['one set up a day later', {}, { establishedOn: '2026-03-02' }, 0],
  ['seven full members and a committee', { fromFullMembers: 7 }, { fullMembers: 7 }, 1],
  ['six', { fromFullMembers: 7 }, { fullMembers: 6 }, 0],
  ['an unknown number', { fromFullMembers: 7 }, { fullMembers: null }, 0],
  ['two groups', { perGroup: true }, {}, 2],
  ['no group', { perGroup: true }, { groups: 0 }, 0],
])('of %s so many are asked', (_, given, other, count) => {
  expect(asked(item(given), { ...branch, ...other }, '2026-03-01')).toBe(count)
})

test('each period is judged by the parameters of its first day', () => {
  const rules = [rule('2022-06-29'), rule('2026-07-01', { count: 2 })]
  expect(ruleOn(rules, '2026-06-30')!.version).toBe('2022-06-29')
  expect(ruleOn(rules, '2022-06-28')).toBeNull()
  expect(periods({ rules }).map(({ required }) => required)).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
})

test('over a quarter what one month holds too many makes up for no other, and the most urgent is told', () => {
  const quarter = quarterOf('2026-Q4')
  const cell = (...on: string[]) => cellOf('party_day', quarter, periods({ held: days(...on) }))
  expect(cell('2026-10-08', '2026-10-20', '2026-10-30')).toEqual({
    kind: 'party_day',
    required: 3,
    held: 1,
    state: 'due_soon',
    dueOn: '2026-11-30',
  })
  expect(cell('2026-11-05')).toMatchObject({ held: 1, state: 'overdue', dueOn: '2026-10-31' })
  expect(cell('2026-10-08', '2026-11-05')).toMatchObject({ held: 2, state: 'fulfilled', dueOn: null })
})

test('who is on leave need not attend, and what nobody recorded is not counted', () => {
  const rows = [
    { roll: 12, onLeave: 2, present: 9, recorded: 12 },
    { roll: 12, onLeave: 0, present: 0, recorded: 0 },
  ]
  expect(attendanceOf(rows)).toEqual({ roll: 12, onLeave: 2, shouldAttend: 10, present: 9 })
})
