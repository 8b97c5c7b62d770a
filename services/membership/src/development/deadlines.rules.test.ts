import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { DevelopmentAct } from '@alliance/contracts/membership'
import { describe, expect, test } from 'vitest'
import { entry, facts, upToMeeting } from './any-case.testing.ts'
import { clockStatuses, tooEarlyOnes } from './clock-status.rules.ts'
import { deadlinesOf, deadlineState, lateOnes, nextDeadline } from './deadlines.rules.ts'
import type { CaseFacts } from './history.rules.ts'
import { summaryOf } from './summary.rules.ts'

const status = (rule: string, of: CaseFacts, today: string) => {
  const { state, date } = clockStatuses(of, today, BUILT_IN_CALENDAR).find((each) => each.rule === rule)!
  return [state, date]
}

describe('the talk is due a calendar month after the application (PD-02)', () => {
  test.each([
    ['2026-01-31', '2026-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2024-02-29', '2024-03-29'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-31', '2027-01-31'],
    ['2026-05-15', '2026-06-15'],
  ])('of %s on %s', (application, due) => {
    expect(nextDeadline(facts('2026', [['application', application]]))).toMatchObject({ date: due, on: null })
  })
})

test.each([
  ['2026-05-31', 'running'],
  ['2026-06-01', 'due_soon'],
  ['2026-06-15', 'due_soon'],
  ['2026-06-16', 'overdue'],
])('on %s a deadline of 15 June is %s: the warning comes before the breach', (today, state) => {
  expect(deadlineState({ date: '2026-06-15', on: null }, today, 14)).toBe(state)
})

test('an act on its last day is in time, and a day later it is a breach that stays', () => {
  const with2 = (on: string) =>
    facts('2026', [
      ['application', '2026-06-01'],
      ['talk', on],
    ])
  expect(lateOnes(with2('2026-07-01'), '2026-12-01')).toEqual([])
  expect(lateOnes(with2('2026-07-02'), '2026-12-01')).toEqual([
    { rule: 'PD-02', kind: 'late', date: '2026-07-01', on: '2026-07-02' },
  ])
})

test('activists are reviewed every six months until they are listed; each gap counts (PD-05)', () => {
  const reviewed = (...dates: string[]) =>
    facts('2026', [
      ['application', '2024-01-01'],
      ['talk', '2024-01-10'],
      ['activist', '2024-08-31'],
      ...dates.map((on) => ['cultivation', on] as const),
    ])
  expect(nextDeadline(reviewed())?.date).toBe('2025-02-28')
  expect(nextDeadline(reviewed('2025-02-28'))?.date).toBe('2025-08-28')
  expect(lateOnes(reviewed('2025-03-01', '2025-09-01'), '2025-10-01')).toEqual([
    { rule: 'PD-05', kind: 'late', date: '2025-02-28', on: '2025-03-01' },
  ])
  const listed = facts('2014', [...reviewed('2025-02-20').entries, entry('candidate', '2025-09-01')])
  expect(lateOnes(listed, '2026-01-01')).toEqual([
    { rule: 'PD-05', kind: 'late', date: '2025-08-20', on: '2025-09-01' },
  ])
  expect(nextDeadline(listed)).toBeNull()
})

describe('a clock of months ends on the last day of a shorter month, leap days among them', () => {
  test.each<[rule: string, from: DevelopmentAct, on: string, due: string]>([
    ['PD-05', 'activist', '2023-08-31', '2024-02-29'],
    ['PD-05', 'activist', '2024-08-29', '2025-02-28'],
    ['PD-05', 'activist', '2025-12-31', '2026-06-30'],
    ['PD-11', 'pre_review', '2026-01-31', '2026-02-28'],
    ['PD-11', 'pre_review', '2024-01-30', '2024-02-29'],
    ['PD-11', 'pre_review', '2026-12-31', '2027-01-31'],
    ['PD-13', 'branch_meeting', '2025-11-30', '2026-02-28'],
    ['PD-13', 'branch_meeting', '2026-05-31', '2026-08-31'],
    ['PD-14', 'approval', '2026-05-31', '2026-06-30'],
    ['PD-14', 'approval', '2024-01-31', '2024-02-29'],
    ['PD-17', 'conversion_meeting', '2023-11-30', '2024-02-29'],
    ['PD-17', 'conversion_meeting', '2026-11-30', '2027-02-28'],
    ['PD-17', 'conversion_meeting', '2027-03-31', '2027-06-30'],
  ])('%s of %s on %s is due on %s', (rule, from, on, due) => {
    const running = deadlinesOf(facts('2026', [[from, on]])).filter(({ clock }) => clock.rule === rule)
    expect(running).toMatchObject([{ from: on, date: due, on: null }])
  })
})

test('the branch meeting is due a month after the pre-review, its approval three months after (PD-11, PD-13)', () => {
  const of = facts('2014', upToMeeting('2022-11-30'))
  expect(lateOnes(of, '2023-01-01')).toContainEqual({
    rule: 'PD-11',
    kind: 'late',
    date: '2022-10-01',
    on: '2022-11-30',
  })
  expect(nextDeadline(of)).toMatchObject({ date: '2023-02-28', clock: { rule: 'PD-13' } })
})

test('a repeated branch meeting starts the approval’s clock anew, and leaves the lapse on record', () => {
  const of = facts('2014', [...upToMeeting('2022-09-20'), ['branch_meeting', '2023-04-10']])
  expect(nextDeadline(of)?.date).toBe('2023-07-10')
  expect(lateOnes(of, '2023-05-01')).toEqual([
    { rule: 'PD-05', kind: 'late', date: '2021-12-01', on: '2022-07-01' },
    { rule: 'PD-13', kind: 'late', date: '2022-12-20', on: '2023-04-10' },
  ])
})

test('only the rules of 2026 set a time for the oath, and it is no breach (PD-14)', () => {
  const after: readonly (readonly [DevelopmentAct, string])[] = [
    ...upToMeeting('2022-09-20'),
    ['approval', '2022-10-31'],
  ]
  expect(status('PD-14', facts('2014', after), '2023-06-01')).toEqual(['by_hand', null])
  expect(status('PD-14', facts('2026', after), '2022-11-10')).toEqual(['running', '2022-11-30'])
  expect(status('PD-14', facts('2026', after), '2022-12-01')).toEqual(['overdue', '2022-11-30'])
  expect(lateOnes(facts('2026', after), '2023-06-01').map(({ rule }) => rule)).toEqual(['PD-05'])
})

test('what a corrected date makes too early is told as a breach', () => {
  const wrong = entry('activist', '2021-06-01')
  const of = facts('2014', [
    entry('application', '2021-01-04'),
    wrong,
    entry('candidate', '2022-07-01'),
    entry('activist', '2021-09-01', { corrects: wrong.id }),
  ])
  expect(tooEarlyOnes(of, BUILT_IN_CALENDAR)).toEqual([
    { rule: 'PD-06', kind: 'too_early', date: '2022-09-01', on: '2022-07-01' },
  ])
})

test('a closed case owes nothing more', () => {
  const of = facts('2014', upToMeeting('2022-09-20'), { closed: true })
  expect(nextDeadline(of)).toBeNull()
  expect(lateOnes(of, '2024-01-01').every(({ on }) => on !== null)).toBe(true)
})

test.each<[readonly (readonly [DevelopmentAct, string])[], object]>([
  [[], { stage: 1, nextAct: 'application', dueOn: null }],
  [
    [['application', '2026-06-01']],
    { stage: 1, nextAct: 'talk', possibleOn: '2026-06-01', dueOn: '2026-07-01', dueRule: 'PD-02' },
  ],
  [
    [
      ['application', '2024-06-01'],
      ['talk', '2024-06-20'],
      ['activist', '2025-01-31'],
      ['cultivation', '2025-07-15'],
    ],
    { stage: 2, nextAct: 'publicity', possibleOn: '2025-01-31', dueOn: '2026-01-15', dueRule: 'PD-05' },
  ],
  [upToMeeting('2022-09-20'), { stage: 4, nextAct: 'superior_talk', dueOn: '2022-12-20', dueRule: 'PD-13' }],
])('the board shows of a case where it stands and what is next', (recorded, expected) => {
  expect(summaryOf(facts('2026', recorded), BUILT_IN_CALENDAR)).toMatchObject(expected)
})

test('every deadline that runs has begun with a recorded step', () => {
  expect(deadlinesOf(facts('2026', []))).toEqual([])
})
