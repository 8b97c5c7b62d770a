import { aPublished } from '../events.ts'
import { filled, id, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const host = `'pty_9' || printf('%025d', value)`
const inHours = (hours: number): string => new Date(Date.now() + hours * 3600_000).toISOString()

/** A published activity with one shift, from so many hours from now. */
const aShift = async (world: World, from = 24): Promise<string> => {
  const [startsAt, endsAt] = [inHours(from), inHours(from + 3)]
  const { id } = await aPublished(world, {
    detail: {
      kind: 'volunteering',
      tasks: ['引导'],
      shifts: [{ label: '班次', startsAt, endsAt, people: 9 }],
    },
    startsAt,
    endsAt,
    registration: null,
  })
  return id
}
/** Nobody is on a coming shift. */
const unbooked = (world: World) =>
  world.rows(
    'events',
    `UPDATE shift_signup SET state = 'withdrawn' WHERE starts_at > '2026-06-01' AND state = 'signed'`,
  )
/** The talent on a shift, which then begins two hours ago, in a state. */
const onShift = async (world: World, state = 'signed') => {
  await unbooked(world)
  const activityId = await aShift(world)
  const made = await world.prepare<{ id: string }>(
    'talent',
    'POST',
    `/events/activities/${activityId}/shift-signups`,
    { body: { shift: 0 } },
  )
  await world.rows(
    'events',
    `UPDATE shift_signup SET state = '${state}', starts_at = '${inHours(-2)}', ends_at = '${inHours(1)}', checked_in_at = '${inHours(-2)}' WHERE id = '${made.id}'`,
  )
  return { signupId: made.id }
}
/** Each on a day of its own, so that no day is full. */
const free = (world: World) => world.rows('events', 'UPDATE volunteer_day SET minutes = 0')
const time = () => ({ startedAt: inHours(-1.5), endedAt: inHours(-0.5), breakMinutes: 0 })
const confirming = () => ({ ...time(), decision: 'confirm', reason: '样例原因' })

export default {
  service: 'events',
  million: true,
  fill: [
    rows('shift_signup', {
      id: id('ssu'),
      activity_id: id('act'),
      activity_title: `'样例'`,
      host_id: host,
      shift: '0',
      label: `'班次'`,
      starts_at: `'2026-01-01T01:00:00.000Z'`,
      ends_at: `'2026-01-01T04:00:00.000Z'`,
      person_id: `'per_9' || printf('%025d', value)`,
      person_name: `'样例'`,
      state: `iif(value % 50, 'recorded', 'reported')`,
      is_demo: '0',
      version: '1',
    }),
    rows('volunteer_total', {
      host_id: host,
      year: '2025',
      person_id: `'per_9' || printf('%025d', value)`,
      minutes: '120',
      is_demo: '0',
    }),
    rows('volunteer_record', {
      id: id('vrc'),
      signup_id: id('ssu'),
      person_id: `'per_9' || printf('%025d', value)`,
      host_id: host,
      day: `'2025-05-05'`,
      minutes: '120',
      basis: `'desk'`,
      recorded_at: `'2025-05-05T08:00:00.000Z'`,
      recorder_id: id('acc'),
      recorder_name: `'样例'`,
    }),
  ],
  samples: {
    getShifts: async (world) => ({ params: { activityId: await aShift(world) } }),
    signUpForShift: async (world) => {
      await unbooked(world)
      return { as: 'talent', params: { activityId: await aShift(world) }, body: { shift: 0 } }
    },
    enterVolunteer: async (world) => ({
      params: { activityId: await aShift(world) },
      body: { shift: 0, personId: `per_9${String(7).padStart(25, '0')}` },
    }),
    listShiftSignups: () => ({}),
    'listShiftSignups, reports that wait': () => ({ query: { state: 'reported' } }),
    exportShiftSignups: () => ({ query: { format: 'csv', activityId: filled('act', 7) } }),
    listMyShiftSignups: () => ({ as: 'talent' }),
    exportMyShiftSignups: () => ({ as: 'talent', query: { format: 'csv' } }),
    getMyVolunteering: () => ({ as: 'talent' }),
    withdrawFromShift: async (world) => {
      const { signupId } = await onShift(world)
      await world.rows(
        'events',
        `UPDATE shift_signup SET starts_at = '${inHours(48)}', ends_at = '${inHours(50)}' WHERE id = '${signupId}'`,
      )
      return { as: 'talent', params: { signupId } }
    },
    checkInVolunteer: async (world) => ({ params: await onShift(world) }),
    checkOutVolunteer: async (world) => {
      await free(world)
      return { params: await onShift(world, 'present') }
    },
    reportVolunteerHours: async (world) => ({
      as: 'talent',
      params: await onShift(world),
      body: { ...time(), note: '样例说明' },
    }),
    decideVolunteerHours: async (world) => {
      await free(world)
      return { params: await onShift(world), body: confirming() }
    },
    reverseVolunteerHours: async (world) => {
      await free(world)
      const params = await onShift(world)
      await world.prepare('alliance_secretary', 'POST', `/events/shift-signups/${params.signupId}/decision`, {
        body: confirming(),
      })
      return { params, body: { reason: '样例撤销' } }
    },
    getHoursReceipts: () => ({ params: { signupId: filled('ssu', 7) } }),
    listVolunteerTotals: () => ({ query: { year: '2025' } }),
    exportVolunteerTotals: () => ({
      query: { year: '2025', hostId: `pty_9${String(7).padStart(25, '0')}`, format: 'csv' },
    }),
    certifyVolunteer: ({ turn }) => ({
      body: {
        personId: `per_9${String(20 + turn).padStart(25, '0')}`,
        hostId: `pty_9${String(20 + turn).padStart(25, '0')}`,
        year: 2025,
      },
    }),
  },
} satisfies Bench
