import { expect, test } from 'vitest'
import {
  append,
  closing,
  decide,
  openDevice,
  openLeases,
  remaining,
  withElsewhere,
  type DeviceState,
  type Presented,
} from './device.ts'
import { seal, type Direction, type Entry } from './entries.ts'
import { ruleVersion, type Lease } from './leases.ts'

const start = Date.parse('2026-11-24T01:00:00.000Z')
const at = (minutes: number) => ({ earliest: start + minutes * 60_000, latest: start + minutes * 60_000 })

const lease = (id: string, entries: number, change: Partial<Lease> = {}): Lease => ({
  id,
  activityId: 'act_1',
  gateId: 'gat_1',
  deviceId: 'd1',
  rules: ruleVersion,
  issuedAt: new Date(start).toISOString(),
  validUntil: new Date(start + 3_600_000).toISOString(),
  skewBoundMs: 60_000,
  entries,
  walkIns: 0,
  ticketToleranceMs: 30_000,
  ticketKey: { x: '', y: '' },
  ...change,
})

const ann: Presented = { subject: 'ann', means: 'rotating' }
const bob: Presented = { subject: 'bob', means: 'printed' }
const stranger: Presented = { subject: null, means: 'walk-in' }

/** A device, its whole log, and how to pass its gate. */
function gate(...leases: Lease[]) {
  const log: Entry[] = []
  let state: DeviceState = openDevice('d1', leases, [])
  const keep = async (content: Parameters<typeof seal>[3], minutes: number) => {
    const entry = await seal('d1', state.head, { at: start + minutes * 60_000, uncertaintyMs: 0 }, content)
    log.push(entry)
    state = append(state, entry)
    return entry
  }
  return {
    log,
    state: () => state,
    pass: async (who: Presented, direction: Direction = 'in', minutes = 1) =>
      keep(decide(state, at(minutes), direction, who), minutes),
    close: (leaseId: string) => keep(closing(state, leaseId)!, 1),
    hear: (...movements: Parameters<typeof withElsewhere>[1]) => (state = withElsewhere(state, movements)),
  }
}

test('admits as many as the lease gives, and says what to do then', async () => {
  const { pass } = gate(lease('l1', 1))
  expect(await pass(ann)).toMatchObject({ outcome: 'admitted', leaseId: 'l1' })
  expect(await pass(bob)).toMatchObject({ outcome: 'refused', reason: 'entries.exhausted', leaseId: null })
})

test('who is inside is not let in again; who went out comes back without a further entry', async () => {
  const { pass, state } = gate(lease('l1', 2))
  await pass(ann)
  expect(await pass(ann)).toMatchObject({ outcome: 'inside', leaseId: null })
  expect(await pass(ann, 'out')).toMatchObject({ outcome: 'left' })
  expect(await pass(ann)).toMatchObject({ outcome: 're-entered', leaseId: null })
  expect(remaining(state(), at(1))).toEqual({ entries: 1, walkIns: 0 })
})

test('going out without having come in is noted, and buys no way in', async () => {
  const { pass } = gate(lease('l1', 1))
  await pass(ann, 'out')
  expect(await pass(ann)).toMatchObject({ outcome: 'admitted', leaseId: 'l1' })
  await pass(bob, 'out')
  expect(await pass(bob)).toMatchObject({ outcome: 'refused' })
})

test('what other gates saw is known: inside elsewhere, left elsewhere', async () => {
  const { pass, hear } = gate(lease('l1', 1))
  hear({ subject: 'ann', direction: 'in', at: new Date(start).toISOString() })
  expect(await pass(ann)).toMatchObject({ outcome: 'inside' })
  hear({ subject: 'ann', direction: 'out', at: new Date(start + 1000).toISOString() })
  expect(await pass(ann)).toMatchObject({ outcome: 're-entered', leaseId: null })
})

test('walk-ins take their own share of the entries', async () => {
  const { pass } = gate(lease('l1', 3, { walkIns: 1 }))
  expect(await pass(stranger)).toMatchObject({ outcome: 'admitted', subject: 'd1:1' })
  expect(await pass(stranger)).toMatchObject({ outcome: 'refused', reason: 'walk-ins.exhausted' })
  expect(await pass(ann)).toMatchObject({ outcome: 'admitted' })
})

test.each([
  [[], at(1), 'lease.none'],
  [[lease('l1', 5)], at(60), 'lease.expired'],
  [[lease('l1', 5)], { earliest: start, latest: start + 3_600_000 }, 'lease.expired'],
  [[lease('l1', 5)], null, 'clock.unknown'],
  [[lease('l1', 5, { deviceId: 'd2' })], at(1), 'lease.none'],
])('without a lease in force no one new comes in (%#)', (leases, time, reason) => {
  expect(decide(openDevice('d1', leases, []), time, 'in', ann)).toMatchObject({ outcome: 'refused', reason })
})

test('going out needs neither lease nor time', () => {
  expect(decide(openDevice('d1', [], []), null, 'out', ann)).toMatchObject({ outcome: 'left' })
})

test('a closed lease gives nothing, even when it is handed out again', async () => {
  const { pass, close, state, log } = gate(lease('l1', 5))
  await close('l1')
  expect(await pass(ann)).toMatchObject({ outcome: 'refused' })
  expect(openLeases(state())).toEqual([])
  expect(closing(state(), 'l1')).toBeNull()
  expect(decide(openDevice('d1', [lease('l1', 5)], log), at(2), 'in', bob)).toMatchObject({
    outcome: 'refused',
  })
})

test('of two leases the one that ends first is used first', async () => {
  const { pass } = gate(
    lease('long', 5, { validUntil: new Date(start + 7_200_000).toISOString() }),
    lease('short', 1),
  )
  expect((await pass(ann)).leaseId).toBe('short')
  expect((await pass(bob)).leaseId).toBe('long')
})

test('a device that starts anew from its log stands where it stood', async () => {
  const { pass, state, log } = gate(lease('l1', 3, { walkIns: 1 }))
  for (const who of [ann, bob, stranger, ann]) await pass(who)
  await pass(bob, 'out')
  expect(openDevice('d1', [lease('l1', 3, { walkIns: 1 })], log)).toEqual(state())
})
