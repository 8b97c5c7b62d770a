import type { DomainEvent, NoticeFact } from '@alliance/contracts'
import type { ActivityCard, Topic, TopicCard } from '@alliance/contracts/events'
import { createContext, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { hr, partySecretary } from '@alliance/test-kit'
import { beforeAll, expect, test } from 'vitest'
import { published } from '../../test/scene.testing.ts'
import {
  anOrganisation,
  aPartyOrganisation,
  aPerson,
  aPublished,
  ask,
  done,
  draft,
  env,
  planned,
  reviewer,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import { settleDueDates } from './dating.usecases.ts'
import { anIssue, assigned, assigning, raised, stepping } from './topics.testing.ts'

let activityId: string
let bureau: string
let firm: string
beforeAll(async () => {
  bureau = await anOrganisation('经济发展局示例', 'department')
  firm = await anOrganisation('旭荣示例')
  activityId = (await aPublished({ registration: planned(20) })).id
})

const card = async (id: string, as = secretary) => done(await ask(as).get<TopicCard>(`/topics/${id}`))
const notices = async (kind: string) => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE type = 'notice.raised' AND body ->> '$.data.kind' = ?`,
  )
    .bind(kind)
    .all<{ body: string }>()
  return results.map(({ body }) => (JSON.parse(body) as { data: { recipients: string[] } }).data.recipients)
}
const zone = { kind: 'zone', id: null }
const holdersTold = async (kind: string, topicId: string) => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE body ->> '$.data.kind' = ? AND body ->> '$.subject' = ? AND body ->> '$.data.holders' IS NOT NULL`,
  )
    .bind(kind, topicId)
    .all<{ body: string }>()
  return results.map(({ body }) => (JSON.parse(body) as DomainEvent<NoticeFact>).data.holders!)
}
const registered = async () => {
  const person = await someone({ employerId: firm })
  done(
    await ask(person).post(`/activities/${activityId}/registrations`, { placeKind: 'public', answers: [] }),
  )
  return person
}

test('whoever has a place raises an issue; it goes to an owner, is answered, and the raiser says that it is solved', async () => {
  const raiser = await registered()
  const own = done(
    await ask(raiser).post<Topic>(
      `/activities/${activityId}/topics`,
      anIssue({ raisedBy: { who: 'self' }, description: '三台定型机' }),
    ),
  )
  expect(own).toMatchObject({
    state: 'open',
    owner: null,
    raiser: { organisationId: firm, personName: raiser.name },
  })
  const officer = await someone({ employerId: bureau })
  const given = done(await assigning(own.id, { personId: officer.personId, note: '请于下周答复' }))
  expect(given).toMatchObject({
    state: 'assigned',
    workingDays: 30,
    owner: { organisationId: bureau, personId: officer.personId },
  })
  expect(given.dueOn! > given.raisedAt.slice(0, 10)).toBe(true)
  expect((await card(own.id, officer)).may).toEqual(['begin', 'return', 'answer'])
  done(await stepping(own.id, 'begin', officer, '已联系银行'))
  expect(done(await stepping(own.id, 'answer', officer, '可申请技改贷款贴息'))).toMatchObject({
    state: 'answered',
    answer: '可申请技改贷款贴息',
  })
  expect((await stepping(own.id, 'resolve', officer)).code).toBe('topic.not_yours')
  expect(done(await stepping(own.id, 'resolve', raiser, '问题已解决'))).toMatchObject({
    state: 'resolved',
    confirmedBy: 'raiser',
  })
  const { history, may } = await card(own.id, raiser)
  expect(history.map(({ what }) => what)).toEqual(['resolved', 'answered', 'begun', 'assigned', 'raised'])
  expect(may).toEqual(['reopen'])
  expect(await notices('topic.assigned')).toContainEqual([officer.id])
  expect(await notices('topic.answered')).toContainEqual([raiser.id])
  expect(await notices('topic.closed')).toContainEqual([officer.id])
})

