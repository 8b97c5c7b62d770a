import { day, filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const one = (number: number) => ({ meetingId: filled('mtg', number) })
const origin = { provenance: `'entered'`, is_demo: '0', created_at: instant, updated_at: instant }
/** Every tenth meeting is called, the next is open, the next closed with minutes to confirm, the others confirmed. */
const state = `CASE value % 10 WHEN 0 THEN 'called' WHEN 1 THEN 'open' WHEN 2 THEN 'closed' ELSE 'confirmed' END`
const called = (turn: number) => one(10 * turn)
const open = (turn: number) => one(10 * turn + 1)
const closed = (turn: number) => one(10 * turn + 2)
const branch = async (world: World) =>
  (
    await world.rows<{ id: string }>(
      'membership',
      `SELECT id FROM party_organisation WHERE type = 'branch' ORDER BY id LIMIT 1`,
    )
  )[0]!.id

export default {
  service: 'membership',
  fill: [
    rows('meeting', {
      id: id('mtg'),
      party_organisation_id: id('pty'),
      kind: `'members_meeting'`,
      title: `'样例会议' || value`,
      held_on: day,
      starts_at: `'14:00'`,
      minutes_planned: '90',
      place: `'会议室'`,
      state,
      guests: `'[]'`,
      ...origin,
    }),
    rows('agenda_item', {
      meeting_id: id('mtg'),
      number: '1',
      kind: `'resolution'`,
      title: `'通过年度计划'`,
      development: '0',
      party_organisation_id: id('pty'),
    }),
    rows('roll_entry', {
      meeting_id: id('mtg'),
      person_id: id('per'),
      standing: `'voting'`,
      reason: `'full_member'`,
      attendance: `'present'`,
    }),
    rows('minutes', {
      meeting_id: id('mtg'),
      number: '1',
      text: `'会议通过了年度计划。'`,
      written_at: instant,
      written_by: `'样例'`,
    }),
  ],
  samples: {
    listMeetings: () => ({}),
    'listMeetings, in a state': () => ({ query: { state: 'open' } }),
    'listMeetings, for a Party organisation’s secretary': () => ({ as: 'party_organisation_secretary' }),
    exportMeetings: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    callMeeting: async (world) => ({
      body: {
        partyOrganisationId: await branch(world),
        kind: 'members_meeting',
        title: '样例支部党员大会',
        heldOn: '2026-03-10',
        startsAt: '14:00',
        place: '会议室',
        agenda: [{ kind: 'report', title: '书记报告工作' }],
      },
    }),
    getMeeting: () => ({ params: one(7) }),
    updateMeeting: ({ turn }) => ({ params: called(turn), body: { place: '二楼会议室' }, version: 1 }),
    stepMeeting: ({ turn }) => ({ params: called(turn + 2), body: { step: 'cancel' } }),
    markAttendance: ({ turn }) => ({
      params: open(turn),
      body: { marks: [{ personId: filled('per', 10 * turn + 1), attendance: 'present' }] },
    }),
    recordVote: ({ turn }) => ({
      params: { ...open(turn), number: '1' },
      body: { ballot: 'open', for: 1 },
    }),
    writeMinutes: ({ turn }) => ({ params: closed(turn), body: { text: '会议通过了年度工作计划。' } }),
    confirmMinutes: ({ turn }) => ({ params: { ...closed(turn + 2), number: '1' } }),
    getMeetingCalendar: () => ({ params: one(7) }),
  },
} satisfies Bench
