import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { DevelopmentAct, RuleSet } from '@alliance/contracts/membership'
import { describe, expect, test } from 'vitest'
import { entry, facts, noFigures, upToMeeting } from './any-case.testing.ts'
import { clocksOf, ruleSetOn } from './clocks.rules.ts'
import type { CaseFacts } from './history.rules.ts'
import { permitOf, restOn, wasSkipped } from './permits.rules.ts'

const permit = (act: DevelopmentAct, of: CaseFacts, on = '9999-01-01') =>
  permitOf(act, of, on, BUILT_IN_CALENDAR)
const earliest = (act: DevelopmentAct, of: CaseFacts) => permit(act, of).earliestOn

test.each<[string, RuleSet]>([
  ['2014-06-11', '2014'],
  ['2026-05-17', '2014'],
  ['2026-05-18', '2026'],
  ['2026-05-19', '2026'],
])('a case opened on %s is under the rules of %s', (openedOn, ruleSet) => {
  expect(ruleSetOn(openedOn)).toBe(ruleSet)
})

test('both rule sets have the nineteen clocks, and cite no article that the sources do not give', () => {
  for (const ruleSet of ['2014', '2026'] as const)
    expect(clocksOf(ruleSet).map(({ rule }) => rule)).toEqual(
      Array.from({ length: 19 }, (_, i) => `PD-${String(i + 1).padStart(2, '0')}`),
    )
  expect(
    clocksOf('2014')
      .filter(({ article }) => article !== null)
      .map(({ rule }) => rule),
  ).toEqual(['PD-18'])
})

describe('the listing as a candidate (PD-06, PD-07)', () => {
  // Hand-written: a year of cultivation, then five full working days of publicity.
  test.each<[string, RuleSet, string, string | null, string | null, boolean]>([
    ['a year to the day', '2014', '2024-05-31', null, '2025-05-31', false],
    ['from a leap day to the last of February', '2014', '2024-02-29', null, '2025-02-28', false],
    ['2014 asks for no publicity', '2014', '2025-01-01', null, '2026-01-01', false],
    ['publicity within the year costs nothing', '2026', '2025-01-01', '2025-12-01', '2026-01-01', false],
    ['posted on a Monday', '2026', '2025-01-01', '2026-06-01', '2026-06-09', false],
    ['posted on a Friday', '2026', '2025-01-01', '2026-06-05', '2026-06-13', false],
    // 2026-10-01..07 off, Saturday 10-10 worked: 8, 9, 10, 12, 13 October count.
    [
      'over the National Day, a make-up Saturday counts',
      '2026',
      '2025-01-01',
      '2026-09-30',
      '2026-10-14',
      false,
    ],
    // 2026-09-20, a Sunday, is worked; 25..27 September are off: 20, 21, 22, 23, 24 count.
    ['a worked Sunday counts', '2026', '2025-01-01', '2026-09-19', '2026-09-25', false],
    // 2026-12-28..31 and the first working day of 2027 after New Year’s Day, which is Monday the 4th.
    ['over New Year, past the calendar', '2026', '2025-01-01', '2026-12-27', '2027-01-05', true],
    ['ending on the last covered day', '2026', '2025-01-01', '2026-12-24', '2027-01-01', false],
  ])('%s', (_, ruleSet, activist, publicity, expected, provisional) => {
    const of = facts(ruleSet, [
      ['application', '2024-01-01'],
      ['activist', activist],
      ...(publicity ? [['publicity', publicity] as const] : []),
    ])
    expect(permit('candidate', of)).toMatchObject({ state: 'possible', earliestOn: expected, provisional })
    const before = expected!
    expect(permit('candidate', of, before).state).toBe('possible')
    expect(permit('candidate', of, dayBefore(before)).state).toBe('too_early')
  })

  test('is missing its publicity under the rules of 2026, and not under those of 2014', () => {
    const recorded = [['application', '2024-01-01'] as const, ['activist', '2024-06-01'] as const]
    expect(permit('candidate', facts('2026', recorded))).toMatchObject({
      state: 'missing',
      missing: ['publicity'],
      earliestOn: null,
    })
    expect(permit('candidate', facts('2014', recorded)).state).toBe('possible')
  })
})

