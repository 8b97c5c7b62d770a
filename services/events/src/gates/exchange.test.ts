import { merge, openLease } from '@alliance/gates'
import { expect, test } from 'vitest'
import { ask, done, env, secretary } from '../../test/world.testing.ts'
import type { TestDevice } from './device.testing.ts'
import { gates } from './gates.testing.ts'

const person = (n: number) => `rgn_${String(n).padStart(26, '0')}`
const expire = (activityId: string) =>
  env.DB.prepare(`UPDATE gate_lease SET valid_until = '2026-01-01T00:00:00.000Z' WHERE activity_id = ?`)
    .bind(activityId)
    .run()

test('a device gets a signed lease, admits on it without asking, and hands in', async () => {
  const { devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  const answer = await device.ask(4)
  expect(await openLease(device.enrolled.serverKey, answer.leases[0]!)).toMatchObject({
    entries: 4,
    walkIns: 0,
  })
  expect(await device.pass(person(1))).toMatchObject({ outcome: 'admitted' })
  expect(await device.pass(person(2))).toMatchObject({ outcome: 'admitted' })
  await device.pass(person(2), 'out')
  expect(await device.exchange()).toMatchObject({ highWater: 3 })
  expect((await board()).admission).toMatchObject({ admitted: 2, inside: 1, reserved: 2, uncovered: 0 })
})

test('asking again with the same request gives the same lease, not another', async () => {
  const { devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  const body = device.composed({ want: { requestId: crypto.randomUUID(), entries: 4, walkIns: 0 } })
  const answers = await Promise.all(Array.from({ length: 5 }, () => device.send(body)))
  const leases = new Set(
    await Promise.all(
      answers.map(async (one) => (await openLease(device.enrolled.serverKey, done(one).leases[0]!))!.id),
    ),
  )
  expect(leases.size).toBe(1)
  expect((await board()).admission.reserved).toBe(4)
})

test('eight devices that ask at once never hold more than the capacity', async () => {
  const { devices, board } = await gates(8, { capacity: 50, walkInCapacity: 9 })
  for (let round = 0; round < 3; round += 1) await Promise.all(devices.map((device) => device.ask(20, 5)))
  const { admission, leases } = await board()
  expect(admission.reserved).toBe(50)
  expect(leases.reduce((sum, { held }) => sum + held, 0)).toBe(50)
})

test('handing in twice, out of order and in parts is one state', async () => {
  const { devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(10)
  for (const n of [1, 2, 3, 4, 5]) await device.pass(person(n))
  const all = device.composed().entries
  const parts = [all.slice(3), all.slice(1, 4), all.slice(3), all.slice(0, 1), all]
  const marks: number[] = []
  for (const entries of parts) marks.push(done(await device.send(device.composed({ entries }))).highWater)
  expect(marks).toEqual([0, 0, 0, 5, 5])
  expect((await board()).admission).toMatchObject({ admitted: 5, reserved: 5 })
  const { results } = await env.DB.prepare('SELECT count(*) AS n FROM gate_entry WHERE device_id = ?')
    .bind(device.enrolled.deviceId)
    .all<{ n: number }>()
  expect(results[0]!.n).toBe(5)
})

test('one person let in by two gates without network counts once and is shown to a human', async () => {
  const { activityId, devices, board } = await gates(2)
  const [one, other] = devices as [TestDevice, TestDevice]
  await one.ask(3)
  await other.ask(3)
  await one.pass(person(1))
  await other.pass(person(1))
  await Promise.all([one.exchange(), other.exchange()])
  expect((await board()).admission).toMatchObject({ admitted: 1, inside: 1, conflicts: 1, reserved: 4 })
  const conflicts = done(
    await ask(secretary).get<{ items: { subject: string; gates: string[] }[] }>(
      `/activities/${activityId}/gate-persons?conflict=true`,
    ),
  )
  expect(conflicts.items).toMatchObject([{ subject: person(1), conflict: 'admitted-twice' }])
  expect(conflicts.items[0]!.gates).toHaveLength(2)
})

test('a gate that is online hears who is inside by another', async () => {
  const { devices } = await gates(2)
  const [one, other] = devices as [TestDevice, TestDevice]
  await one.ask(3)
  await other.ask(3)
  await one.pass(person(1))
  await one.exchange()
  await other.exchange()
  expect(await other.pass(person(1))).toMatchObject({ outcome: 'inside' })
  await one.pass(person(1), 'out')
  await one.exchange()
  await other.exchange()
  expect(await other.pass(person(1))).toMatchObject({ outcome: 're-entered', leaseId: null })
})

test('a closed lease comes back when everything before its closing is here', async () => {
  const { devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(6)
  await device.pass(person(1))
  const [leaseId] = [...device.state.holdings.keys()]
  await device.close(leaseId!)
  const [scan, closing] = device.composed().entries
  await device.exchange({ entries: [closing!] })
  expect((await board()).admission).toMatchObject({ reserved: 6, admitted: 0 })
  await device.exchange({ entries: [scan!] })
  expect((await board()).admission).toMatchObject({ reserved: 0, admitted: 1 })
})

test('a lease that ended comes back only by a device that knew of its end', async () => {
  const { activityId, devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(6)
  await device.pass(person(1))
  const before = device.composed({ heard: '2025-12-31T23:59:59.000Z' })
  await expire(activityId)
  await device.exchange(before)
  expect((await board()).admission).toMatchObject({ reserved: 5, admitted: 1 })
  await device.exchange()
  expect((await board()).admission).toMatchObject({ reserved: 0, admitted: 1 })
})

test('a lost device’s lease is written off after its end and bound, for no more than it held', async () => {
  const { activityId, devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(6)
  await device.pass(person(1))
  const [lease] = (await board()).leases
  const writeOff = (counted: number) =>
    ask(secretary).post(`/gate-leases/${lease!.id}/write-off`, { counted, reason: '设备落水，人工清点' })
  expect((await writeOff(1)).code).toBe('gate.too_early')
  await expire(activityId)
  expect((await writeOff(7)).code).toBe('gate.counted')
  done(await writeOff(1))
  expect((await board()).admission).toMatchObject({ reserved: 1, admitted: 0 })
  await device.exchange()
  expect((await board()).admission).toMatchObject({ reserved: 0, admitted: 1, uncovered: 0 })
})

test('what a device lets in beyond its leases is kept and counted apart', async () => {
  const { devices, board } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(1)
  await device.pass(person(1))
  await device.keep({
    kind: 'scan',
    direction: 'in',
    subject: person(2),
    means: 'printed',
    outcome: 'admitted',
    reason: null,
    leaseId: [...device.state.holdings.keys()][0]!,
  })
  await device.exchange()
  expect((await board()).admission).toMatchObject({ admitted: 1, uncovered: 1, inside: 2, reserved: 0 })
})

test('walk-ins are kept within their own number', async () => {
  const { devices, board } = await gates(2, { capacity: 10, walkInCapacity: 3 })
  await Promise.all(devices.map((device) => device.ask(5, 5)))
  const outcomes: string[] = []
  for (const device of devices)
    for (let i = 0; i < 3; i += 1) outcomes.push((await device.pass(null)).outcome)
  expect(outcomes.filter((outcome) => outcome === 'admitted')).toHaveLength(3)
  await Promise.all(devices.map((device) => device.exchange()))
  expect((await board()).admission).toMatchObject({ admitted: 3, walkInsAdmitted: 3 })
})

test('when a gate goes short the others are told', async () => {
  const { devices } = await gates(2, { capacity: 4 })
  const [one, other] = devices as [TestDevice, TestDevice]
  await one.ask(2)
  await other.ask(2)
  expect(await one.ask(2)).toMatchObject({ leases: [] })
  expect(await other.exchange()).toMatchObject({ shortage: true })
})

test('the capacity is not lowered below who is in and what is out on leases', async () => {
  const { activityId, devices, board } = await gates(1)
  await devices[0]!.ask(6)
  const patch = async (capacity: number) =>
    ask(secretary).patch(`/activities/${activityId}/admission`, (await board()).admission.version, {
      capacity,
    })
  expect((await patch(5)).code).toBe('gate.capacity_in_use')
  expect((await patch(6)).status).toBe(200)
})

test('the database itself keeps gates within the capacity, and scans as they are', async () => {
  const { activityId, devices } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(6)
  await device.pass(person(1))
  await device.exchange()
  const run = (sql: string) => env.DB.prepare(sql).bind(activityId).run()
  await expect(
    run('UPDATE gate_lease SET held = held + 6, entries = 99 WHERE activity_id = ?'),
  ).rejects.toThrow(/CHECK/)
  await expect(run('UPDATE gate_entry SET at = 0 WHERE activity_id = ?')).rejects.toThrow(/append-only/)
  await expect(run('DELETE FROM gate_entry WHERE activity_id = ?')).rejects.toThrow(/append-only/)
})

test('gates that hand in at the same time come to the state that all their scans mean', async () => {
  const { activityId, devices, board } = await gates(5, { capacity: 30 })
  await Promise.all(devices.map((device) => device.ask(6)))
  let turn = 7
  const next = (below: number) => (turn = (turn * 16_807) % 2_147_483_647) % below
  for (let round = 0; round < 4; round += 1) {
    for (let i = 0; i < 25; i += 1)
      await devices[next(5)]!.pass(person(next(20)), next(4) === 0 ? 'out' : 'in')
    await Promise.all(devices.map((device) => device.send(device.composed())))
  }
  const meant = merge(devices.flatMap(({ log }) => log))
  const { admission } = await board()
  expect(admission.admitted + admission.uncovered).toBe(meant.admitted.length)
  expect(admission.uncovered).toBe(0)
  expect(admission.inside).toBe(meant.attendance.filter(({ stays }) => stays.at(-1)?.to === null).length)
  const listed = done(
    await ask(secretary).get<{ items: { subject: string; stays: unknown }[] }>(
      `/activities/${activityId}/gate-persons?limit=200`,
    ),
  ).items
  expect(listed.map(({ subject, stays }) => ({ subject, stays }))).toEqual(meant.attendance)
})

test('an exchange is one round trip without news and two with it', async () => {
  const { devices } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(6)
  await device.pass(person(1))
  expect((await device.send(device.composed())).cost.trips).toBe(2)
  expect((await device.send(device.composed())).cost.trips).toBe(1)
})
