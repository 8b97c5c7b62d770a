import type { Principal } from '@alliance/contracts'
import type { Activity, ShiftSignup } from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, type Scene } from '../../test/scene.testing.ts'
import {
  anOrganisation,
  ask,
  aSalon,
  done,
  env,
  inHours,
  publish,
  secretary,
  someone,
} from '../../test/world.testing.ts'

const first = 'act_00000000000000000000000001'
const host = 'pty_00000000000000000000000001'

/** A published volunteer activity with one shift, from so many hours from now, for three hours. */
export async function aShift({
  from = 24,
  people = 2,
  hostId,
}: { from?: number; people?: number; hostId?: string } = {}): Promise<Activity> {
  const shift = { label: '上午班', startsAt: inHours(from), endsAt: inHours(from + 3), people }
  const draft = done(
    await ask(secretary).post<Activity>('/activities', {
      ...aSalon(hostId ?? (await anOrganisation())),
      detail: { kind: 'volunteering', tasks: ['秩序引导'], shifts: [shift] },
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
    }),
  )
  return publish(draft)
}

export const signing = (activityId: string, as: Principal, shift = 0) =>
  ask(as).post<ShiftSignup>(`/activities/${activityId}/shift-signups`, { shift })

/** Moves the shift of a sign-up so many hours: what would take hours to wait for. */
export const moveShift = (id: string, hours: number) =>
  env.DB.prepare(
    `UPDATE shift_signup SET starts_at = strftime('%Y-%m-%dT%H:%M:%fZ', starts_at, ?1),
      ends_at = strftime('%Y-%m-%dT%H:%M:%fZ', ends_at, ?1) WHERE id = ?2`,
  )
    .bind(`${hours} hours`, id)
    .run()

/** Someone signed up for a shift that began two hours ago, with an hour to go. */
export async function onShift(given: { hostId?: string } = {}) {
  const volunteer = await someone()
  const { id: activityId } = await aShift(given)
  const signup = done(await signing(activityId, volunteer))
  await moveShift(signup.id, -26)
  return { volunteer, activityId, id: signup.id }
}

/** What the volunteer of `onShift` says of the last two hours. */
export const twoHours = (given: object = {}) => ({
  startedAt: inHours(-2),
  endedAt: inHours(0),
  breakMinutes: 0,
  ...given,
})
export const confirming = (given: object = {}) => ({
  ...twoHours(),
  decision: 'confirm',
  reason: '现场负责人证明',
  ...given,
})

export async function insertSignups(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('shiftSignup'))
  const activity = await aShift()
  await env.DB.prepare(
    `INSERT INTO shift_signup (id, activity_id, activity_title, host_id, shift, label, starts_at, ends_at, person_id,
        person_name, state, is_demo, version)
      SELECT value, ?, '活动', ?, 0, '班次', '2026-01-01T01:00:00.000Z', '2026-01-01T04:00:00.000Z', 'per_' || substr(value, 5),
        '张示例', 'signed', 0, 1 FROM json_each(?)`,
  )
    .bind(activity.id, host, JSON.stringify(ids))
    .run()
  return ids
}

/** Totals of 2031, of one body. */
async function insertTotals(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('person'))
  await env.DB.prepare(
    `INSERT INTO volunteer_total (host_id, year, person_id, minutes, is_demo) SELECT ?, 2031, value, 60, 0 FROM json_each(?)`,
  )
    .bind(host, JSON.stringify(ids))
    .run()
  return ids
}

export const volunteeringLists = {
  listShiftSignups: { path: '/shift-signups', insert: insertSignups },
  listVolunteerTotals: {
    path: '/volunteer-totals?year=2031',
    insert: insertTotals,
    key: ({ personId }: Record<string, unknown>) => personId as string,
  },
}

