import { decide } from '@alliance/service-kit/receipts/rule'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, dailyCap, hoursOf, minutesRule, served, type Inputs } from './minutes.rules.ts'
import { allows, isDeskTime } from './steps.rules.ts'

const at = (clock: string) => `2026-11-20T${clock}:00.000Z`
const inputs = (given: Partial<Inputs> = {}): Inputs => ({
  basis: 'desk',
  shift: { startsAt: at('01:00'), endsAt: at('04:00') },
  startedAt: at('01:00'),
  endedAt: at('04:00'),
  breakMinutes: 0,
  dayBefore: 0,
  today: '2026-11-20',
  recordUntil: '2026-12-04',
  ...given,
})
const outcome = (given: Partial<Inputs>) => {
  const ruling = decide(minutesRule, '2026-11-20', inputs(given))
  return [ruling.outcome, ...ruling.reasons.filter(({ met }) => !met).map(({ code }) => code)]
}

test.each([
  ['the whole shift', {}, 180],
  ['who came early and stayed longer has the shift', { startedAt: at('00:20'), endedAt: at('05:00') }, 180],
  ['who came late has what is left', { startedAt: at('02:30') }, 90],
  ['rest is no service', { breakMinutes: 30 }, 150],
  ['seconds of a minute that was begun do not count', { endedAt: '2026-11-20T01:10:59.000Z' }, 10],
  ['who came and left before it has nothing', { startedAt: at('00:10'), endedAt: at('00:50') }, 0],
  ['the day is full at eight hours', { dayBefore: 400 }, 80],
] as const)('%s', (_, given, minutes) => expect(counted(inputs(given))).toBe(minutes))

test('it is refused with its reasons', () => {
  expect(outcome({})).toEqual(['recorded'])
  expect(outcome({ dayBefore: 480 })).toEqual(['refused', 'daily_cap'])
  expect(outcome({ breakMinutes: 180 })).toEqual(['refused', 'within_shift', 'daily_cap'])
  expect(outcome({ basis: 'confirmation', today: '2026-12-05' })).toEqual(['refused', 'in_time'])
  expect(outcome({ basis: 'confirmation', today: '2026-12-04' })).toEqual(['recorded'])
})

const instants = fc
  .integer({ min: Date.parse(at('00:00')), max: Date.parse(at('23:00')) })
  .map((time) => new Date(time).toISOString())
const anyInputs = fc
  .record({
    times: fc.tuple(instants, instants, instants, instants),
    breakMinutes: fc.integer({ min: 0, max: 720 }),
    dayBefore: fc.integer({ min: 0, max: dailyCap }),
  })
  .map(({ times: [a, b, c, d], ...rest }) =>
    inputs({
      shift: { startsAt: a < b ? a : b, endsAt: a < b ? b : a },
      startedAt: c < d ? c : d,
      endedAt: c < d ? d : c,
      ...rest,
    }),
  )

test('what counts is never more than was served, than the shift is long, or than the day has left', () => {
  fc.assert(
    fc.property(anyInputs, (given) => {
      const { shift, dayBefore } = given
      const long = (Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 60_000
      const counts = counted(given)
      expect(Number.isInteger(counts) && counts >= 0).toBe(true)
      expect(counts).toBeLessThanOrEqual(Math.min(served(given), long))
      expect(dayBefore + counts).toBeLessThanOrEqual(dailyCap)
    }),
  )
})

test('more rest and a later beginning never count for more', () => {
  fc.assert(
    fc.property(anyInputs, fc.integer({ min: 0, max: 600 }), (given, more) => {
      const later = new Date(Date.parse(given.startedAt) + more * 60_000).toISOString()
      expect(served({ ...given, breakMinutes: given.breakMinutes + more })).toBeLessThanOrEqual(served(given))
      expect(served({ ...given, startedAt: later })).toBeLessThanOrEqual(served(given))
    }),
  )
})

test('half hours are rounded down', () => {
  expect([29, 30, 89, 90, 2160].map(hoursOf)).toEqual([0, 0.5, 1, 1.5, 36])
})

test('what was recorded is only taken back, what was withdrawn stays so', () => {
  const steps = ['withdraw', 'check_in', 'check_out', 'report', 'confirm', 'return', 'reverse'] as const
  const possible = (state: Parameters<typeof allows>[0]) => steps.filter((step) => allows(state, step))
  expect(possible('recorded')).toEqual(['reverse'])
  expect(possible('withdrawn')).toEqual([])
  expect(possible('reversed')).toEqual(['confirm'])
})

test('a desk checks in from an hour before until the end, and out until an hour after it', () => {
  const { shift } = inputs()
  const times = ['2026-11-19T23:59:59.999Z', at('00:00'), at('03:59'), at('04:00'), at('05:00')]
  const open = (step: 'check_in' | 'check_out') => times.map((now) => isDeskTime(shift, step, now))
  expect(open('check_in')).toEqual([false, true, true, false, false])
  expect(open('check_out')).toEqual([false, true, true, true, false])
})
