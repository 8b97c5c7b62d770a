import type { GateAdmission, DeviceCode, Gate, GateBoard } from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, principals, published, type Scene } from '../../test/scene.testing.ts'
import { ask, done, draft, env, secretary, someone } from '../../test/world.testing.ts'
import { registering } from '../registrations/registrations.testing.ts'
import { TestDevice } from './device.testing.ts'

export async function anAdmission(
  given: Record<string, unknown> = {},
  activityId?: string,
): Promise<GateAdmission> {
  const id = activityId ?? (await draft()).id
  return done(
    await ask(secretary).post<GateAdmission>(`/activities/${id}/admission`, { capacity: 10, ...given }),
  )
}

let names = 0
export const aGate = async (activityId: string, name = `${(names += 1)}号门`): Promise<Gate> =>
  done(await ask(secretary).post<Gate>(`/activities/${activityId}/gates`, { name }))

export const aCode = async (gateId: string): Promise<DeviceCode> =>
  done(await ask(secretary).post<DeviceCode>(`/gates/${gateId}/devices`, { name: '样例平板' }))

/** So many devices, each at a gate of its own. */
export async function devicesAt(activityId: string, count: number): Promise<TestDevice[]> {
  const made: TestDevice[] = []
  for (let i = 0; i < count; i += 1) {
    const { id } = await aGate(activityId)
    made.push(await TestDevice.enrolled((await aCode(id)).code))
  }
  return made
}

export const theBoard = async (activityId: string): Promise<GateBoard> =>
  done(await ask(secretary).get<GateBoard>(`/activities/${activityId}/admission`))

/** An activity of a capacity, and so many devices. */
export async function gates(count: number, given: Record<string, unknown> = {}) {
  const { activityId } = await anAdmission(given)
  return { activityId, devices: await devicesAt(activityId, count), board: () => theBoard(activityId) }
}

const day = "'2026-01-01T00:00:00.000Z'"
const device = "'gdv_00000000000000000000000001'"

