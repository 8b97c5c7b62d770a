import type { PointAccount, PointEntry, ShiftSignup } from '@alliance/contracts/events'
import type { Principal } from '@alliance/contracts'
import { partySecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { aPartyOrganisation, ask, done, env, inHours, secretary, someone } from '../../test/world.testing.ts'
import { member } from '../attendance/attendance.testing.ts'
import { aShift, confirming, moveShift, signing } from '../volunteering/volunteering.testing.ts'
import { scheme, volunteered } from './points.rules.ts'

/** So many minutes of service, confirmed; its sign-up. */
async function served(as: Principal, minutes: number): Promise<string> {
  const { id: activityId } = await aShift()
  const { id } = done(await signing(activityId, as))
  await moveShift(id, -26)
  const time = confirming({ startedAt: inHours(-minutes / 60), endedAt: inHours(0) })
  expect(done(await ask(secretary).post<ShiftSignup>(`/shift-signups/${id}/decision`, time)).minutes).toBe(
    minutes,
  )
  return id
}
const undone = async (id: string) =>
  done(await ask(secretary).post(`/shift-signups/${id}/reversal`, { reason: '核对后有误' }))
const points = async (as: Principal) =>
  done(await ask(as).get<PointAccount>('/my-points')).sums.find(({ rule }) => rule === 'volunteering')!.points
const rows = async (as: Principal) =>
  done(await ask(as).get<{ items: PointEntry[] }>('/my-point-entries')).items

test('whole hours of all that stands count, whatever was recorded and taken back, and no more than the cap', async () => {
  const branch = await aPartyOrganisation()
  const volunteer = await someone()
  await member(volunteer.personId, branch)
  const standing: { id: string; minutes: number }[] = []
  const agrees = async () => {
    const minutes = standing.reduce((sum, each) => sum + each.minutes, 0)
    expect(await points(volunteer)).toBe(Math.min(scheme.rules.volunteering.cap, volunteered(minutes)))
  }
  for (const minutes of [45, 45, 100, 20]) {
    standing.push({ id: await served(volunteer, minutes), minutes })
    await agrees()
  }
  for (const at of [0, 1]) {
    await undone(standing.splice(at, 1)[0]!.id)
    await agrees()
  }
  const entries = await rows(volunteer)
  expect(entries).toHaveLength(6)
  expect(entries[0]).toMatchObject({ minutes: -100, attendanceId: null, activityTitle: expect.any(String) })
  expect(entries[0]!.reverses).not.toBeNull()

  // As much as 28 hours more, of other days of the year.
  await env.DB.prepare(
    `INSERT INTO point_entry SELECT 'pte_' || substr(id, 5, 25) || 'z', person_id, party_organisation_id, period, year, rule, version, 28, 28, cap,
      attendance_id, registration_id, (SELECT id FROM volunteer_record WHERE basis = 'reversal' LIMIT 1), 1680, activity_id, occurred_on, NULL, made_at, made_by_id, made_by
      FROM point_entry WHERE id = ?`,
  )
    .bind(entries.at(-1)!.id)
    .run()
  const last = await served(volunteer, 120)
  expect(await points(volunteer)).toBe(30)
  expect((await rows(volunteer))[0]).toMatchObject({ points: 1, earned: 2 })
  await undone(last)
  expect(await points(volunteer)).toBe(29)
})

test('who is no member earns none, and minutes of a confirmed quarter are entered to the present one', async () => {
  const stranger = await someone()
  await served(stranger, 120)
  expect(await rows(stranger)).toEqual([])

  const branch = await aPartyOrganisation()
  const volunteer = await someone()
  await member(volunteer.personId, branch)
  const id = await served(volunteer, 120)
  const [entry] = await rows(volunteer)
  await env.DB.prepare('UPDATE shift_signup SET starts_at = ? WHERE id = ?')
    .bind('2026-08-05T01:00:00.000Z', id)
    .run()
  done(
    await ask(partySecretary(branch.id)).post(`/party-organisations/${branch.id}/point-periods`, {
      period: '2026-Q3',
    }),
  )
  await env.DB.prepare(`UPDATE volunteer_day SET day = '2026-08-05' WHERE person_id = ?`)
    .bind(volunteer.personId)
    .run()
  await undone(id)
  expect((await rows(volunteer))[0]).toMatchObject({
    points: -2,
    minutes: -120,
    reverses: entry!.id,
    occurredOn: '2026-08-05',
    period: entry!.period,
  })
  expect(await points(volunteer)).toBe(0)
})
