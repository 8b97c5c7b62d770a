import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCrowd, ask, cron, env, inHours, planned, secretary } from '../../test/world.testing.ts'
import { registering, stepOf, withSeats } from './registrations.testing.ts'

const people = 9
const person = fc.integer({ min: 0, max: people - 1 })
const act = fc.oneof(
  { weight: 5, arbitrary: person.map((who) => ({ what: 'register', who }) as const) },
  { weight: 3, arbitrary: person.map((who) => ({ what: 'withdrawal', who }) as const) },
  { weight: 2, arbitrary: person.map((who) => ({ what: 'acceptance', who }) as const) },
  { weight: 1, arbitrary: person.map((who) => ({ what: 'refusal', who }) as const) },
  { weight: 1, arbitrary: fc.constant({ what: 'expire' } as const) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 5 }).map((seats) => ({ what: 'seats', seats }) as const),
  },
)

interface Row {
  id: string
  state: string
  sequence: number
}
const held = ['confirmed', 'offered']

test('whatever people do, at once or one after the other, seats are never more than there are, and nobody overtakes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 8 }),
      async (capacity, turns) => {
        const { id } = await withSeats(capacity)
        const crowd = await aCrowd(people)
        const mine = new Map<number, string>()
        const perform = async (action: (typeof turns)[number][number]) => {
          if (action.what === 'register') {
            const { status, body } = await registering(id, crowd[action.who]!)
            if (status === 201) mine.set(action.who, body.registration.id)
          } else if (action.what === 'expire') {
            await env.DB.prepare(
              "UPDATE registration SET offer_expires_at = ? WHERE activity_id = ? AND state = 'offered'",
            )
              .bind(inHours(-1), id)
              .run()
            await cron()
          } else if (action.what === 'seats') {
            const version = await env.DB.prepare('SELECT version FROM activity WHERE id = ?')
              .bind(id)
              .first<number>('version')
            await ask(secretary).patch(`/activities/${id}`, version!, {
              registration: planned(action.seats),
              reason: '调整名额',
            })
          } else if (mine.has(action.who))
            await stepOf(mine.get(action.who)!, action.what, crowd[action.who]!)
        }
        for (const together of turns) {
          await Promise.all(together.map(perform))
          const { results } = await env.DB.prepare(
            'SELECT id, state, sequence FROM registration WHERE activity_id = ? ORDER BY sequence',
          )
            .bind(id)
            .all<Row>()
          const seats = await env.DB.prepare('SELECT capacity, taken FROM pool WHERE activity_id = ?')
            .bind(id)
            .first<{ capacity: number; taken: number }>()
          const inSeats = results.filter(({ state }) => held.includes(state))
          const waiting = results.filter(({ state }) => state === 'waiting')
          expect(results.map(({ sequence }) => sequence)).toEqual(results.map((_, i) => i + 1))
          expect(seats!.taken).toBe(inSeats.length)
          expect(inSeats.length).toBeLessThanOrEqual(seats!.capacity)
          // A free seat is on offer at once, so as long as anyone waits there is none; and who waits came last.
          if (waiting.length > 0) expect(inSeats.length).toBe(seats!.capacity)
          for (const { sequence } of waiting)
            expect(inSeats.every((one) => one.sequence < sequence)).toBe(true)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 240_000)
