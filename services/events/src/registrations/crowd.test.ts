import { expect, test } from 'vitest'
import { aCrowd, ask, someone } from '../../test/world.testing.ts'
import { registering, standings, takenOf, withSeats } from './registrations.testing.ts'

test('of two thousand at once for a hundred seats the first hundred have one, the others wait in their order', async () => {
  const { id } = await withSeats(100)
  const crowd = await aCrowd(2000)
  const answers = await Promise.all(crowd.map((as) => registering(id, as)))

  expect(answers.every(({ status }) => status === 201)).toBe(true)
  const told = answers
    .map(({ body }) => body.registration)
    .toSorted((a, b) => a.sequence - b.sequence)
    .map(({ sequence, state }) => ({ sequence, state }))
  const expected = Array.from({ length: 2000 }, (_, i) => ({
    sequence: i + 1,
    state: i < 100 ? 'confirmed' : 'waiting',
  }))
  expect(told).toEqual(expected)
  expect(await standings(id)).toEqual(expected.map((one) => ({ ...one, turn: one.sequence })))
  expect(await takenOf(id)).toBe(100)
  // Who was told a place on the waiting list was told the right one, as far as it is counted.
  for (const { body } of answers) {
    const { registration, queue } = body
    const ahead = registration.sequence - 101
    expect(queue).toEqual(
      registration.state === 'waiting' ? { ahead: Math.min(ahead, 500), more: ahead > 500 } : null,
    )
  }
}, 240_000)

test('twenty requests with one key are one registration and one answer', async () => {
  const { id } = await withSeats(5)
  const as = await someone()
  const key = crypto.randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      ask(as).post(`/activities/${id}/registrations`, { placeKind: 'public' }, { key }),
    ),
  )
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  expect(await standings(id)).toHaveLength(1)
})

test('one person at once from twenty devices is registered once', async () => {
  const { id } = await withSeats(5)
  const as = await someone()
  const answers = await Promise.all(Array.from({ length: 20 }, () => registering(id, as)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'registration.duplicate']))
  expect(await takenOf(id)).toBe(1)
})