test('what is not solved goes back to the owner with new days, and nobody confirms an answer of their own', async () => {
  const { id } = await assigned(activityId, bureau)
  const toBureau = { scopes: [{ kind: 'enterprise', id: bureau }, zone], except: secretary.id }
  expect(await holdersTold('topic.assigned', id)).toEqual([expect.objectContaining(toBureau)])
  done(await stepping(id, 'answer', secretary, '已协调'))
  expect((await stepping(id, 'resolve', secretary)).code).toBe('duties.separate')
  const again = done(await stepping(id, 'reopen', secretary, '尚未落实'))
  expect(again).toMatchObject({ state: 'assigned', answer: null, reopened: 1, workingDays: 30 })
  expect(again.owner!.organisationId).toBe(bureau)
  expect(await holdersTold('topic.reopened', id)).toHaveLength(1)
})

test('an owner that is a Party organisation is told by those who answer for it, or for what it stands below', async () => {
  const committee = await aPartyOrganisation('/', 'chain_committee')
  const branch = await aPartyOrganisation(committee.path)
  const { id } = await assigned(activityId, branch.id)
  const [told] = await holdersTold('topic.assigned', id)
  expect(told!.roles).toEqual(expect.arrayContaining(['party_organisation_secretary', 'enterprise_hr']))
  expect(told!.roles).not.toContain('zone_leader')
  expect(told!.scopes).toEqual([{ kind: 'org', id: branch.id }, { kind: 'org', id: committee.id }, zone])
})

test('an owner hands back what is not theirs, and it waits for another', async () => {
  const { id } = await assigned(activityId, bureau)
  const back = done(await stepping(id, 'return', hr(bureau), '属于行政审批局职责'))
  expect(back).toMatchObject({ state: 'open', owner: null, dueOn: null })
  expect((await card(id)).history[0]).toMatchObject({ what: 'returned', ownerName: '经济发展局示例' })
})

test('a declined issue says why, and a step that its state does not allow is refused', async () => {
  const { id } = await raised(activityId)
  expect((await stepping(id, 'answer', secretary)).code).toBe('topic.state')
  expect(done(await stepping(id, 'decline', secretary, '不属于联盟职责'))).toMatchObject({
    state: 'declined',
    declineReason: '不属于联盟职责',
  })
  expect((await assigning(id, { organisationId: bureau })).code).toBe('topic.state')
})

test('of twenty at once who assign it, one does; the others are told', async () => {
  const { id } = await raised(activityId)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => assigning(id, { organisationId: bureau })),
  )
  const codes = answers.map(({ code }) => code ?? 'done')
  expect(new Set(codes)).toEqual(new Set(['done', 'topic.changed_meanwhile']))
  const { version } = (await card(id)).topic
  expect(version).toBe(1 + codes.filter((code) => code === 'done').length)
})

test('a person who is not shown is seen by the organisers and themselves alone, in the history and the export too', async () => {
  const raiser = await registered()
  const { id } = await raised(activityId, { raisedBy: { who: 'self' }, personShown: false }, raiser)
  done(await assigning(id, { organisationId: bureau }))
  for (const [as, name] of [
    [secretary, raiser.name],
    [raiser, raiser.name],
    [hr(bureau), null],
    [hr(firm), null],
    [reviewer, null],
  ] as const) {
    const { topic, history } = await card(id, as)
    expect(topic.raiser).toMatchObject({ organisationName: '旭荣示例', personName: name })
    expect(history.at(-1)!.byName).toBe(name)
  }
  const file = await ask(hr(bureau)).get<string>('/topics/export?format=csv')
  expect(file.body).toContain('旭荣示例')
  expect(file.body).not.toContain(raiser.name)
})

test('what was raised is seen by who organised, raised or owns it, and by nobody else', async () => {
  const mine = await anOrganisation('主办示例')
  const held = await published({ mine, branch: await aPartyOrganisation('/', 'branch') } as never)
  const { id } = await raised(held.id, { raisedBy: { who: 'other', personId: null, organisationId: firm } })
  done(await assigning(id, { organisationId: bureau }))
  const sees = async (as: ReturnType<typeof hr>) => {
    const { items } = done(await ask(as).get<{ items: Topic[] }>('/topics?limit=200'))
    const there = done(await ask(as).get<{ items: Topic[] }>(`/activities/${held.id}/topics`)).items
    const one = (await ask(as).get(`/topics/${id}`)).status
    return [items.some((topic) => topic.id === id), there.length === 1, one === 200]
  }
  for (const body of [mine, firm, bureau]) expect(await sees(hr(body)), body).toEqual([true, true, true])
  expect(await sees(hr(await anOrganisation()))).toEqual([false, false, false])
  expect(await sees(partySecretary(newId('partyOrganisation')))).toEqual([false, false, false])
  expect((await ask(await someone()).get(`/topics/${id}`)).status).toBe(404)
})

