import type { DomainEvent, NoticeFact } from '@alliance/contracts'
import { createContext, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { expect, test } from 'vitest'
import { aPartyOrganisation, env } from '../../test/world.testing.ts'
import { remindDuties } from './reminding.usecases.ts'

/** The work of a minute, at a time of day in Shanghai. */
const minute = (day: string, time = '08:00') =>
  remindDuties(
    createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(`${day}T${time}:00+08:00`),
      requestId: newId('request'),
      traceparent: traceparentOf(undefined),
    }),
  )
const told = async (branchId: string, kind = 'compliance.due') => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE body ->> '$.data.kind' = ?2 AND body ->> '$.subject' = ?1 ORDER BY id`,
  )
    .bind(branchId, kind)
    .all<{ body: string }>()
  return results.map(({ body }) => (JSON.parse(body) as DomainEvent<NoticeFact>).data)
}
const hold = (branchId: string, kind: string, heldOn: string) =>
  env.DB.prepare(
    `INSERT INTO compliance_held (party_organisation_id, source_id, kind, source, title, held_on, counts, roll, on_leave, present, recorded, version)
      VALUES (?, ?, ?, 'meeting', '支部会议', ?, 1, 12, 0, 12, 12, 1)`,
  )
    .bind(branchId, newId('meeting'), kind, heldOn)
    .run()

test('a branch is told once what falls due soon, what it held is not, and nobody at night', async () => {
  const committee = await aPartyOrganisation('/', 'chain_committee')
  const branch = await aPartyOrganisation(committee.path)
  const functional = await aPartyOrganisation(committee.path, 'functional_branch')
  await hold(branch.id, 'lecture', '2026-03-05')
  await minute('2026-03-08')
  expect(await told(branch.id)).toEqual([])
  await minute('2026-03-10', '07:59')
  expect(await told(branch.id)).toEqual([])
  // Quarters are told three weeks before their end, months one.
  for (const day of ['2026-03-10', '2026-03-10', '2026-03-11', '2026-03-24', '2026-03-25', '2026-04-01'])
    await minute(day)
  expect((await told(branch.id)).map(({ key }) => key)).toEqual([
    `compliance.due:${branch.id}:2026-03-31:members_meeting`,
    `compliance.due:${branch.id}:2026-03-31:party_day`,
  ])
  expect((await told(branch.id))[0]).toMatchObject({
    recipients: [],
    holders: {
      roles: ['party_organisation_secretary'],
      scopes: [branch, committee].map(({ id }) => ({ kind: 'org', id })),
    },
    params: { organisation: '支部示例', dueOn: '2026-03-31' },
  })
  expect(await told(functional.id)).toEqual([])
  expect((await told(branch.id, 'dues.reminder')).map(({ params }) => params.month)).toEqual(['2026-03'])
  expect(await told(functional.id, 'dues.reminder')).toEqual([])
})

test('what was held meanwhile is told no more, and two runs at once tell once', async () => {
  const [held, open] = [await aPartyOrganisation(), await aPartyOrganisation()]
  await hold(held.id, 'party_day', '2026-05-20')
  await Promise.all([minute('2026-05-25'), minute('2026-05-25')])
  await minute('2026-05-25', '08:01')
  expect((await told(held.id)).map(({ params }) => params.kinds)).toEqual([])
  expect((await told(open.id)).map(({ params }) => params.kinds)).toEqual(['party_day'])
})

test('the grid is walked in parts, each day to its end', async () => {
  const root = await aPartyOrganisation('/', 'chain_committee')
  const ids = Array.from({ length: 101 }, () => newId('partyOrganisation')).toSorted()
  await env.DB.prepare(
    `INSERT INTO known_party_organisation SELECT value, '支部示例', 'branch', NULL, ?2 || value || '/', 1, 1, NULL, NULL FROM json_each(?1)`,
  )
    .bind(JSON.stringify(ids), root.path)
    .run()
  await minute('2026-08-25')
  expect(await told(ids.at(-1)!)).toEqual([])
  await minute('2026-08-25', '08:01')
  expect(await told(ids.at(-1)!)).toHaveLength(1)
  expect(await env.DB.prepare('SELECT day, finished FROM compliance_round').all()).toMatchObject({
    results: [{ day: '2026-08-25', finished: 1 }],
  })
})
