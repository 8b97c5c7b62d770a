import fc from 'fast-check'
import { addDays } from '@alliance/calendar'
import { expect, test } from 'vitest'
import { milestoneState, partiesFit, partyChanges, stateOn, termFault } from './agreements.rules.ts'

const fixed = {
  termKind: 'fixed' as const,
  termFrom: '2022-07-01',
  termTo: '2025-07-01',
  signedOn: '2022-06-29',
  endedOn: null,
}

test.each([
  ['2022-06-28', 'draft'],
  ['2022-06-29', 'signed'],
  ['2022-06-30', 'signed'],
  ['2022-07-01', 'in_force'],
  ['2025-04-01', 'in_force'],
  ['2025-04-02', 'expiring'],
  ['2025-06-30', 'expiring'],
  ['2025-07-01', 'expired'],
])('on %s an agreement from July 2022 for three years is %s', (date, state) => {
  expect(stateOn(fixed, date)).toBe(state)
})

test.each([
  ['2027-11-30', 'in_force'],
  ['2027-12-01', 'expiring'],
  ['2028-02-28', 'expiring'],
  ['2028-02-29', 'expired'],
])('on %s an agreement until a leap day is %s: its warning counts days, not months', (date, state) => {
  expect(stateOn({ ...fixed, termTo: '2028-02-29' }, date)).toBe(state)
})

test('ninety days before 1 March fall a day later in a leap year', () => {
  const warnedFrom = (termTo: string, date: string) => stateOn({ ...fixed, termTo }, date)
  expect(warnedFrom('2028-03-01', '2027-12-01')).toBe('in_force')
  expect(warnedFrom('2028-03-01', '2027-12-02')).toBe('expiring')
  expect(warnedFrom('2027-03-01', '2026-11-30')).toBe('in_force')
  expect(warnedFrom('2027-03-01', '2026-12-01')).toBe('expiring')
})

test('an end before its term counts from its day on, and not before', () => {
  const ended = { ...fixed, endedOn: '2024-01-01' }
  expect(stateOn(ended, '2023-12-31')).toBe('in_force')
  expect(stateOn(ended, '2024-01-01')).toBe('ended_early')
  expect(stateOn(ended, '2030-01-01')).toBe('ended_early')
})

test('of a term that its source does not state nothing is inferred, however late it is', () => {
  const unstated = { ...fixed, termKind: 'unstated' as const, termFrom: null, termTo: null }
  expect(stateOn(unstated, '2022-06-28')).toBe('draft')
  expect(stateOn(unstated, '2099-01-01')).toBe('term_unstated')
})

test('an open term neither expires nor warns', () => {
  const open = { ...fixed, termKind: 'open' as const, termTo: null }
  expect(stateOn(open, '2099-01-01')).toBe('in_force')
})

const order = ['draft', 'signed', 'in_force', 'expiring', 'expired']
test('as days pass, the state of an agreement never goes back', () => {
  const days = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(days, days, days, days, days, (signed, from, length, first, later) => {
      const on = (offset: number) => addDays('2022-01-01', offset)
      const agreement = {
        termKind: 'fixed' as const,
        signedOn: on(signed),
        termFrom: on(from),
        termTo: on(from + length + 1),
        endedOn: null,
      }
      const at = (offset: number) => order.indexOf(stateOn(agreement, on(offset)))
      expect(at(first + later)).toBeGreaterThanOrEqual(at(first))
    }),
    { numRuns: 500 },
  )
})

test.each([
  [{ termKind: 'unstated', termFrom: null, termTo: null }, null],
  [{ termKind: 'unstated', termFrom: '2022-01-01', termTo: null }, '/termFrom'],
  [{ termKind: 'unstated', termFrom: null, termTo: '2022-01-01' }, '/termTo'],
  [{ termKind: 'open', termFrom: '2022-01-01', termTo: null }, null],
  [{ termKind: 'open', termFrom: '2022-01-01', termTo: '2023-01-01' }, '/termTo'],
  [{ termKind: 'open', termFrom: null, termTo: null }, '/termFrom'],
  [{ termKind: 'fixed', termFrom: '2022-01-01', termTo: '2023-01-01' }, null],
  [{ termKind: 'fixed', termFrom: '2022-01-01', termTo: null }, '/termTo'],
  [{ termKind: 'fixed', termFrom: '2022-01-01', termTo: '2022-01-01' }, '/termTo'],
] as const)('of the term %j the fault is at %s', (term, pointer) => {
  expect(termFault(term)?.pointer ?? null).toBe(pointer)
})

test('there are two parties at the least, each once in a role; one may have two roles', () => {
  const [a, b] = [
    { organisationId: 'a', role: 'zone' as const },
    { organisationId: 'b', role: 'provider' as const },
  ]
  expect(partiesFit([a, b])).toBe(true)
  expect(partiesFit([a, { ...a, role: 'witness' }])).toBe(false)
  expect(partiesFit([a, { ...a, role: 'witness' }, b])).toBe(true)
  expect(partiesFit([a, b, a])).toBe(false)
})

test('what leaves and what joins turns the parties before into the parties after', () => {
  const party = fc.record({
    organisationId: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom('zone' as const, 'provider' as const),
  })
  const parties = fc.uniqueArray(party, { selector: (p) => `${p.organisationId} ${p.role}` })
  const sorted = (list: { organisationId: string; role: string }[]) =>
    list.map(({ organisationId, role }) => `${organisationId} ${role}`).sort()
  fc.assert(
    fc.property(parties, parties, (before, after) => {
      const { leaving, joining } = partyChanges(before, after)
      const stayed = before.filter((party) => !leaving.includes(party))
      expect(sorted([...stayed, ...joining])).toEqual(sorted(after))
    }),
  )
})

test.each([
  ['2024-01-01', null, false, '2024-01-01', 'planned'],
  ['2024-01-01', null, false, '2024-01-02', 'overdue'],
  ['2024-01-01', '2024-01-01', false, '2025-01-01', 'done'],
  ['2024-01-01', '2024-01-02', false, '2025-01-01', 'done_late'],
  ['2024-01-01', null, true, '2025-01-01', 'cancelled'],
])('a milestone due %s, done %s, cancelled %s, is on %s %s', (dueOn, doneOn, cancelled, date, state) => {
  expect(milestoneState({ dueOn, doneOn, cancelled }, date)).toBe(state)
})