test('only who has a place raises, only who organises records for others, and only at what was published', async () => {
  const raise = (id: string, as: Parameters<typeof ask>[0], given: object) =>
    ask(as).post(`/activities/${id}/topics`, { ...anIssue(), ...given })
  const stranger = await someone()
  expect((await raise(activityId, stranger, { raisedBy: { who: 'self' } })).code).toBe('topic.no_place')
  expect((await raise(activityId, stranger, {})).code).toBe('topic.not_recorder')
  expect((await raise(activityId, secretary, { raisedBy: { who: 'self' } })).code).toBe('person.not_linked')
  expect((await raise((await draft()).id, secretary, {})).code).toBe('topic.not_published')
  const nobodyKnown = { who: 'other', personId: newId('person') }
  expect((await raise(activityId, secretary, { raisedBy: nobodyKnown })).code).toBe('topic.raiser_unknown')
  const { may } = done(await ask(secretary).get<ActivityCard>(`/activities/${activityId}`))
  expect(may).toContain('raise_topic')
  expect(done(await ask(stranger).get<ActivityCard>(`/activities/${activityId}`)).may).not.toContain(
    'raise_topic',
  )
})

test('texts with a marking of secrecy or a number of a person are refused', async () => {
  const raise = (given: object) =>
    ask(secretary).post(`/activities/${activityId}/topics`, { ...anIssue(), ...given })
  expect((await raise({ title: '内部情况' })).body).toMatchObject({
    errors: [{ pointer: '/title', code: 'secrecy.marked' }],
  })
  expect((await raise({ description: '请联系 13900000002' })).body).toMatchObject({
    errors: [{ pointer: '/description', code: 'text.identifier' }],
  })
})

test('an owner must be known, and is a body, a person, or both', async () => {
  const { id } = await raised(activityId)
  expect((await assigning(id, {})).status).toBe(400)
  expect((await assigning(id, { organisationId: newId('organisation') })).code).toBe('topic.owner_unknown')
  const committee = await aPartyOrganisation('/', 'chain_committee', '纺织链党委示例')
  const personId = await aPerson({ name: '经办示例' })
  const { owner } = done(await assigning(id, { organisationId: committee.id, personId, workingDays: 3 }))
  expect(owner).toMatchObject({ organisationName: '纺织链党委示例', personName: '经办示例' })
})

test('what runs past its day is overdue, the longest first; a provisional day is counted again once it is settled', async () => {
  const [late, later] = [await assigned(activityId, bureau), await assigned(activityId, bureau)]
  const set = (id: string, columns: string) =>
    env.DB.prepare(`UPDATE topic SET ${columns} WHERE id = ?`).bind(id).run()
  await set(late.id, `due_on = '2026-02-10', due_provisional = 0`)
  // 2026 is announced: counted again from 30 April, three working days come to 8 May.
  await set(
    later.id,
    `counted_from = '2026-04-30', working_days = 3, due_on = '2026-05-06', due_provisional = 1`,
  )
  await settleDueDates(
    createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(),
      requestId: newId('request'),
      traceparent: traceparentOf(undefined),
    }),
  )
  const { items } = done(await ask(secretary).get<{ items: Topic[] }>('/topics?overdue=yes'))
  expect(items.map(({ id, dueOn, overdue, dueProvisional }) => [id, dueOn, overdue, dueProvisional])).toEqual(
    [
      [late.id, '2026-02-10', true, false],
      [later.id, '2026-05-08', true, false],
    ],
  )
  expect((await card(later.id)).history[0]).toMatchObject({ what: 'redated', note: '2026-05-06' })
})

test('the history is only ever added to', async () => {
  await raised(activityId)
  for (const sql of [`UPDATE topic_entry SET by_name = 'x'`, 'DELETE FROM topic_entry'])
    await expect(env.DB.prepare(sql).run()).rejects.toThrow('the history of an issue')
})
