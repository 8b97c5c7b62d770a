import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  attendedOf,
  classHoursOf,
  completion,
  learnt,
  minutesOf,
  type CompletionInputs,
} from './completion.rules.ts'
import { afterStep, courseFaults, isOpen, stepsFor, touchesReviewed } from './courses.rules.ts'

const { decide } = completion.versions[0]
const session = (no: number, minutes: number | null, required = false) => ({
  no,
  activityId: `act_${no}`,
  required,
  minutes,
})
const base: CompletionInputs = {
  requirement: { leastSessions: 2, leastMinutes: 200, assessment: true },
  sessions: [session(1, 120, true), session(2, 90), session(3, null)],
  assessment: { passed: true, revision: 1 },
}
const missing = (given: Partial<CompletionInputs>) =>
  decide({ ...base, ...given }).reasons.flatMap(({ met, text }) => (met ? [] : [text.zh]))

test.each([
  ['nothing is missing', {}, []],
  [
    'sessions and minutes',
    { sessions: [session(1, 120, true)] },
    ['出席 1 次，要求 2 次，还差 1 次', '学习 120 分钟（2.6 学时），要求 200 分钟，还差 80 分钟'],
  ],
  [
    'a required session, by its number',
    { sessions: [session(1, null, true), session(2, 120), session(3, 120)] },
    ['必修课还缺第 1 次'],
  ],
  ['no assessment', { assessment: null }, ['尚未考核']],
  ['a failed one', { assessment: { passed: false, revision: 2 } }, ['考核未合格']],
] as [string, Partial<CompletionInputs>, string[]][])(
  'it says exactly what is missing: %s',
  (_, given, told) => {
    expect(missing(given)).toEqual(told)
    expect(decide({ ...base, ...given }).outcome).toBe(told.length === 0 ? 'earned' : 'not_yet')
  },
)

test('what is not asked for is not spoken of', () => {
  const { reasons } = decide({
    ...base,
    requirement: { leastSessions: 0, leastMinutes: 0, assessment: false },
    sessions: [session(1, null)],
    assessment: null,
  })
  expect(reasons).toEqual([])
})

test('a class hour has 45 minutes; minutes count up to what a session is worth', () => {
  expect([44, 45, 90, 120, 810].map(classHoursOf)).toEqual([0.9, 1, 2, 2.6, 18])
  expect([learnt(120, 90), learnt(60, 90), learnt(120, null)]).toEqual([90, 60, 120])
})

const anyInputs: fc.Arbitrary<CompletionInputs> = fc.record({
  requirement: fc.record({
    leastSessions: fc.integer({ min: 0, max: 6 }),
    leastMinutes: fc.integer({ min: 0, max: 600 }),
    assessment: fc.boolean(),
  }),
  sessions: fc
    .array(
      fc.record({
        required: fc.boolean(),
        minutes: fc.option(fc.integer({ min: 1, max: 180 })),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((all) => all.map((each, i) => ({ ...each, no: i + 1, activityId: `act_${i}` }))),
  assessment: fc.option(fc.record({ passed: fc.boolean(), revision: fc.constant(1) })),
})

test('who has earned it has every session, minute and pass that it takes, and who has not is told what is missing', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { outcome, reasons } = decide(inputs)
      const { requirement, sessions, assessment } = inputs
      const all =
        attendedOf(inputs).length >= requirement.leastSessions &&
        minutesOf(inputs) >= requirement.leastMinutes &&
        sessions.every(({ required, minutes }) => !required || minutes !== null) &&
        (!requirement.assessment || assessment?.passed === true)
      expect(outcome === 'earned').toBe(all)
      expect(reasons.some(({ met }) => !met)).toBe(!all)
    }),
  )
})

test('attending one more session never loses what was earned', () => {
  fc.assert(
    fc.property(anyInputs, fc.integer({ min: 1, max: 180 }), (inputs, minutes) => {
      fc.pre(decide(inputs).outcome === 'earned')
      const sessions = inputs.sessions.map((each) => ({ ...each, minutes: each.minutes ?? minutes }))
      expect(decide({ ...inputs, sessions }).outcome).toBe('earned')
    }),
  )
})

test('a course goes from draft over review to its end, and what is over stays', () => {
  const steps = ['submit', 'return', 'publish', 'close', 'cancel'] as const
  const possible = (state: Parameters<typeof afterStep>[0]) =>
    steps.filter((step) => afterStep(state, step) !== null)
  expect(possible('draft')).toEqual(['submit', 'cancel'])
  expect(possible('in_review')).toEqual(['return', 'publish', 'cancel'])
  expect(possible('published')).toEqual(['close', 'cancel'])
  expect([possible('closed'), possible('cancelled')]).toEqual([[], []])
  expect([touchesReviewed(['capacity', 'endsOn']), touchesReviewed(['requirement'])]).toEqual([false, true])
  const asking = { wrote: false, open: true, writes: true, publishes: true, sees: true, enrols: true }
  expect(stepsFor({ ...asking, state: 'in_review', wrote: true })).not.toContain('publish')
  expect(stepsFor({ ...asking, state: 'published' })).toEqual([
    'edit',
    'close',
    'cancel',
    'see_learners',
    'enrol_staff',
  ])
})

test('a course is enrolled in until its last day to enrol, or its last day', () => {
  const course = { state: 'published' as const, endsOn: '2026-12-31', enrolUntil: null }
  expect(isOpen(course, '2026-12-31')).toBe(true)
  expect(isOpen({ ...course, enrolUntil: '2026-11-30' }, '2026-12-01')).toBe(false)
  expect(isOpen({ ...course, state: 'closed' }, '2026-12-01')).toBe(false)
})

test('a course that asks for more than it teaches, or for nothing, is refused', () => {
  const sessions = [{ activityId: 'act_1', required: false }]
  const given = { opensOn: '2026-11-01', endsOn: '2026-12-31', enrolUntil: null, sessions, requirement: null }
  const requirement = { leastSessions: 1, leastMinutes: 0, assessment: false }
  const pointers = (change: Partial<Parameters<typeof courseFaults>[0]>) =>
    courseFaults({ ...given, ...change }).map(({ pointer }) => pointer)
  expect(pointers({ requirement })).toEqual([])
  expect(pointers({ requirement: { ...requirement, leastSessions: 2 } })).toEqual([
    '/requirement/leastSessions',
  ])
  expect(pointers({ requirement: { ...requirement, leastSessions: 0 } })).toEqual(['/requirement'])
  expect(pointers({ endsOn: '2026-10-01' })).toEqual(['/endsOn'])
  expect(pointers({ sessions: [...sessions, ...sessions] })).toEqual(['/sessions/1/activityId'])
})