test('an applicant is eighteen, as far as the year of birth tells (PD-01)', () => {
  const young = facts('2026', [], { birthYear: 2009 })
  expect(earliest('application', young)).toBe('2027-01-01')
  expect(permit('application', young, '2026-12-31').state).toBe('too_early')
  expect(permit('application', facts('2026', []), '2026-12-31').state).toBe('possible')
})

describe('the approval (PD-13)', () => {
  const of = facts('2014', upToMeeting('2022-08-31'))
  test.each([
    ['2022-08-30', 'too_early'],
    ['2022-08-31', 'possible'],
    ['2022-11-30', 'possible'],
    ['2023-02-28', 'possible'],
    ['2023-03-01', 'lapsed'],
  ])('dated %s is %s', (on, state) => {
    expect(permit('approval', of, on).state).toBe(state)
  })

  test('after six months the branch meeting is held again, and approval counts from that one', () => {
    expect(permit('branch_meeting', of, '2023-02-28').state).toBe('recorded')
    expect(permit('branch_meeting', of, '2023-03-01').state).toBe('possible')
    const again = facts('2014', [...upToMeeting('2022-08-31'), ['branch_meeting', '2023-04-10']])
    expect(permit('approval', again, '2023-10-10').state).toBe('possible')
    expect(permit('approval', again, '2023-04-09').state).toBe('too_early')
  })

  test('that did not pass sends the case back to the branch meeting', () => {
    const refused = facts('2014', [
      ...upToMeeting('2022-08-31').map(([act, on]) => entry(act, on)),
      entry('approval', '2022-10-01', { outcome: 'not_passed' }),
    ])
    expect(permit('oath', refused).state).toBe('barred')
    expect(permit('branch_meeting', refused).state).toBe('possible')
  })
})

describe('conversion (PD-15, PD-16)', () => {
  const admitted = (meeting: string, ...more: (readonly [DevelopmentAct, string])[]) =>
    facts('2014', [...upToMeeting(meeting), ['approval', '2024-03-20'], ...more])
  test.each([
    ['2024-02-29', '2025-02-28'],
    ['2024-01-31', '2025-01-31'],
    ['2024-03-01', '2025-03-01'],
  ])('counts a year from the branch meeting of %s to %s', (meeting, expected) => {
    expect(earliest('conversion_meeting', admitted(meeting))).toBe(expected)
  })

  test.each([
    [6, '2025-08-31'],
    [12, '2026-02-28'],
  ])('is put off by an extension of %i months, once', (months, expected) => {
    const extended = facts('2014', [
      ...upToMeeting('2024-02-29').map(([act, on]) => entry(act, on)),
      entry('approval', '2024-03-20'),
      entry('extension', '2025-03-01', { figures: { ...noFigures, months } }),
    ])
    const from = months === 6 ? '2025-08-29' : expected
    expect(earliest('conversion_meeting', extended)).toBe(from)
    expect(permit('extension', extended).state).toBe('recorded')
  })
})

test('a failed political review bars admission', () => {
  const failed = facts('2014', [
    ...upToMeeting('2022-08-31')
      .slice(0, 5)
      .map(([act, on]) => entry(act, on)),
    entry('political_review', '2022-08-01', { outcome: 'not_passed' }),
  ])
  expect(permit('pre_review', failed).state).toBe('barred')
  expect(permit('political_review', failed).state).toBe('recorded')
})

test('a step is recorded once, reviews again and again', () => {
  const of = facts('2014', [
    ['application', '2024-01-01'],
    ['activist', '2024-02-01'],
    ['cultivation', '2024-07-01'],
  ])
  expect(permit('activist', of).state).toBe('recorded')
  expect(permit('cultivation', of).state).toBe('possible')
})

test('a step that was passed over is told, and can still be recorded', () => {
  const of = facts('2014', [
    ['application', '2024-01-01'],
    ['activist', '2024-02-01'],
  ])
  expect(wasSkipped('talk', of)).toBe(true)
  expect(wasSkipped('activist', of)).toBe(false)
  expect(wasSkipped('activist_filing', of)).toBe(false)
  expect(permit('talk', of, '2024-01-20').state).toBe('possible')
})

test('an entry that others rest on cannot be taken away', () => {
  const of = facts('2014', [
    ['application', '2024-01-01'],
    ['contacts', '2024-03-01'],
  ])
  expect(restOn('activist', of)).toEqual(['contacts'])
  expect(restOn('talk', of)).toEqual([])
})

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
}
