import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTry } from '../backoff.rules.ts'
import { decide, quietUntil } from './sending.rules.ts'

const night = { from: '22:00', to: '07:30' }
const at = (time: string, day = '2026-03-10') => new Date(`${day}T${time}:00+08:00`).toISOString()
const base = { expiresAt: null, readAt: null, wanted: true, quiet: night }

test('quiet hours hold over midnight, in Shanghai', () => {
  expect(quietUntil(at('21:59'), night)).toBeNull()
  expect(quietUntil(at('22:00'), night)).toBe(at('07:30', '2026-03-11'))
  expect(quietUntil(at('00:10'), night)).toBe(at('07:30'))
  expect(quietUntil(at('07:30'), night)).toBeNull()
  expect(quietUntil(at('13:00'), { from: '12:00', to: '14:00' })).toBe(at('14:00'))
  expect(quietUntil(at('12:00'), { from: '12:00', to: '12:00' })).toBeNull()
})

test('what ends before the quiet hours do is sent, what does not waits', () => {
  expect(decide({ ...base, now: at('23:00'), expiresAt: at('06:00', '2026-03-11') })).toEqual({ do: 'send' })
  expect(decide({ ...base, now: at('23:00'), expiresAt: at('09:00', '2026-03-11') })).toEqual({
    do: 'wait',
    until: at('07:30', '2026-03-11'),
  })
  expect(decide({ ...base, now: at('12:00') })).toEqual({ do: 'send' })
})

test('what nobody wants, what is over and what was read is dropped', () => {
  const now = at('12:00')
  expect(decide({ ...base, now, wanted: false })).toEqual({ do: 'drop', reason: 'not_wanted' })
  expect(decide({ ...base, now, expiresAt: now })).toEqual({ do: 'drop', reason: 'expired' })
  expect(decide({ ...base, now, readAt: now })).toEqual({ do: 'drop', reason: 'read' })
})

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const instant = fc
  .date({ min: new Date('2022-06-29T00:00:00Z'), max: new Date('2099-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

test('quiet hours end within a day, and hold no more when they have ended', () => {
  fc.assert(
    fc.property(instant, clock, clock, (now, from, to) => {
      const until = quietUntil(now, { from, to })
      if (until === null) return
      expect(until > now).toBe(true)
      expect(Date.parse(until) - Date.parse(now)).toBeLessThanOrEqual(86_400_000)
      expect(quietUntil(until, { from, to })).toBeNull()
    }),
  )
})

test('nothing is sent when it is over, and nothing waits for a time when it would be', () => {
  fc.assert(
    fc.property(instant, instant, clock, clock, (now, expiresAt, from, to) => {
      const decision = decide({ ...base, now, expiresAt, quiet: { from, to } })
      if (decision.do === 'send') expect(expiresAt > now).toBe(true)
      if (decision.do === 'wait') expect(decision.until < expiresAt).toBe(true)
    }),
  )
})

test('tries come later and later, by a fifth more or less, and end', () => {
  const now = at('12:00')
  const minutes = (failures: number, chance: number) =>
    (Date.parse(nextTry(now, failures, [1, 5, 30], chance)!) - Date.parse(now)) / 60_000
  expect([minutes(1, 0.5), minutes(2, 0.5), minutes(3, 0.5)]).toEqual([1, 5, 30])
  expect([minutes(2, 0), minutes(2, 1)]).toEqual([4, 6])
  expect(nextTry(now, 4, [1, 5, 30], 0.5)).toBeNull()
})
