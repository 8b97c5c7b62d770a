import { addDays, addYears } from '@alliance/calendar'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mustExtend, remindedUntil, termState } from './terms.rules.ts'

const term = (dueOn: string, extendedTo: string | null = null, endedOn: string | null = null) => ({
  dueOn,
  extendedTo,
  endedOn,
})

describe('the state of a term', () => {
  test.each([
    ['2025-06-29', null, '2024-12-28', 'running'],
    ['2025-06-29', null, '2024-12-29', 'due_soon'],
    ['2025-06-29', null, '2025-06-28', 'due_soon'],
    ['2025-06-29', null, '2025-06-29', 'overdue'],
    ['2025-06-29', '2026-06-29', '2025-06-29', 'extended'],
    ['2025-06-29', '2026-06-29', '2026-06-28', 'extended'],
    ['2025-06-29', '2026-06-29', '2026-06-29', 'extension_overdue'],
    // The last of a month: half a year before 31 August is the last of February.
    ['2025-08-31', null, '2025-02-28', 'due_soon'],
    ['2025-08-31', null, '2025-02-27', 'running'],
    ['2024-08-29', null, '2024-02-29', 'due_soon'],
  ] as const)('due %s, extended to %s, is on %s %s', (dueOn, extendedTo, date, state) => {
    expect(termState(term(dueOn, extendedTo), date)).toBe(state)
  })

  test('is ended for good once an election was held', () => {
    expect(termState(term('2025-06-29', null, '2025-05-01'), '2024-01-01')).toBe('ended')
  })
})

const day = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('what is called to mind on a day is what is due soon, the last days of months too', () => {
  expect(remindedUntil('2025-02-28')).toBe('2025-08-31')
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 400 }), (date, days) => {
      const dueOn = addDays(date, days)
      return dueOn <= remindedUntil(date) === (termState(term(dueOn), date) !== 'running')
    }),
  )
})

describe('an extension', () => {
  test.each([
    ['2025-06-29', null, '2025-06-29', false],
    ['2025-06-29', null, '2025-06-30', true],
    ['2025-06-29', null, '2026-06-29', true],
    ['2025-06-29', null, '2026-06-30', false],
    ['2025-06-29', '2026-01-01', '2026-06-29', true],
    ['2025-06-29', '2026-01-01', '2026-01-01', false],
    // A leap day's year ends on the last of February.
    ['2024-02-29', null, '2025-02-28', true],
    ['2024-02-29', null, '2025-03-01', false],
  ])('of a term due %s, extended to %s, to %s: %s', (dueOn, extendedTo, to, fits) => {
    const extend = () => mustExtend(term(dueOn, extendedTo), to)
    if (fits) expect(extend).not.toThrow()
    else expect(extend).toThrow()
  })

  test('never lasts longer than a year past the due date', () => {
    fc.assert(
      fc.property(day, day, (dueOn, to) => {
        try {
          mustExtend(term(dueOn), to)
        } catch {
          return true
        }
        return to > dueOn && to <= addYears(dueOn, 1)
      }),
    )
  })
})
