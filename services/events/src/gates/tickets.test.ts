import { checkTicket, readTicket, rotatingTicket } from '@alliance/gates'
import type { Ticket } from '@alliance/contracts/events'
import { expect, test } from 'vitest'
import { ask, done, secretary, someone } from '../../test/world.testing.ts'
import { registered, stepOf, withSeats } from '../registrations/registrations.testing.ts'
import { anAdmission, devicesAt } from './gates.testing.ts'

async function open(people: number) {
  const { id: activityId } = await withSeats(10)
  const holders = await registered(activityId, people)
  await anAdmission({ capacity: 10 }, activityId)
  return { activityId, holders }
}
const ticketOf = (id: string, as: Parameters<typeof ask>[0]) =>
  ask(as).get<Ticket>(`/registrations/${id}/ticket`)

test('a holder’s ticket is taken by the roster that gates get, and by its printed form', async () => {
  const { activityId, holders } = await open(3)
  const [device] = await devicesAt(activityId, 1)
  const { roster } = await device!.exchange()
  expect(roster!.persons).toHaveLength(3)
  const { id, as } = holders[1]!
  const ticket = done(await ticketOf(id, as))
  const expected = roster!.persons.find((person) => person.registrationId === id)!
  expect(expected).toEqual({ registrationId: id, name: ticket.name, secret: ticket.secret, generation: 1 })
  const now = Date.now()
  const check = {
    activityId,
    secret: expected.secret,
    generation: 1,
    ticketKey: device!.enrolled.serverKey,
    time: { earliest: now, latest: now },
    toleranceMs: 30_000,
  }
  expect(await checkTicket(readTicket(await rotatingTicket(ticket.secret, id, now))!, check)).toBeNull()
  expect(await checkTicket(readTicket(ticket.printed)!, check)).toBeNull()
})

test('the roster is told again only when it has changed', async () => {
  const { activityId, holders } = await open(2)
  const [device] = await devicesAt(activityId, 1)
  const { roster } = await device!.exchange()
  expect((await device!.exchange({ roster: roster!.version })).roster).toBeNull()
  done(await stepOf(holders[0]!.id, 'withdrawal', holders[0]!.as))
  const changed = (await device!.exchange({ roster: roster!.version })).roster
  expect(changed!.persons.map(({ registrationId }) => registrationId)).toEqual([holders[1]!.id])
  await registered(activityId, 1)
  expect((await device!.exchange({ roster: changed!.version })).roster!.persons).toHaveLength(2)
})

test('a ticket is its holder’s and the organiser’s, nobody else’s', async () => {
  const { holders } = await open(2)
  expect((await ticketOf(holders[0]!.id, holders[0]!.as)).status).toBe(200)
  expect((await ticketOf(holders[0]!.id, secretary)).status).toBe(200)
  expect((await ticketOf(holders[0]!.id, holders[1]!.as)).code).toBe('resource.not_found')
  expect((await ticketOf(holders[0]!.id, await someone())).code).toBe('resource.not_found')
})

test('there is no ticket before admission is open, nor without a seat', async () => {
  const { id: activityId } = await withSeats(1)
  const holders = await registered(activityId, 2)
  expect((await ticketOf(holders[0]!.id, holders[0]!.as)).code).toBe('ticket.not_open')
  await anAdmission({}, activityId)
  expect((await ticketOf(holders[1]!.id, holders[1]!.as)).code).toBe('ticket.not_confirmed')
})

test('a ticket issued anew has another secret, which gates hear of', async () => {
  const { activityId, holders } = await open(1)
  const [{ id, as }] = holders as [(typeof holders)[0]]
  const [device] = await devicesAt(activityId, 1)
  const before = (await device!.exchange()).roster!
  const first = done(await ticketOf(id, as))
  const path = `/registrations/${id}/ticket/reissues`
  const second = done(await ask(as).post<Ticket>(path, { reason: '手机遗失' }))
  expect(second).toMatchObject({ generation: 2 })
  expect(second.secret).not.toBe(first.secret)
  const after = (await device!.exchange({ roster: before.version })).roster!
  expect(after.persons).toMatchObject([{ secret: second.secret, generation: 2 }])
  expect(done(await ticketOf(id, as)).secret).toBe(second.secret)
})
