import { aPublished } from '../events.ts'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

/** A branch of the seed, which membership knows as well: five hundred of the rows are its members’. */
const seedBranch = `(SELECT id FROM known_party_organisation WHERE type = 'branch' AND id NOT LIKE 'pty_9%' ORDER BY id LIMIT 1)`
const branchOf = async (world: World): Promise<string> =>
  (await world.rows<{ id: string }>('events', `SELECT ${seedBranch} AS id`))[0]!.id
const branch = async (world: World) => ({ params: { partyOrganisationId: await branchOf(world) } })

// Ten places of each person, at a hundred activities.
const place = `'rgn_9' || printf('%025d', value)`
const person = `'per_' || printf('%026d', 1 + value / 10)`
const activity = `'act_' || printf('%026d', 2 + value % 99)`

/** The talent of the seed takes the place of someone whose rows were filled. */
async function asFilled(world: World) {
  const { body } = await world.send('GET', '/api/v1/identity/me', { cookie: await world.cookieOf('talent') })
  await world.rows(
    'events',
    `UPDATE known_person SET account_id = '${(body as { id: string }).id}', version = 1000000 WHERE id = '${filled('per', 7)}'`,
  )
  return { as: 'talent' as const, query: { year: '2026' } }
}

interface Registered {
  registration: { id: string }
}

/** Someone registered at an activity that is over, and, to be corrected, a first record of them. */
async function over(world: World) {
  const { id: activityId } = await aPublished(world)
  const made = await world.prepare<Registered>(
    'talent',
    'POST',
    `/events/activities/${activityId}/registrations`,
    { body: { placeKind: 'public' } },
  )
  await world.rows(
    'events',
    `UPDATE activity SET starts_at = '2026-01-05T06:00:00.000Z', ends_at = '2026-01-05T08:00:00.000Z', state = 'closed' WHERE id = '${activityId}'`,
  )
  const registrationId = made.registration.id
  return {
    activityId,
    registrationId,
    row: { registrationId, outcome: 'present', minutes: 120, reason: '现场点名' },
  }
}

export default {
  service: 'events',
  million: true,
  fill: [
    rows('registration', {
      id: place,
      activity_id: activity,
      person_id: person,
      display_name: `'员工' || value`,
      place_kind: `'public'`,
      pool: '1',
      state: `'confirmed'`,
      sequence: '10000000 + value',
      turn: '10000000 + value',
      answers: `'[]'`,
      registered_by: `'self'`,
      registrar_id: `'acc'`,
      registered_at: instant,
      version: '1',
    }),
    rows('attendance', {
      id: id('att'),
      activity_id: activity,
      registration_id: place,
      person_id: person,
      revision: '1',
      outcome: `iif(value % 10, 'present', 'absent')`,
      minutes: `iif(value % 10, 120, 0)`,
      evidence: `'organiser'`,
      receipt_id: id('rct'),
      recorded_at: instant,
      recorded_by_id: id('acc'),
      recorded_by: `'书记示例'`,
    }),
    rows('point_entry', {
      id: id('pte'),
      person_id: person,
      party_organisation_id: `iif(value <= 500, ${seedBranch}, 'pty_' || printf('%026d', 1 + value / 500))`,
      period: `'2026-Q' || (1 + value % 4)`,
      year: '2026',
      rule: `iif(value % 10, 'theme_day', 'absence')`,
      version: `'points-1'`,
      points: `iif(value % 10, 2, -3)`,
      earned: `iif(value % 10, 2, -3)`,
      cap: `iif(value % 10, 24, NULL)`,
      attendance_id: id('att'),
      registration_id: place,
      activity_id: activity,
      occurred_on: `'2026-01-05'`,
      made_at: instant,
      made_by_id: id('acc'),
      made_by: `'书记示例'`,
    }),
    rows('point_objection', {
      id: id('pto'),
      entry_id: id('pte'),
      party_organisation_id: `iif(value <= 500, ${seedBranch}, 'pty_' || printf('%026d', 1 + value / 500))`,
      period: `'2026-Q1'`,
      state: `'open'`,
      reason: `'已请假'`,
      raised_at: instant,
    }),
  ],
  samples: {
    listAttendees: () => ({ params: { activityId: filled('act', 2) } }),
    exportAttendees: () => ({ params: { activityId: filled('act', 2) }, query: { format: 'csv' } }),
    confirmAttendance: async (world) => {
      const { activityId, row } = await over(world)
      return { params: { activityId }, body: { rows: [row] } }
    },
    getAttendance: async (world) => {
      const { activityId, registrationId, row } = await over(world)
      await world.prepare(
        'alliance_secretary',
        'POST',
        `/events/activities/${activityId}/attendance/confirmations`,
        { body: { rows: [row] } },
      )
      return { params: { registrationId }, as: 'talent' }
    },
    getMyPoints: asFilled,
    listMyPointEntries: asFilled,
    exportMyPointEntries: async (world) => ({
      as: 'talent',
      query: { ...(await asFilled(world)).query, format: 'csv' },
    }),
    // Someone else’s row: that of the twentieth person.
    objectToPoints: () => ({
      params: { pointEntryId: filled('pte', 195) },
      body: { reason: '当日已请假' },
      as: 'talent',
      expect: 404,
    }),
    getBranchPoints: async (world) => ({ ...(await branch(world)), query: { year: '2026' } }),
    confirmPointPeriod: async (world) => ({
      ...(await branch(world)),
      body: { period: `2024-Q${1 + (world.turn % 4)}` },
    }),
    listPointObjections: branch,
    exportPointObjections: async (world) => ({ ...(await branch(world)), query: { format: 'csv' } }),
    decidePointObjection: ({ turn }) => ({
      params: { pointObjectionId: filled('pto', 20 + turn) },
      body: { outcome: 'upheld', reason: '假条核实' },
    }),
  },
} satisfies Bench
