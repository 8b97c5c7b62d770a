import type { ActivityState } from '@alliance/contracts/events'
import { expect, test } from 'vitest'
import { afterStep, hasBegun, stepsFor, touchesReviewed, type Step } from './steps.rules.ts'

const table: Record<ActivityState, Partial<Record<Step, ActivityState>>> = {
  draft: { submit: 'in_review', cancel: 'cancelled' },
  in_review: { return: 'draft', publish: 'published', cancel: 'cancelled' },
  published: { start: 'ongoing', close: 'closed', cancel: 'cancelled' },
  ongoing: { close: 'closed', cancel: 'cancelled' },
  closed: {},
  cancelled: {},
}
const steps: Step[] = ['submit', 'return', 'publish', 'start', 'close', 'cancel']

test.each(Object.keys(table) as ActivityState[])('what may follow %s', (state) => {
  expect(
    Object.fromEntries(
      steps.map((step) => [step, afterStep(state, step)] as const).filter(([, to]) => to !== null),
    ),
  ).toEqual(table[state])
})

const all = {
  wrote: false,
  begun: false,
  takesRegistrations: true,
  writes: true,
  publishes: true,
  registers: true,
  readsRegistrations: true,
  raisesTopics: false,
}
test('whoever wrote it may do everything but publish it', () => {
  expect(stepsFor({ ...all, state: 'in_review' })).toContain('publish')
  expect(stepsFor({ ...all, state: 'in_review', wrote: true })).not.toContain('publish')
})
test('it is closed once it has begun, and staff are registered while it is published or goes on', () => {
  expect(stepsFor({ ...all, state: 'published' })).not.toContain('close')
  expect(stepsFor({ ...all, state: 'published', begun: true })).toContain('close')
  expect(stepsFor({ ...all, state: 'closed', begun: true })).toEqual(['see_registrations'])
})
test.each([
  ['published', '10:00', true],
  ['published', '10:01', false],
  ['ongoing', '10:01', true],
  ['closed', '10:01', true],
  ['draft', '09:00', false],
  ['cancelled', '09:00', false],
] as const)('%s and planned for %s has begun at ten: %s', (state, startsAt, begun) => {
  expect(hasBegun({ state, startsAt }, '10:00')).toBe(begun)
})
test('arrangements are no reviewed text', () => {
  expect(touchesReviewed(['startsAt', 'venue', 'registration'])).toBe(false)
  expect(touchesReviewed(['startsAt', 'detail'])).toBe(true)
})
