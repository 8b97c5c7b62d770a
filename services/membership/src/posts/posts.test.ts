import type { Page } from '@alliance/contracts'
import type { Composition, Due, Hookup, Post } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, aPartyOrganisation, done, get, post } from '../../test/rooms.testing.ts'
import { aPerson, anAffiliation, anEmployment } from '../people/people.testing.ts'

const from = '2023-01-01'
const appoint = (id: string, personId: string, seat: string, given: object = {}) =>
  post<Post>(`/party-organisations/${id}/posts`, { personId, post: seat, from, ...given })
const reportOf = async (id: string, asOf?: string) =>
  done(await get<Composition>(`/party-organisations/${id}/composition${asOf ? `?asOf=${asOf}` : ''}`))
const missingIn = ({ findings }: Composition) =>
  findings.flatMap(({ requirement, missing }) => (missing ? [[requirement, missing]] : []))
const link = (organisationId: string, place: string) =>
  post('/chains/DE/links', { organisationId, place, from: '2022-06-29' })

async function aChainCommittee() {
  const committee = await aPartyOrganisation({
    type: 'chain_committee',
    committeeForm: 'functional',
    chainCode: 'DE',
    gridLevel: 2,
    establishedOn: '2022-06-29',
  })
  const department = done(
    await post<{ id: string }>('/organisations', { name: '党群工作部', kind: 'department' }),
  ).id
  const [lead, upstream, downstream] = [
    await anOrganisation(),
    await anOrganisation(),
    await anOrganisation(),
  ]
  for (const [id, place] of [
    [lead, 'lead'],
    [upstream, 'upstream'],
    [downstream, 'downstream'],
  ] as const)
    done(await link(id, place))
  const [leader, deputy, member] = [await aPerson(), await aPerson(), await aPerson()]
  await anEmployment(member, department)
  const job = await anEmployment(deputy, lead)
  await anAffiliation(deputy, (await aPartyOrganisation()).id)
  const hookup = done(await post<Hookup>('/chains/DE/hookups', { personId: leader, from }))
  return { committee, lead, leader, deputy, member, job, hookup }
}

test('a committee without a deputy is reported, mended, and vacant again when the deputy leaves the leading enterprise', async () => {
  const { committee, leader, deputy, member, job, hookup } = await aChainCommittee()
  const { id } = committee
  expect(missingIn(await reportOf(id))).toEqual([
    ['secretary.linked_leader', 'vacant'],
    ['deputy.lead_enterprise', 'vacant'],
    ['member.department', 'vacant'],
  ])
  done(await appoint(id, leader, 'secretary', { boundTo: { kind: 'hookup', id: hookup.id } }))
  done(await appoint(id, member, 'member'))
  expect(missingIn(await reportOf(id))).toEqual([['deputy.lead_enterprise', 'vacant']])

  const seat = await appoint(id, deputy, 'deputy', { boundTo: { kind: 'employment', id: job } })
  expect([seat.status, seat.cost.trips]).toEqual([201, 2])
  const mended = await reportOf(id)
  expect([mended.complete, mended.rule, mended.vacancies]).toEqual([true, 'S28-1', []])

  done(await post(`/people/${deputy}/employments/${job}/end`, { to: '2025-03-01' }))
  const after = await reportOf(id)
  expect(missingIn(after)).toEqual([['deputy.lead_enterprise', 'vacant']])
  expect(after.vacancies).toEqual([{ post: 'deputy', since: '2025-03-01' }])
  expect((await reportOf(id, '2025-02-28')).complete).toBe(true)
  const history = done(await get<Page<Post>>(`/posts?partyOrganisationId=${id}&personId=${deputy}`)).items
  expect(history).toMatchObject([{ to: '2025-03-01', endReason: 'source_ended' }])
  const due = done(await get<Page<Due>>('/dues?limit=200')).items
  expect(due).toContainEqual(
    expect.objectContaining({
      kind: 'vacancy',
      id,
      title: committee.name,
      dueOn: '2025-03-01',
      overdue: true,
    }),
  )
})

