import type { Confirmation } from '@alliance/contracts/events'
import type { RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, published, type Scene } from '../../test/scene.testing.ts'
import {
  aPartyOrganisation,
  aPublished,
  ask,
  done,
  env,
  planned,
  remember,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import { registered, registering } from '../registrations/registrations.testing.ts'

/** Moves an activity to two hours of a day that is over. */
export async function heldOn(activityId: string, day = '2026-11-05'): Promise<void> {
  await env.DB.prepare(`UPDATE activity SET starts_at = ?, ends_at = ?, state = 'closed' WHERE id = ?`)
    .bind(`${day}T06:00:00.000Z`, `${day}T08:00:00.000Z`, activityId)
    .run()
}

export const aPartyDay = (branchId: string) => ({
  kind: 'party_day' as const,
  branchIds: [branchId],
  theme: '学习党章',
  materials: [{ title: '章程', url: null }],
})

/** A theme Party day that is over, and so many people registered to it who are members of a branch. */
export async function attended(people: number, given?: { id: string; path: string }, day?: string) {
  const branch = given ?? (await aPartyOrganisation())
  const { id: activityId } = await aPublished({
    detail: aPartyDay(branch.id),
    registration: planned(100),
  })
  const members = await registered(activityId, people)
  for (const { as } of members) await member(as.personId, branch)
  await heldOn(activityId, day)
  return { activityId, members, branch }
}

export const member = (personId: string, { path }: { path: string }) =>
  remember({
    standing: { personId, allianceMember: false, partyOrganisationIds: path.split('/').filter(Boolean) },
  })

/** What a gate kept of someone: stays in minutes from the beginning. */
export async function seen(
  activityId: string,
  registrationId: string,
  stays: [number, number | null][],
  conflict: string | null = null,
  day = '2026-11-05',
): Promise<void> {
  const at = (minutes: number | null) =>
    minutes === null ? null : new Date(Date.parse(`${day}T06:00:00.000Z`) + minutes * 60_000).toISOString()
  const admission = `INSERT INTO gate_admission (activity_id, capacity, walk_in_capacity, entries_per_lease, lease_minutes, ticket_key, signing_key, public_x, public_y, version, created_at, updated_at)
    VALUES (?, 1000, 0, 50, 480, '', '', '', '', 1, '', '') ON CONFLICT DO NOTHING`
  await env.DB.prepare(admission).bind(activityId).run()
  await env.DB.prepare(`INSERT INTO gate_person (activity_id, subject, walk_in, admitted, covered, inside, stays, conflict)
    VALUES (?, ?, 0, 1, 1, 0, ?, ?)`)
    .bind(
      activityId,
      registrationId,
      JSON.stringify(stays.map(([from, to]) => ({ from: at(from), to: at(to) }))),
      conflict,
    )
    .run()
}

export const confirming = (
  activityId: string,
  rows: (Partial<Confirmation> & { registrationId: string })[],
) => ask(secretary).post<{ recorded: number }>(`/activities/${activityId}/attendance/confirmations`, { rows })

export const present = (registrationId: string, revision = 0) => ({
  registrationId,
  revision,
  outcome: 'present' as const,
  minutes: 120,
  reason: '现场点名',
})

/** Someone registered at another activity of the scene’s hosts, which is over. */
export async function someoneAt(scene: Scene, confirmed = false) {
  const { id: activityId } = await published(scene)
  const registrationId = done(await registering(activityId, await someone())).registration.id
  await heldOn(activityId)
  if (confirmed) done(await confirming(activityId, [present(registrationId)]))
  return { activityId, registrationId }
}
const there = async (scene: Scene) => ({ activityId: (await someoneAt(scene)).activityId })

let last = ''
export const attendanceRights: Record<string, RightsRow<Scene>> = {
  listAttendees: { params: there, place: mineIn },
  exportAttendees: { params: there, place: mineIn },
  confirmAttendance: {
    params: async (scene) => {
      const { activityId, registrationId } = await someoneAt(scene)
      last = registrationId
      return { activityId }
    },
    place: mineIn,
    body: () => ({ rows: [present(last)] }),
  },
  getAttendance: {
    params: async (scene) => ({ registrationId: (await someoneAt(scene, true)).registrationId }),
    expect: elsewhere(404),
  },
}

export const attendanceLists = {
  listAttendees: async () => {
    const { id } = await aPublished({ registration: planned(500) })
    return {
      path: `/activities/${id}/attendance`,
      key: (row: Record<string, unknown>) => String(row.registrationId),
      insert: async (rows: number) => (await registered(id, rows)).map((each) => each.id),
    }
  },
}

export const attendanceReads = {
  'attendance of a crowd': {
    path: '/activities/act_00000000000000000000000001/attendance?limit=50',
    perRow: 8,
    besides: 10,
  },
}
