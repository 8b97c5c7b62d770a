import type { ActivityDetail } from '@alliance/contracts/events'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bandOf,
  capped,
  earned,
  objectionsUntil,
  periodOf,
  periodsOf,
  periodState,
  scoreOf,
} from './points.rules.ts'

const speaker = (personId: string | null) => ({ name: '主讲示例', title: null, personId })
const partyDay = { branchIds: ['pty_1'], theme: '主题', materials: [{ title: '材料', url: null }] }
const details = {
  day: { kind: 'party_day', ...partyDay },
  lecture: { kind: 'lecture', branchIds: ['pty_1'], lecturer: speaker('per_speaker'), topic: '专题' },
  salon: { kind: 'salon', topics: ['题'], speakers: [speaker(null)], partyDay: null },
  salonWithDay: { kind: 'salon', topics: ['题'], speakers: [speaker('per_speaker')], partyDay },
} satisfies Record<string, ActivityDetail>

test.each([
  ['day', 'per_any', 'present', ['theme_day']],
  ['day', 'per_any', 'excused', []],
  ['day', 'per_any', 'absent', ['absence']],
  ['lecture', 'per_any', 'present', ['meeting']],
  ['lecture', 'per_speaker', 'present', ['meeting', 'speaking']],
  ['lecture', 'per_speaker', 'absent', ['absence']],
  ['salon', 'per_any', 'present', []],
  ['salon', 'per_any', 'absent', []],
  ['salonWithDay', 'per_speaker', 'present', ['theme_day', 'speaking']],
] as const)('at a %s %s, who is %s', (detail, personId, outcome, rules) => {
  expect(earned(details[detail], { personId, outcome })).toEqual(rules)
})

test('whatever is entered in whatever order, a rule never gives more than its cap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 })), fc.integer({ min: 0, max: 30 }), (gives, cap) => {
      const sum = gives.reduce((used, each) => used + capped(each, cap, used), 0)
      expect(sum).toBe(
        Math.min(
          cap,
          gives.reduce((all, each) => all + each, 0),
        ),
      )
    }),
  )
})

test('a score has no end above and none below nought', () => {
  expect([scoreOf(-80), scoreOf(0), scoreOf(70)]).toEqual([0, 60, 130])
  expect([90, 89, 70, 69, 60, 59].map(bandOf)).toEqual([
    'excellent',
    'good',
    'good',
    'qualified',
    'qualified',
    'talk',
  ])
})

test('quarters, and how they come to be locked', () => {
  expect(['2026-01-01', '2026-03-31', '2026-12-31'].map(periodOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q4'])
  expect(periodsOf(2026, '2026-05-01')).toEqual(['2026-Q2', '2026-Q1'])
  // Three working days over the National Day holiday.
  expect(objectionsUntil('2026-09-29')).toBe('2026-10-09')
  const confirmed = { objectionsUntil: '2026-10-09', openObjections: 0 }
  expect(periodState('2026-Q4', null, '2026-12-31')).toBe('running')
  expect(periodState('2026-Q3', null, '2026-10-01')).toBe('to_confirm')
  expect(periodState('2026-Q3', confirmed, '2026-10-09')).toBe('contestable')
  expect(periodState('2026-Q3', confirmed, '2026-10-10')).toBe('locked')
  expect(periodState('2026-Q3', { ...confirmed, openObjections: 1 }, '2026-11-01')).toBe('contestable')
})
