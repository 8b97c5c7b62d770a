import type { Principal } from '@alliance/contracts'
import type {
  BranchObjection,
  BranchPoints,
  PointAccount,
  PointEntry,
  PointObjection,
} from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { leader, partySecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { aPartyOrganisation, ask, done, env, remember, secretary } from '../../test/world.testing.ts'
import { attended, confirming, member, present } from '../attendance/attendance.testing.ts'
import { registering } from '../registrations/registrations.testing.ts'

const account = async (as: Principal) => done(await ask(as).get<PointAccount>('/my-points?year=2026'))
const rows = async (as: Principal) =>
  done(await ask(as).get<{ items: PointEntry[] }>('/my-point-entries?year=2026')).items
const told = (entries: PointEntry[]) =>
  entries.map(({ rule, points, reverses }) => [rule, points, reverses !== null]).reverse()

test('attendance of members is worth points, and a correction reverses what it replaces', async () => {
  const { activityId, members } = await attended(2)
  const [one, other] = members as [(typeof members)[0], (typeof members)[0]]
  await remember({
    standing: { personId: other.as.personId, allianceMember: true, partyOrganisationIds: [] },
  })
  done(await confirming(activityId, [present(one.id), present(other.id)]))
  expect(await account(one.as)).toMatchObject({ base: 60, score: 62, band: 'qualified' })
  expect(await account(other.as)).toMatchObject({ score: 60 })
  done(
    await confirming(activityId, [
      { registrationId: one.id, revision: 1, outcome: 'absent', reason: '冒名签到' },
    ]),
  )
  const entries = await rows(one.as)
  expect(new Set(told(entries))).toEqual(
    new Set([
      ['theme_day', 2, false],
      ['theme_day', -2, true],
      ['absence', -3, false],
    ]),
  )
  expect(entries.at(-1)).toMatchObject({ version: 'points-1', period: '2026-Q4', occurredOn: '2026-11-05' })
  expect(await account(one.as)).toMatchObject({ score: 57, band: 'talk' })
})

test('a rule gives no more than its cap in a year, even to confirmations at once', async () => {
  const branch = await aPartyOrganisation()
  const first = await attended(1, branch)
  const { as } = first.members[0]!
  await env.DB.prepare(`INSERT INTO point_total VALUES (?, 2026, 'theme_day', 21, 24)`)
    .bind(as.personId)
    .run()
  const more = await Promise.all(
    [1, 2].map(async () => {
      const { activityId } = await attended(0, branch)
      await env.DB.prepare(
        `UPDATE activity SET state = 'published', starts_at = '2999-01-01T00:00:00.000Z', ends_at = '2999-01-01T02:00:00.000Z' WHERE id = ?`,
      )
        .bind(activityId)
        .run()
      const id = done(await registering(activityId, as)).registration.id
      await env.DB.prepare(
        `UPDATE activity SET state = 'closed', starts_at = '2026-11-05T06:00:00.000Z', ends_at = '2026-11-05T08:00:00.000Z' WHERE id = ?`,
      )
        .bind(activityId)
        .run()
      return { activityId, id }
    }),
  )
  const all = [{ activityId: first.activityId, id: first.members[0]!.id }, ...more]
  for (const answer of await Promise.all(
    all.map(({ activityId, id }) => confirming(activityId, [present(id)])),
  ))
    done(answer)
  expect((await rows(as)).map(({ points, earned }) => [points, earned]).sort()).toEqual([
    [0, 2],
    [1, 2],
    [2, 2],
  ])
  expect((await account(as)).sums.find(({ rule }) => rule === 'theme_day')).toMatchObject({
    points: 24,
    cap: 24,
  })
})

test('a confirmed quarter takes objections, is then locked, and later records go to the present one', async () => {
  const branch = await aPartyOrganisation()
  const { activityId, members } = await attended(2, branch, '2026-08-05')
  const [one, other] = members as [(typeof members)[0], (typeof members)[0]]
  const absent = (registrationId: string) => ({ registrationId, outcome: 'absent' as const })
  done(await confirming(activityId, [absent(one.id)]))
  const secretaryOf = partySecretary(branch.id)
  const period = (name: string) =>
    ask(secretaryOf).post<{ objectionsUntil: string }>(`/party-organisations/${branch.id}/point-periods`, {
      period: name,
    })
  expect((await period('2026-Q4')).code).toBe('points.running')
  done(await period('2026-Q3'))
  expect((await period('2026-Q3')).code).toBe('points.confirmed')
  done(await confirming(activityId, [absent(other.id)]))
  expect((await rows(other.as))[0]).toMatchObject({ period: '2026-Q4', occurredOn: '2026-08-05' })

  const [entry] = await rows(one.as)
  const object = (as: Principal, id = entry!.id) =>
    ask(as).post<PointObjection>(`/point-entries/${id}/objections`, { reason: '当日已请假' })
  expect((await object(other.as)).status).toBe(404)
  const { id } = done(await object(one.as))
  expect((await object(one.as)).code).toBe('points.objected')
  const listed = done(
    await ask(secretaryOf).get<{ items: BranchObjection[] }>(
      `/party-organisations/${branch.id}/point-objections`,
    ),
  ).items
  expect(listed).toMatchObject([{ id, state: 'open', entry: { rule: 'absence', points: -3 } }])
  const decide = (as: Principal) =>
    ask(as).post<PointObjection>(`/point-objections/${id}/decision`, {
      outcome: 'upheld',
      reason: '假条核实',
    })
  await env.DB.prepare('UPDATE known_person SET account_id = ? WHERE id = ?')
    .bind(secretaryOf.id, one.as.personId)
    .run()
  expect((await decide(secretaryOf)).code).toBe('points.own')
  await env.DB.prepare('UPDATE known_person SET account_id = ? WHERE id = ?')
    .bind(one.as.id, one.as.personId)
    .run()
  expect(done(await decide(secretaryOf)).state).toBe('upheld')
  expect((await decide(secretaryOf)).code).toBe('points.decided')
  expect(told(await rows(one.as))).toEqual([
    ['absence', -3, false],
    ['absence', 3, true],
  ])
  await env.DB.prepare(`UPDATE point_period SET objections_until = '2026-10-01'`).run()
  expect((await rows(one.as)).every(({ contestable }) => !contestable)).toBe(true)
})

test('scores by name are for those who run the branch; others see bands', async () => {
  const branch = await aPartyOrganisation()
  const { activityId, members } = await attended(1, branch)
  const personId = members[0]!.as.personId
  await member(personId, branch)
  await remember({
    roll: {
      partyOrganisationId: branch.id,
      members: [
        { personId, displayName: '甲示例', status: 'full', partyOrganisationId: branch.id },
        {
          personId: newId('person'),
          displayName: '乙示例',
          status: 'probationary',
          partyOrganisationId: branch.id,
        },
      ],
    },
  })
  done(await confirming(activityId, [present(members[0]!.id)]))
  const board = async (as: Principal) =>
    done(await ask(as).get<BranchPoints>(`/party-organisations/${branch.id}/points?year=2026`))
  expect(await board(partySecretary(branch.id))).toMatchObject({
    bands: { excellent: 0, good: 0, qualified: 2, talk: 0 },
    members: [
      { name: '甲示例', score: 62 },
      { name: '乙示例', score: 60 },
    ],
    periods: [
      { period: '2026-Q4', state: 'running', entries: 1 },
      {},
      {},
      { period: '2026-Q1', state: 'to_confirm' },
    ],
  })
  expect((await board(leader())).members).toBeNull()
  expect((await board(secretary)).members).toHaveLength(2)
})

test('the database keeps the ledger as it is, and its sums', async () => {
  const { activityId, members } = await attended(1)
  done(await confirming(activityId, [present(members[0]!.id)]))
  for (const change of ['UPDATE point_entry SET points = 9', 'DELETE FROM point_entry'])
    await expect(env.DB.prepare(change).run()).rejects.toThrow('append-only')
  await expect(env.DB.prepare('UPDATE point_total SET points = 25').run()).rejects.toThrow('within_cap')
})
