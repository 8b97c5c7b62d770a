import { aPublished } from '../events.ts'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const branch = filled('pty', 7)
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
  fill: [
    rows('attendance', {
      id: id('att'),
      activity_id: `'act_00000000000000000000000001'`,
      registration_id: id('rgn'),
      person_id: id('per'),
      revision: '1',
      outcome: `'absent'`,
      minutes: '0',
      evidence: `'organiser'`,
      receipt_id: id('rct'),
      recorded_at: instant,
      recorded_by_id: id('acc'),
      recorded_by: `'书记示例'`,
    }),
    rows('point_entry', {
      id: id('pte'),
      person_id: id('per'),
      party_organisation_id: id('pty'),
      period: `'2026-Q1'`,
      year: '2026',
      rule: `'absence'`,
      version: `'points-1'`,
      points: '-3',
      earned: '-3',
      attendance_id: id('att'),
      registration_id: id('rgn'),
      activity_id: id('act'),
      occurred_on: `'2026-01-05'`,
      made_at: instant,
      made_by_id: id('acc'),
      made_by: `'书记示例'`,
    }),
    rows('point_objection', {
      id: id('pto'),
      entry_id: id('pte'),
      party_organisation_id: id('pty'),
      period: `'2026-Q1'`,
      state: `'open'`,
      reason: `'已请假'`,
      raised_at: instant,
    }),
  ],
  samples: {
    listAttendees: () => ({ params: { activityId: filled('act', 1) } }),
    exportAttendees: () => ({ params: { activityId: filled('act', 1) }, query: { format: 'csv' } }),
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
    getMyPoints: () => ({ as: 'talent' }),
    listMyPointEntries: () => ({ as: 'talent' }),
    exportMyPointEntries: () => ({ as: 'talent', query: { format: 'csv' } }),
    // Someone else’s row.
    objectToPoints: () => ({
      params: { pointEntryId: filled('pte', 7) },
      body: { reason: '当日已请假' },
      as: 'talent',
      expect: 404,
    }),
    getBranchPoints: () => ({ params: { partyOrganisationId: branch } }),
    confirmPointPeriod: ({ turn }) => ({
      params: { partyOrganisationId: branch },
      body: { period: `2024-Q${1 + (turn % 4)}` },
    }),
    listPointObjections: () => ({ params: { partyOrganisationId: branch } }),
    exportPointObjections: () => ({ params: { partyOrganisationId: branch }, query: { format: 'csv' } }),
    decidePointObjection: ({ turn }) => ({
      params: { pointObjectionId: filled('pto', 20 + turn) },
      body: { outcome: 'upheld', reason: '假条核实' },
    }),
  },
} satisfies Bench