/** So many people at the gates of the first activity, each scanned once. */
export async function fillGates(rows: number): Promise<void> {
  const activity = numbered('act')
  for (const insert of [
    `INSERT INTO gate_admission (activity_id, capacity, walk_in_capacity, entries_per_lease, lease_minutes, ticket_key, signing_key, public_x, public_y, version, created_at, updated_at)
      SELECT ${activity}, 100000, 0, 50, 480, '', '', '', '', 1, ${day}, ${day} FROM numbers`,
    `INSERT INTO gate (id, activity_id, name, version, created_at, updated_at)
      SELECT ${numbered('gat')}, ${activity}, '东门', 1, ${day}, ${day} FROM numbers`,
    `INSERT INTO gate_device (id, gate_id, activity_id, name, code_hash, code_expires_at, version, created_at, updated_at)
      SELECT ${numbered('gdv')}, ${numbered('gat')}, ${activity}, '样例平板', 'h' || value, ${day}, 1, ${day}, ${day} FROM numbers`,
    `INSERT INTO gate_person (activity_id, subject, walk_in, admitted, covered, inside, stays, conflict)
      SELECT 'act_00000000000000000000000001', printf('rgn_%026d', value), 0, 1, 1, 1, '[]', iif(value % 100, NULL, 'left-unseen') FROM numbers`,
    `INSERT INTO gate_entry (hash, device_id, activity_id, sequence, previous, at, uncertainty_ms, kind, direction, subject, means, outcome, received_at)
      SELECT 'h' || value, ${device}, 'act_00000000000000000000000001', value, '', ${day}, 0, 'scan', 'in', printf('rgn_%026d', value), 'printed', 'admitted', ${day} FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

export const gateReads = {
  'a gate board': { path: '/activities/act_00000000000000000000000001/admission', besides: 20 },
  'people at the gates': {
    path: '/activities/act_00000000000000000000000001/gate-persons?limit=50',
    perRow: 6,
  },
  'people to check': {
    path: '/activities/act_00000000000000000000000001/gate-persons?limit=1&conflict=true',
    perRow: 6,
    besides: 10,
  },
  scans: { path: '/activities/act_00000000000000000000000001/gate-entries?limit=50', perRow: 4 },
  'scans of a person': {
    path: '/activities/act_00000000000000000000000001/gate-entries?subject=rgn_00000000000000000000000007',
    perRow: 4,
  },
}

const scanned = async (activityId: string, subjects: string[]) => {
  const [device] = await devicesAt(activityId, 1)
  await device!.ask(subjects.length)
  for (const subject of subjects) await device!.pass(subject)
  await device!.exchange()
}

export const gateLists = {
  listGatePersons: async () => {
    const { activityId } = await anAdmission({ capacity: 1000 })
    return {
      path: `/activities/${activityId}/gate-persons`,
      key: (row: Record<string, unknown>) => String(row['subject']),
      insert: async (rows: number) => {
        const subjects = Array.from({ length: rows }, () => newId('registration'))
        await scanned(activityId, subjects)
        return subjects
      },
    }
  },
  listGateEntries: async () => {
    const { activityId } = await anAdmission({ capacity: 1000 })
    return {
      path: `/activities/${activityId}/gate-entries`,
      key: (row: Record<string, unknown>) => String(row['subject']),
      insert: async (rows: number) => {
        const subjects = Array.from({ length: rows }, () => newId('registration'))
        await scanned(activityId, subjects)
        return subjects
      },
    }
  },
}

const there = ({ activity }: Scene) => ({ activityId: activity })
const opened = async ({ activity }: Scene) => {
  if (!(await env.DB.prepare('SELECT 1 FROM gate_admission WHERE activity_id = ?').bind(activity).first()))
    await anAdmission({}, activity)
  return { activityId: activity }
}
const aDevice = async (scene: Scene) => {
  await opened(scene)
  return (await devicesAt(scene.activity, 1))[0]!
}
const aLostLease = async (scene: Scene) => {
  const device = await aDevice(scene)
  await device.ask(3)
  await env.DB.prepare(`UPDATE gate_lease SET valid_until = ${day} WHERE activity_id = ?`)
    .bind(scene.activity)
    .run()
  return { gateLeaseId: (await theBoard(scene.activity)).leases.at(-1)!.id }
}
/** A confirmed registration at another activity of the scene’s hosts, which is open to gates. */
const aTicket = async (scene: Scene) => {
  const { id } = await published(scene)
  await anAdmission({}, id)
  return { registrationId: done(await registering(id, await someone())).registration.id }
}

/** What everyone gets of a route that devices call: they prove themselves, whoever is signed in. */
const everyone = (status: number) => Object.fromEntries(Object.keys(principals).map((kind) => [kind, status]))

export const gateRights: Record<string, RightsRow<Scene>> = {
  openAdmission: { params: there, place: mineIn, body: () => ({ capacity: 10 }) },
  getGateBoard: { params: opened, place: mineIn },
  updateAdmission: { params: opened, place: mineIn, body: () => ({ capacity: 20 }) },
  createGate: { params: opened, place: mineIn, body: () => ({ name: '东门' }) },
  createGateDevice: {
    params: async (scene) => {
      await opened(scene)
      return { gateId: (await aGate(scene.activity)).id }
    },
    place: mineIn,
    body: () => ({ name: '样例平板' }),
  },
  revokeGateDevice: {
    params: async (scene) => ({ gateDeviceId: (await aDevice(scene)).enrolled.deviceId }),
    place: mineIn,
    body: () => ({ reason: '平板遗失' }),
  },
  writeOffGateLease: { params: aLostLease, place: mineIn, body: () => ({ counted: 0, reason: '人工清点' }) },
  listGatePersons: { params: opened, place: mineIn },
  exportGatePersons: { params: opened, place: mineIn },
  listGateEntries: { params: opened, place: mineIn },
  exportGateEntries: { params: opened, place: mineIn },
  getTicket: { params: aTicket, expect: elsewhere(404, 'a leader') },
  reissueTicket: {
    params: aTicket,
    body: () => ({ reason: '手机遗失' }),
    expect: elsewhere(404, 'a leader'),
  },
  getGateTime: {},
  enrolGateDevice: {
    body: () => ({ code: 'AAAAAAAAAA', publicKey: { x: 'x'.repeat(43), y: 'y'.repeat(43) } }),
    expect: everyone(422),
  },
  exchangeWithGate: {
    params: () => ({ gateDeviceId: newId('gateDevice') }),
    body: () => ({
      entries: [],
      length: 0,
      heard: null,
      want: null,
      wall: 0,
      cursor: 0,
      roster: null,
      leases: [],
    }),
    expect: everyone(401),
  },
}
