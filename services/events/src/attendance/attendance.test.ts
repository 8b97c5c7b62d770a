import type { Attendee, OwnAttendance } from '@alliance/contracts/events'
import { expect, test } from 'vitest'
import { ask, done, draft, env, secretary } from '../../test/world.testing.ts'
import { attended, confirming, present, seen } from './attendance.testing.ts'

const theList = async (activityId: string) =>
  done(await ask(secretary).get<{ items: Attendee[] }>(`/activities/${activityId}/attendance`)).items

test('what scans show is recorded as it is; the rest rests on a stated reason', async () => {
  const { activityId, members } = await attended(3)
  const [came, stayed, away] = members.map(({ id }) => id) as [string, string, string]
  await seen(activityId, came, [[-10, 110]])
  await seen(activityId, stayed, [[0, null]])
  expect(
    (await theList(activityId)).map(({ seen: by, proposal, record }) => [by?.minutes, proposal, record]),
  ).toEqual([
    [110, 'present', null],
    [120, 'unclear', null],
    [undefined, 'unseen', null],
  ])
  const refused = await confirming(activityId, [
    { registrationId: came, outcome: 'present' },
    { registrationId: stayed, outcome: 'present' },
    { registrationId: away, outcome: 'excused' },
  ])
  const { errors } = refused.body as unknown as { errors: { pointer: string }[] }
  expect([refused.code, errors.map(({ pointer }) => pointer)]).toEqual([
    'attendance.incomplete',
    ['/rows/1/minutes', '/rows/2/leave'],
  ])
  expect(
    done(
      await confirming(activityId, [
        { registrationId: came, outcome: 'present' },
        { registrationId: stayed, outcome: 'present', minutes: 100, reason: '提前离场，未扫码' },
        { registrationId: away, outcome: 'excused', leave: 'illness' },
      ]),
    ).recorded,
  ).toBe(3)
  expect(
    (await theList(activityId)).map(({ record }) => [record!.outcome, record!.minutes, record!.evidence]),
  ).toEqual([
    ['present', 110, 'gates'],
    ['present', 100, 'organiser'],
    ['excused', 0, 'organiser'],
  ])
})

test('a correction is the next revision with a reason, and is not made over another', async () => {
  const { activityId, members } = await attended(1)
  const [{ id, as }] = members as [(typeof members)[0]]
  done(await confirming(activityId, [present(id)]))
  expect((await confirming(activityId, [present(id)])).code).toBe('attendance.stale')
  expect((await confirming(activityId, [{ registrationId: id, revision: 1, outcome: 'absent' }])).code).toBe(
    'attendance.incomplete',
  )
  const both = await Promise.all(
    [1, 2].map(() =>
      confirming(activityId, [
        { registrationId: id, revision: 1, outcome: 'absent', reason: '签到表核对有误' },
      ]),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  const own = done(await ask(as).get<OwnAttendance>(`/registrations/${id}/attendance`))
  expect(own.record).toMatchObject({ revision: 2, outcome: 'absent', reason: '签到表核对有误' })
  expect(own.receipt).toMatchObject({ rule: 'attendance-1', outcome: 'absent', replay: 'same' })
})

test('nobody records their own, before it begins, or of who has no place', async () => {
  const { activityId, members } = await attended(1)
  const { results } = await env.DB.prepare('SELECT person_id AS id FROM registration WHERE id = ?')
    .bind(members[0]!.id)
    .all<{ id: string }>()
  await env.DB.prepare('UPDATE known_person SET account_id = ? WHERE id = ?')
    .bind(secretary.id, results[0]!.id)
    .run()
  expect((await confirming(activityId, [present(members[0]!.id)])).code).toBe('attendance.own')
  const coming = await draft()
  expect((await confirming(coming.id, [present(members[0]!.id)])).code).toBe('attendance.not_begun')
  const { activityId: another } = await attended(0)
  expect((await confirming(another, [present(members[0]!.id)])).code).toBe('attendance.unknown')
})

test('the database keeps records as they are', async () => {
  const { activityId, members } = await attended(1)
  done(await confirming(activityId, [present(members[0]!.id)]))
  for (const change of ['UPDATE attendance SET minutes = 1', 'DELETE FROM attendance'])
    await expect(env.DB.prepare(change).run()).rejects.toThrow('append-only')
})
