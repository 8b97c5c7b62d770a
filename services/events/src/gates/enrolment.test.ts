import { expect, test } from 'vitest'
import { ask, done, env, secretary } from '../../test/world.testing.ts'
import { enrol, newPair, TestDevice } from './device.testing.ts'
import { aCode, aGate, anAdmission, gates, theBoard } from './gates.testing.ts'

const aWaiting = async () => aCode((await aGate((await anAdmission()).activityId)).id)

test('a code enrols one device, however it is typed, and the same device again', async () => {
  const { code, device } = await aWaiting()
  const { publicKey } = await newPair()
  const typed = `${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`
  const first = done(await enrol(typed, publicKey))
  expect(first).toMatchObject({ deviceId: device.id, gateId: device.gateId })
  expect(done(await enrol(code, publicKey))).toEqual(first)
  expect((await enrol(code, (await newPair()).publicKey)).code).toBe('gate.code')
})

test('of two devices that use a code at once one is enrolled', async () => {
  const { code } = await aWaiting()
  const tries = await Promise.all(
    Array.from({ length: 6 }, async () => (await enrol(code, (await newPair()).publicKey)).status),
  )
  expect(tries.filter((status) => status === 200)).toHaveLength(1)
  expect(tries.filter((status) => status === 422)).toHaveLength(5)
})

test('a code lapses', async () => {
  const { code, device } = await aWaiting()
  await env.DB.prepare(`UPDATE gate_device SET code_expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?`)
    .bind(device.id)
    .run()
  expect((await enrol(code, (await newPair()).publicKey)).code).toBe('gate.code')
})

test('the database holds no code', async () => {
  const { code, device } = await aWaiting()
  const row = await env.DB.prepare('SELECT * FROM gate_device WHERE id = ?').bind(device.id).first()
  expect(JSON.stringify(row)).not.toContain(code)
})

test('the activity’s keys are sealed', async () => {
  const { activityId } = await anAdmission()
  const row = await env.DB.prepare('SELECT ticket_key, signing_key FROM gate_admission WHERE activity_id = ?')
    .bind(activityId)
    .first<{ ticket_key: string; signing_key: string }>()
  expect(row!.ticket_key).toMatch(/^k1\./)
  expect(row!.signing_key).toMatch(/^k1\./)
})

test('an exchange is refused without a proof, or with one of another key, device, body or time', async () => {
  const { devices } = await gates(2)
  const [one, other] = devices as [TestDevice, TestDevice]
  const body = one.composed()
  const path = `/gate-devices/${one.enrolled.deviceId}/exchange`
  expect((await ask(null).post(path, body)).code).toBe('gate.proof')
  expect((await ask(secretary).post(path, body)).code).toBe('gate.proof')
  expect((await one.send(body, { signing: other.signing })).code).toBe('gate.proof')
  expect((await one.send(body, { deviceId: other.enrolled.deviceId })).code).toBe('gate.proof')
  expect((await one.send(body, { signed: { ...body, length: 9 } })).code).toBe('gate.proof')
  expect((await one.send(body, { at: Date.now() - 600_000 })).code).toBe('gate.clock')
  expect((await one.send(body)).status).toBe(200)
})

test('a device is told the time when its own is off', async () => {
  const { serverTime } = done(await ask(null).get<{ serverTime: string }>('/gate-time'))
  expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(5000)
})

test('entries of another device, or altered ones, are refused as a whole', async () => {
  const { devices, board } = await gates(2)
  const [one, other] = devices as [TestDevice, TestDevice]
  await one.ask(5)
  await one.pass('rgn_a')
  await other.pass('rgn_b')
  expect((await one.send(one.composed({ entries: other.composed().entries }))).code).toBe('gate.entry_broken')
  const [entry] = one.composed().entries
  expect((await one.send(one.composed({ entries: [{ ...entry!, uncertaintyMs: 6 }] }))).code).toBe(
    'gate.entry_broken',
  )
  expect((await board()).admission.admitted).toBe(0)
})

test('a device out of service may hand in what it has, and gets no more', async () => {
  const { activityId, devices } = await gates(1)
  const [device] = devices as [TestDevice]
  await device.ask(5)
  await device.pass('rgn_a')
  const path = `/gate-devices/${device.enrolled.deviceId}/revocation`
  done(await ask(secretary).post(path, { reason: '平板遗失' }))
  expect((await ask(secretary).post(path, { reason: '平板遗失' })).code).toBe('gate.revoked')
  const answer = await device.ask(5)
  expect(answer).toMatchObject({ state: 'revoked', highWater: 1, leases: [] })
  expect((await theBoard(activityId)).admission).toMatchObject({ admitted: 1, reserved: 4 })
})
