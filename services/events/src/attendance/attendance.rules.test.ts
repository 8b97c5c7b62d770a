import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confirmation, proposalOf, seenOf, type ConfirmationInputs } from './attendance.rules.ts'

const span = { from: '2026-11-05T06:00:00.000Z', to: '2026-11-05T08:00:00.000Z' }
const at = (minutes: number) => new Date(Date.parse(span.from) + minutes * 60_000).toISOString()
const stay = (from: number, to: number | null) => ({ from: at(from), to: to === null ? null : at(to) })

test.each([
  ['came and left', [stay(0, 120)], false, 120, 'present'],
  ['came early and stayed on', [stay(-30, 200)], false, 120, 'present'],
  ['half of it is enough', [stay(60, 120)], false, 60, 'present'],
  ['less than half is not', [stay(61, 120)], false, 59, 'unclear'],
  ['was never seen leaving', [stay(0, null)], false, 120, 'unclear'],
  ['two gates disagree', [stay(0, 120)], true, 120, 'unclear'],
  ['went out between', [stay(0, 30), stay(60, 120)], false, 90, 'present'],
] as const)('%s', (_, stays, conflict, minutes, proposal) => {
  const seen = seenOf(stays, conflict, span)
  expect(seen).toMatchObject({ minutes })
  expect(proposalOf(seen, 120)).toBe(proposal)
})

test('nobody saw who came only when it was over', () => {
  expect(seenOf([stay(121, 130)], false, span)).toBeNull()
  expect(proposalOf(null, 120)).toBe('unseen')
})

const { decide } = confirmation.versions[0]
const seen = { minutes: 110, late: 5, early: 5, open: false, conflict: false }
const base: ConfirmationInputs = {
  choice: 'present',
  minutes: null,
  leave: null,
  reasoned: false,
  seen,
  length: 120,
  own: false,
  correction: false,
}
const told = (given: Partial<ConfirmationInputs>) => {
  const { outcome, reasons } = decide({ ...base, ...given })
  return outcome === 'refused' ? reasons[0]!.code : outcome
}

test.each([
  [{}, 'present'],
  [{ own: true }, 'attendance.own'],
  [{ correction: true }, 'attendance.reason'],
  [{ minutes: 90 }, 'attendance.reason'],
  [{ minutes: 90, reasoned: true }, 'present'],
  [{ minutes: 121, reasoned: true }, 'attendance.minutes'],
  [{ seen: null }, 'attendance.minutes'],
  [{ seen: null, minutes: 120 }, 'attendance.reason'],
  [{ seen: null, minutes: 120, reasoned: true }, 'present'],
  [{ seen: { ...seen, open: true } }, 'attendance.minutes'],
  [{ choice: 'excused', seen: null }, 'attendance.leave'],
  [{ choice: 'excused', seen: null, leave: 'illness' }, 'excused'],
  [{ choice: 'excused', leave: 'work' }, 'attendance.reason'],
  [{ choice: 'absent', seen: null }, 'absent'],
  [{ choice: 'absent', seen: null, leave: 'work' }, 'attendance.leave'],
  [{ choice: 'absent', seen: null, minutes: 3 }, 'attendance.minutes'],
  [{ choice: 'absent' }, 'attendance.reason'],
] as [Partial<ConfirmationInputs>, string][])('of %j comes %s', (given, outcome) => {
  expect(told(given)).toBe(outcome)
})

const anyInputs = fc.record({
  choice: fc.constantFrom('present' as const, 'excused' as const, 'absent' as const),
  minutes: fc.option(fc.integer({ min: 0, max: 300 })),
  leave: fc.option(fc.constantFrom('work' as const, 'illness' as const)),
  reasoned: fc.boolean(),
  seen: fc.option(
    fc.record({
      minutes: fc.integer({ min: 0, max: 120 }),
      late: fc.constant(0),
      early: fc.constant(0),
      open: fc.boolean(),
      conflict: fc.boolean(),
    }),
  ),
  length: fc.constant(120),
  own: fc.boolean(),
  correction: fc.boolean(),
})

test('without a reason nothing is recorded but what scans show, and nothing of one’s own', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { outcome } = decide(inputs)
      if (outcome === 'refused') return
      expect(inputs.own).toBe(false)
      if (inputs.reasoned) return
      expect(inputs.correction).toBe(false)
      if (outcome === 'present') expect(proposalOf(inputs.seen, inputs.length)).toBe('present')
      else expect(inputs.seen).toBeNull()
    }),
  )
})
