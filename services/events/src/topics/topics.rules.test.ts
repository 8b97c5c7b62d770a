import { BUILT_IN_CALENDAR, calendarOf, isWorkday, WORKDAY_SCHEDULES } from '@alliance/calendar'
import type { TopicState } from '@alliance/contracts/events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterStep, dueAfter, isOverdue, partyFor, stepsFor, type Party, type Step } from './topics.rules.ts'

const table: Record<TopicState, Partial<Record<Step, TopicState>>> = {
  open: { assign: 'assigned', decline: 'declined' },
  assigned: {
    assign: 'assigned',
    begin: 'under_way',
    return: 'open',
    answer: 'answered',
    decline: 'declined',
  },
  under_way: { assign: 'assigned', return: 'open', answer: 'answered', decline: 'declined' },
  answered: { resolve: 'resolved', reopen: 'assigned' },
  resolved: { reopen: 'assigned' },
  declined: { reopen: 'assigned' },
}
const states = Object.keys(table) as TopicState[]
const steps: Step[] = ['assign', 'begin', 'return', 'answer', 'resolve', 'decline', 'reopen']
const parties: Party[] = ['organiser', 'owner', 'raiser']

test.each(states)('what may follow %s', (state) => {
  const found = steps.map((step) => [step, afterStep(state, step, true)] as const)
  expect(Object.fromEntries(found.filter(([, to]) => to !== null))).toEqual(table[state])
})

test('what nobody owned is open again when it is taken up again', () => {
  expect(afterStep('declined', 'reopen', false)).toBe('open')
})

test.each([
  ['organiser', 'assigned', ['assign', 'begin', 'answer', 'decline']],
  ['owner', 'assigned', ['begin', 'return', 'answer']],
  ['owner', 'answered', []],
  ['raiser', 'assigned', []],
  ['raiser', 'answered', ['resolve', 'reopen']],
  ['raiser', 'declined', ['reopen']],
  ['organiser', 'answered', ['resolve', 'reopen']],
] as const)('%s, while it is %s', (party, state, may) => {
  expect(stepsFor({ state, owned: true, parties: [party], answered: false })).toEqual(may)
})

test('whoever answered does not say that it is solved', () => {
  const asking = { state: 'answered', owned: true, parties: ['organiser'], answered: true } as const
  expect(stepsFor(asking)).toEqual(['reopen'])
})

test('who raised it and organises speaks as the raiser', () => {
  expect(partyFor('resolve', ['organiser', 'raiser'])).toBe('raiser')
})

test('whoever may do what, nobody is shown a step that leads nowhere, and who is no party is shown none', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      fc.boolean(),
      fc.subarray(parties),
      fc.boolean(),
      (state, owned, given, answered) => {
        const may = stepsFor({ state, owned, parties: given, answered })
        for (const step of may) expect(afterStep(state, step, owned)).not.toBe(null)
        if (given.length === 0) expect(may).toEqual([])
      },
    ),
  )
})

test('from any state, however it came about, it can be brought to an end', () => {
  const reached = (from: TopicState): Set<TopicState> => {
    const seen = new Set<TopicState>([from])
    for (const state of seen) for (const to of Object.values(table[state])) seen.add(to)
    return seen
  }
  for (const state of states) expect([...reached(state)]).toEqual(expect.arrayContaining(['resolved']))
})

// domain/service-desk.md §6.6
test.each([
  ['2026-09-30', 5, '2026-10-13', false],
  ['2026-02-13', 5, '2026-02-27', false],
  ['2026-04-30', 3, '2026-05-08', false],
  ['2022-06-29', 5, '2022-07-06', false],
  ['2026-12-28', 5, '2027-01-05', true],
] as const)('assigned on %s for %i working days, it is due on %s', (from, days, date, provisional) => {
  expect(dueAfter(BUILT_IN_CALENDAR, from, days)).toEqual({ date, provisional })
})

test('a due date is a working day after the day of assignment, and more days are never due earlier', () => {
  const day = fc.date({ min: new Date('2022-01-01'), max: new Date('2026-06-30'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 119 }), (date, days) => {
      const from = date.toISOString().slice(0, 10)
      const due = dueAfter(BUILT_IN_CALENDAR, from, days).date
      expect(due > from).toBe(true)
      expect(isWorkday(BUILT_IN_CALENDAR, due).workday).toBe(true)
      expect(dueAfter(BUILT_IN_CALENDAR, from, days + 1).date > due).toBe(true)
    }),
  )
})

test('once the next year is announced, what was provisional is settled', () => {
  const next = { year: 2027, holidays: ['01-01..01-03'], makeupWorkdays: [] }
  const newer = calendarOf([...WORKDAY_SCHEDULES, next])
  expect(dueAfter(newer, '2026-12-28', 5)).toEqual({ date: '2027-01-05', provisional: false })
})

test('it is overdue from the day after the last, and only while an answer is expected', () => {
  const topic = { state: 'assigned', dueOn: '2026-10-13' } as const
  expect(isOverdue(topic, '2026-10-13')).toBe(false)
  expect(isOverdue(topic, '2026-10-14')).toBe(true)
  expect(isOverdue({ ...topic, state: 'answered' }, '2026-10-14')).toBe(false)
})