/** Fills the tables, besides activities, up to so many rows. */
export async function fillVolunteering(rows: number): Promise<void> {
  await fill(
    env.DB,
    `INSERT INTO shift_signup (id, activity_id, activity_title, host_id, shift, label, starts_at, ends_at, person_id,
        person_name, state, is_demo, version)
      SELECT ${numbered('ssu')}, ${numbered('act')}, '活动', '${host}', 0, '班次', '2026-01-01T01:00:00.000Z',
        '2026-01-01T04:00:00.000Z', ${numbered('per')}, '张示例', iif(value % 50, 'recorded', 'reported'), 0, 1
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
  await fill(
    env.DB,
    `INSERT INTO volunteer_total (host_id, year, person_id, minutes, is_demo)
      SELECT '${host}', 2026, ${numbered('per')}, 60, 0 FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
}

/** What a read of them costs: see `describeCost`. */
export const volunteeringReads = {
  'volunteers of all activities': { path: '/shift-signups?limit=50' },
  'volunteers at an activity': { path: `/shift-signups?limit=50&activityId=${first}` },
  'reports that wait': { path: '/shift-signups?limit=50&state=reported' },
  'one’s own shifts': { path: '/my-shift-signups' },
  'one’s own minutes': { path: '/my-volunteering' },
  'totals of a year': { path: '/volunteer-totals?limit=50&year=2026', perRow: 6 },
  'receipts of a shift': { path: '/shift-signups/ssu_00000000000000000000000001/receipts' },
}

/** Someone on a shift of the scene’s hosts that is under way. */
async function shiftIn({ mine, branch }: Scene) {
  const activity = await aShift({ hostId: branch.id })
  await env.DB.prepare(`INSERT OR IGNORE INTO activity_host VALUES (?, ?, 'cohost', 9)`)
    .bind(activity.id, mine)
    .run()
  const signup = done(await signing(activity.id, await someone()))
  await moveShift(signup.id, -26)
  return { activityId: activity.id, id: signup.id }
}
const signed = async (scene: Scene) => ({ signupId: (await shiftIn(scene)).id })
const stepped =
  (...steps: [path: string, body: object][]) =>
  async (scene: Scene) => {
    const { id } = await shiftIn(scene)
    for (const [path, body] of steps) done(await ask(secretary).post(`/shift-signups/${id}/${path}`, body))
    return { signupId: id }
  }
/** Checked in an hour ago. */
async function presentIn(scene: Scene) {
  const { signupId } = await stepped(['check-in', {}])(scene)
  await env.DB.prepare('UPDATE shift_signup SET checked_in_at = ? WHERE id = ?')
    .bind(inHours(-1), signupId)
    .run()
  return { signupId }
}
const recordedIn = stepped(['decision', confirming()])

// Nobody but the volunteer themselves.
const notOwn = Object.fromEntries(
  ['owner', 'its branch', 'the branch above', 'the secretary of the alliance', 'a leader'].map((kind) => [
    kind,
    404,
  ]),
)
const nobody = { ...elsewhere(404), ...notOwn }

/** Whose hours the branch of the scene recorded: the body of the next request. */
let certifiable: { personId: string; hostId: string; year: number }
async function toCertify(scene: Scene) {
  await recordedIn(scene)
  certifiable = (await env.DB.prepare(
    `SELECT person_id AS personId, host_id AS hostId, year FROM volunteer_total WHERE host_id = ? ORDER BY rowid DESC`,
  )
    .bind(scene.branch.id)
    .first())!
  return {}
}

/** Where the body lies that recorded: it alone certifies. */
const branchIn = ({ root, branch }: Scene) => ({ enterprise: branch.id, orgs: [root.id, branch.id] })

/** The rows of the rights table. */
export const volunteeringRights: Record<string, RightsRow<Scene>> = {
  getShifts: { params: async (scene) => ({ activityId: (await shiftIn(scene)).activityId }) },
  signUpForShift: {
    params: async () => ({ activityId: (await aShift()).id }),
    body: () => ({ shift: 0 }),
  },
  enterVolunteer: {
    params: async ({ branch }) => ({ activityId: (await aShift({ hostId: branch.id })).id }),
    body: ({ person }) => ({ shift: 0, personId: person }),
    place: branchIn,
  },
  listShiftSignups: { params: async () => ({}) },
  exportShiftSignups: { params: async () => ({}) },
  listMyShiftSignups: {},
  exportMyShiftSignups: {},
  getMyVolunteering: {},
  withdrawFromShift: { params: signed, expect: nobody },
  checkInVolunteer: { params: signed, place: mineIn },
  checkOutVolunteer: { params: presentIn, place: mineIn },
  reportVolunteerHours: {
    params: signed,
    body: () => ({ ...twoHours(), note: '按时到岗' }),
    expect: nobody,
  },
  decideVolunteerHours: { params: signed, body: () => confirming(), place: mineIn },
  reverseVolunteerHours: {
    params: recordedIn,
    body: () => ({ reason: '核对后有误' }),
    place: mineIn,
  },
  getHoursReceipts: { params: recordedIn, expect: elsewhere(404) },
  listVolunteerTotals: { query: () => ({ year: '2026' }) },
  exportVolunteerTotals: { query: () => ({ year: '2026' }) },
  certifyVolunteer: { params: toCertify, body: () => certifiable, expect: { 'another branch': 422 } },
}
