import type { Meeting, MeetingRoom, NewMeeting } from '@alliance/contracts/membership'
import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { aPartyOrganisation, done, get, post } from '../../test/rooms.testing.ts'
import { mineIn, type Scene } from '../../test/scene.testing.ts'
import { anAffiliation, aPerson } from '../people/people.testing.ts'

export const heldOn = '2026-03-10'

/** A branch with so many full and probationary members. */
export async function aBranch(full = 5, probationary = 0) {
  const branch = await aPartyOrganisation()
  const join = async (status: 'full' | 'probationary') => {
    const personId = await aPerson()
    await anAffiliation(personId, branch.id, { status })
    return personId
  }
  const members: string[] = []
  for (let i = 0; i < full; i++) members.push(await join('full'))
  const others: string[] = []
  for (let i = 0; i < probationary; i++) others.push(await join('probationary'))
  return { branch, members, others }
}

export const called = (partyOrganisationId: string, given: Partial<NewMeeting> = {}) => ({
  partyOrganisationId,
  kind: 'members_meeting',
  title: '三月支部党员大会',
  heldOn,
  startsAt: '14:00',
  place: '党群服务中心',
  agenda: [
    { kind: 'report', title: '书记报告工作' },
    { kind: 'resolution', title: '通过年度计划' },
    { kind: 'resolution', title: '通过评议结果' },
  ],
  ...given,
})
export const aMeeting = async (partyOrganisationId: string, given: Partial<NewMeeting> = {}) =>
  done(await post<Meeting>('/meetings', called(partyOrganisationId, given)))
export const aRoom = async (id: string) => done(await get<MeetingRoom>(`/meetings/${id}`))
export const step = (id: string, verb: 'open' | 'close' | 'cancel') =>
  post<Meeting>(`/meetings/${id}/steps`, { step: verb })
export const mark = (
  id: string,
  personIds: string[],
  attendance = 'present',
  absenceReason: string | null = null,
) =>
  post<{ marked: number }>(`/meetings/${id}/attendance`, {
    marks: personIds.map((personId) => ({ personId, attendance, absenceReason })),
  })

/** An open meeting of a branch of five, three of whom are there. */
export async function anOpenMeeting(given: Partial<NewMeeting> = {}, partyOrganisationId?: string) {
  const { branch, members } = await aBranch()
  if (partyOrganisationId)
    await env.DB.prepare(`UPDATE affiliation SET party_organisation_id = ? WHERE party_organisation_id = ?`)
      .bind(partyOrganisationId, branch.id)
      .run()
  const { id } = await aMeeting(partyOrganisationId ?? branch.id, given)
  done(await step(id, 'open'))
  done(await mark(id, members.slice(0, 3)))
  return { id, branch, members }
}

const columns = `(id, party_organisation_id, kind, title, held_on, starts_at, minutes_planned, place, state, guests,
  provenance, is_demo, created_at, updated_at)`
const rest = `'members_meeting', '样例会议', $DAY, '14:00', 90, '会议室', $STATE, '[]', 'entered', 0, '', ''`

/** Meetings of a Party organisation, on days all over a year. */
export async function insertMeetings(rows: number, partyOrganisationId: string): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('meeting'))
  await env.DB.prepare(
    `INSERT INTO meeting ${columns} SELECT value, ?, ${rest
      .replace('$DAY', `date('2025-01-01', '+' || (unicode(substr(value, -1)) % 30) || ' days')`)
      .replace('$STATE', `'called'`)} FROM json_each(?)`,
  )
    .bind(partyOrganisationId, JSON.stringify(ids))
    .run()
  return ids
}

/** Meetings of as many Party organisations, each with an item and one on the roll; those must be there already. */
export async function fillMeetings(rows: number): Promise<void> {
  for (const insert of [
    `INSERT INTO person (id, name, name_sort, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('per')}, '示例' || value, printf('%08d', value), 'entered', 0, '', '' FROM numbers`,
    `INSERT INTO meeting ${columns} SELECT ${numbered('mtg')}, ${numbered('pty')}, ${rest
      .replace('$DAY', `date('2025-01-01', '+' || (value % 400) || ' days')`)
      .replace('$STATE', `iif(value % 10, 'closed', 'called')`)} FROM numbers`,
    `INSERT INTO agenda_item (meeting_id, number, kind, title, development, party_organisation_id)
      SELECT ${numbered('mtg')}, 1, 'report', '报告', 0, ${numbered('pty')} FROM numbers`,
    `INSERT INTO roll_entry (meeting_id, person_id, standing, reason, attendance)
      SELECT ${numbered('mtg')}, ${numbered('per')}, 'voting', 'full_member', 'present' FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

export async function meetingReads() {
  const { id } = await anOpenMeeting()
  const mine = (await aRoom(id)).meeting.partyOrganisationId
  return {
    meetings: { path: '/meetings?limit=50' },
    'meetings that are called': { path: '/meetings?limit=5&state=called' },
    'meetings of a Party organisation': { path: `/meetings?partyOrganisationId=${mine}` },
    'meetings of a Party organisation that are open': {
      path: `/meetings?partyOrganisationId=${mine}&state=open`,
    },
    'a meeting room': { path: `/meetings/${id}`, besides: 40 },
  }
}

export const meetingLists = {
  listMeetings: async () => {
    const { id } = await aPartyOrganisation()
    return {
      path: `/meetings?partyOrganisationId=${id}`,
      insert: (rows: number) => insertMeetings(rows, id),
    }
  },
}

const open = async ({ branch }: Scene) => ({ meetingId: (await anOpenMeeting({}, branch.id)).id })
const ended = async ({ branch }: Scene) => {
  const { id } = await anOpenMeeting({}, branch.id)
  done(await step(id, 'close'))
  return { meetingId: id }
}
const coming = async ({ branch }: Scene) => ({ meetingId: (await aMeeting(branch.id)).id })

export const meetingRights: Record<string, RightsRow<Scene>> = {
  listMeetings: {},
  exportMeetings: {},
  callMeeting: {
    body: ({ branch }) => called(branch.id),
    expect: { 'another branch': 422 },
  },
  getMeeting: { params: coming, place: mineIn },
  updateMeeting: { params: coming, place: mineIn, body: () => ({ place: '二楼会议室' }) },
  stepMeeting: { params: coming, place: mineIn, body: () => ({ step: 'cancel' }) },
  markAttendance: {
    params: async (scene) => {
      const { meetingId } = await open(scene)
      const { roll } = await aRoom(meetingId)
      marked.set(scene, roll[0]!.personId)
      return { meetingId }
    },
    place: mineIn,
    body: (scene) => ({ marks: [{ personId: marked.get(scene) ?? newId('person'), attendance: 'present' }] }),
  },
  recordVote: {
    params: async (scene) => ({ ...(await open(scene)), number: '2' }),
    place: mineIn,
    body: () => ({ ballot: 'open', for: 3 }),
  },
  writeMinutes: { params: ended, place: mineIn, body: () => ({ text: '会议通过了年度计划。' }) },
  confirmMinutes: {
    params: async (scene) => {
      const { meetingId } = await ended(scene)
      done(await post(`/meetings/${meetingId}/minutes`, { text: '会议通过了年度计划。' }))
      return { meetingId, number: '1' }
    },
    place: mineIn,
  },
  getMeetingCalendar: { params: coming, place: mineIn },
}
const marked = new WeakMap<Scene, string>()
