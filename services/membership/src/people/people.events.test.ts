import { membershipEvents, type MembershipRpc, type Person } from '@alliance/contracts/membership'
import { newId } from '@alliance/service-kit'
import { exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { branch, committee, zone } from '../../test/grid.testing.ts'
import { anOrganisation, done, env, move, patch, post } from '../../test/rooms.testing.ts'
import { anAffiliation } from './people.testing.ts'

const told = async (subject: string, consumer = 'events') => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE consumer = ? AND json_extract(body, '$.subject') = ? ORDER BY id`,
  )
    .bind(consumer, subject)
    .all<{ body: string }>()
  return results.map(
    ({ body }) => JSON.parse(body) as { id: string; type: string; version: number; data: never },
  )
}
const rpc = (exports as unknown as { MembershipEntrypoint: MembershipRpc }).MembershipEntrypoint
const dated = (days: number) =>
  new Date(Date.now() + 8 * 3600_000 + days * 86_400_000).toISOString().slice(0, 10)
const cron = () =>
  (exports as unknown as { default: { scheduled(event: object): Promise<unknown> } }).default.scheduled({})

const aPersonOf = async (
  organisationId: string | null,
  from = '2023-01-01',
  accountId: string | null = null,
) =>
  done(
    await post<Person>('/people', {
      name: '孙示例',
      document: null,
      phone: null,
      birthYear: null,
      education: null,
      accountId,
      employment: organisationId
        ? { organisationId, title: null, backbone: null, frontline: false, from }
        : null,
    }),
  )

describe('what other services are told of a person', () => {
  test('is their name, account and employer, with a version that grows', async () => {
    const [first, next] = [await anOrganisation('甲厂'), await anOrganisation('乙厂')]
    const { id } = await aPersonOf(first)
    done(await patch(`/people/${id}`, 1, { name: '孙二示例' }))
    done(
      await post(`/people/${id}/employments`, {
        organisationId: next,
        title: null,
        backbone: null,
        frontline: false,
        from: '2024-01-01',
      }),
    )
    const events = await told(id)
    const fact = { displayName: '孙示例', accountId: null, active: true, mergedInto: null }
    // Entering a person and employing them are told each.
    expect(events.map(({ type, version, data }) => ({ type, version, data }))).toEqual(
      [
        { ...fact, employerId: null, employerName: null },
        { ...fact, employerId: first, employerName: '甲厂' },
        { ...fact, displayName: '孙二示例', employerId: first, employerName: '甲厂' },
        { ...fact, displayName: '孙二示例', employerId: next, employerName: '乙厂' },
      ].map((data, i) => ({ type: 'person.changed', version: i + 1, data })),
    )
    for (const { data, id: event } of events) {
      membershipEvents['person.changed'].data.parse(data)
      expect(event).toMatch(/^evt_[0-9a-hjkmnp-tv-z]{26}$/)
    }
  })

  test('says who employs them on the day on which an employment begins or ends', async () => {
    const organisationId = await anOrganisation('丙厂')
    const { id } = await aPersonOf(organisationId, dated(3))
    await cron()
    expect((await told(id)).map(({ data }) => (data as { employerId: string }).employerId)).toEqual([
      null,
      null,
    ])
    await env.DB.prepare(
      'UPDATE employment SET valid_from = ?1, tell_on = ?1, valid_to = ?2 WHERE person_id = ?3',
    )
      .bind(dated(-1), dated(2), id)
      .run()
    await cron()
    await cron()
    expect((await told(id)).map(({ data }) => (data as { employerId: string }).employerId)).toEqual([
      null,
      null,
      organisationId,
    ])
    await env.DB.prepare('UPDATE employment SET valid_to = ?1, tell_on = ?1 WHERE person_id = ?2')
      .bind(dated(0), id)
      .run()
    await cron()
    expect((await told(id)).at(-1)).toMatchObject({ version: 4, data: { employerId: null } })
  })
})

test('a move tells of everything below, and each service hears it under one id', async () => {
  const [from, to] = [await zone(), await zone()]
  const between = await committee(from.id)
  const below = await branch(between.id)
  const before = (await told(below.id)).at(-1)!
  done(await move(between.id, to.id, '2023-06-01'))
  const event = (await told(below.id)).at(-1)!
  membershipEvents['party-organisation.changed'].data.parse(event.data)
  expect(event.data).toMatchObject({ path: `/${to.id}/${between.id}/${below.id}/`, type: 'branch' })
  expect(event.version).toBeGreaterThan(before.version)
  expect((await told(below.id, 'identity')).at(-1)!.id).toBe(event.id)
})

describe('asked over RPC', () => {
  test('an account is the person it was linked to, or nobody', async () => {
    const accountId = newId('account')
    const { id } = await aPersonOf(await anOrganisation('丁厂'), '2023-01-01', accountId)
    expect(await rpc.personOf(accountId)).toMatchObject({
      ok: true,
      value: { personId: id, displayName: '孙示例', employerName: '丁厂', active: true },
    })
    expect(await rpc.personOf(newId('account'))).toEqual({ ok: false, code: 'person.unknown' })
  })

  test('who enters themselves ten times at once is one person', async () => {
    const account = { id: newId('account'), name: '初来示例' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => rpc.enterPerson(account)))
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.personId : answer.code))).size).toBe(1)
    expect(await rpc.personOf(account.id)).toMatchObject({ ok: true, value: { employerId: null } })
  })

  test('the roll is that of the date, of what is below as well', async () => {
    const root = await committee(null)
    const below = await branch(root.id)
    done(await move(below.id, root.id, '2023-01-01', 'formal'))
    const { id } = await aPersonOf(null)
    await anAffiliation(id, below.id, { from: '2023-02-01', to: '2024-02-01' })
    const entry = { personId: id, displayName: '孙示例', status: 'full', partyOrganisationId: below.id }
    expect(await rpc.rollOn(root.id, '2023-06-01')).toEqual({ ok: true, value: [entry] })
    expect(await rpc.rollOn(below.id, '2024-02-01')).toEqual({ ok: true, value: [] })
    expect(await rpc.rollOn(newId('partyOrganisation'), '2024-02-01')).toEqual({
      ok: false,
      code: 'party_organisation.unknown',
    })
  })

  test('a standing names the branches and what is above them, and whether the employer is a member', async () => {
    const root = await committee(null)
    const below = await branch(root.id)
    const member = await anOrganisation('戊厂')
    done(
      await post('/alliance-members', {
        organisationId: member,
        kind: 'upstream',
        founding: false,
        admittedOn: '2023-01-01',
      }),
    )
    const [inside, outside] = [await aPersonOf(member), await aPersonOf(null)]
    await anAffiliation(inside.id, below.id, { kind: 'functional', from: '2023-02-01' })
    const standings = await rpc.standingsOf([inside.id, outside.id, newId('person')], '2024-01-01')
    expect(standings).toHaveLength(2)
    expect(standings.find(({ personId }) => personId === inside.id)).toEqual({
      personId: inside.id,
      allianceMember: true,
      partyOrganisationIds: [root.id, below.id],
    })
    expect(standings.find(({ personId }) => personId === outside.id)).toEqual({
      personId: outside.id,
      allianceMember: false,
      partyOrganisationIds: [],
    })
  })
})