test('another employer is another source: the seat bound to the one before falls vacant', async () => {
  const { committee, deputy, job } = await aChainCommittee()
  done(await appoint(committee.id, deputy, 'deputy', { boundTo: { kind: 'employment', id: job } }))
  done(
    await post(`/people/${deputy}/employments`, {
      organisationId: await anOrganisation(),
      from: '2025-06-01',
    }),
  )
  expect((await reportOf(committee.id)).vacancies).toEqual([{ post: 'deputy', since: '2025-06-01' }])
})

test('when a link to a chain ends, so does the seat, and the seats held by virtue of that seat', async () => {
  const { committee, leader, hookup } = await aChainCommittee()
  const other = await aPartyOrganisation()
  const seat = done(
    await appoint(committee.id, leader, 'secretary', { boundTo: { kind: 'hookup', id: hookup.id } }),
  )
  const second = done(await appoint(other.id, leader, 'member', { boundTo: { kind: 'post', id: seat.id } }))
  const third = done(await appoint(other.id, leader, 'youth', { boundTo: { kind: 'post', id: second.id } }))
  expect(third.boundTo).toEqual({ kind: 'post', id: second.id })
  const ended = await post<Hookup>(`/chains/DE/hookups/${hookup.id}/end`, { to: '2026-01-01' })
  expect([ended.status, ended.cost.trips]).toEqual([200, 2])
  const held = done(await get<Page<Post>>(`/posts?personId=${leader}`)).items
  expect(held).toHaveLength(3)
  expect(held.map(({ to, endReason }) => [to, endReason])).toEqual(
    held.map(() => ['2026-01-01', 'source_ended']),
  )
  expect(missingIn(await reportOf(committee.id)).at(0)).toEqual(['secretary.linked_leader', 'vacant'])
  expect((await post(`/chains/DE/hookups/${hookup.id}/end`, { to: '2026-02-01' })).code).toBe('hookup.ended')
  expect(
    (await appoint(committee.id, leader, 'deputy', { boundTo: { kind: 'hookup', id: hookup.id } })).code,
  ).toBe('post.source_ended')
})

test('of thirty secretaries at once, one has the seat; whoever ends it leaves a vacancy that the next fills', async () => {
  const { id } = await aPartyOrganisation()
  const people = await Promise.all(Array.from({ length: 30 }, () => aPerson()))
  const answers = await Promise.all(people.map((person) => appoint(id, person, 'secretary')))
  expect(answers.filter(({ code }) => code === 'post.taken')).toHaveLength(29)
  const [held] = answers.filter(({ status }) => status === 201)
  done(
    await post(`/party-organisations/${id}/posts/${held!.body.id}/end`, {
      to: '2024-01-01',
      reason: '工作调动',
    }),
  )
  const vacant = await reportOf(id)
  expect([vacant.rule, missingIn(vacant), vacant.vacancies]).toEqual([
    'secretary-1',
    [['secretary', 'vacant']],
    [{ post: 'secretary', since: '2024-01-01' }],
  ])
  done(await appoint(id, people[0]!, 'secretary', { from: '2024-03-01' }))
  expect((await reportOf(id)).vacancies).toEqual([])
  expect((await reportOf(id, '2024-02-01')).vacancies).toEqual([{ post: 'secretary', since: '2024-01-01' }])
})

test('a seat is bound only to what is the person’s own and holds', async () => {
  const { committee, job, member } = await aChainCommittee()
  expect(
    (await appoint(committee.id, member, 'deputy', { boundTo: { kind: 'employment', id: job } })).code,
  ).toBe('post.source_ended')
  expect((await appoint(committee.id, 'per_00000000000000000000000000', 'deputy')).code).toBe(
    'person.unknown',
  )
  expect((await appoint(committee.id, member, 'member', { from: '2022-01-01' })).code).toBe('request.invalid')
})
