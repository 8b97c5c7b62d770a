import type { Page } from '@alliance/contracts'
import type {
  Agreement,
  AgreementCard,
  AgreementDeadline,
  Milestone,
  NewAgreement,
} from '@alliance/contracts/membership'
import { addDays } from '@alliance/calendar'
import { expect, test } from 'vitest'
import { anOrganisation, contextOn, done, get, leader, post, staffOf } from '../../test/rooms.testing.ts'
import { anAgreement } from './agreements.testing.ts'

const cardOf = async (id: string, asOf?: string, as = leader) =>
  done(await get<AgreementCard>(`/agreements/${id}${asOf ? `?asOf=${asOf}` : ''}`, as))
const today = () => contextOn(new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)).today
type Party = NewAgreement['parties'][number]
const parties = async (): Promise<[Party, Party, Party]> => [
  { organisationId: await anOrganisation(), role: 'zone' },
  { organisationId: await anOrganisation(), role: 'provider' },
  { organisationId: await anOrganisation(), role: 'beneficiary' },
]

test('an agreement has as many parties as it has, in their roles, and one read shows all of it', async () => {
  const three = await parties()
  const made = await post<Agreement>('/agreements', {
    kind: 'smart_upgrade',
    title: '智改数转服务行动协议',
    signedOn: '2022-06-29',
    termKind: 'unstated',
    links: ['L5_DEVELOP'],
    actions: ['YL'],
    parties: three,
  })
  expect(made.status).toBe(201)
  expect(made.cost.trips).toBe(2)
  expect(made.body).toMatchObject({
    state: 'term_unstated',
    termFrom: null,
    termTo: null,
    edition: 1,
    version: 1,
  })
  const read = await get<AgreementCard>(`/agreements/${made.body.id}`)
  expect(read.cost.trips).toBe(1)
  expect(read.body.agreement).toEqual(made.body)
  expect(read.body.agreement.parties.map(({ role }) => role)).toEqual(['zone', 'provider', 'beneficiary'])
  expect(read.body.editions).toHaveLength(1)
})

test('an amendment is a new edition; what was agreed before is there as of its own days', async () => {
  const [zone, provider, enterprise] = await parties()
  const first = await anAgreement({ title: '原协议', scope: '一年', parties: [zone, provider] })
  const amended = done(
    await post<Agreement>(`/agreements/${first.id}/amendments`, {
      edition: 1,
      effectiveOn: '2024-03-01',
      reason: '增加受益企业',
      title: '补充协议',
      scope: '三年',
      termKind: 'open',
      termFrom: '2022-06-29',
      parties: [zone, enterprise],
    }),
  )
  expect(amended).toMatchObject({ edition: 2, version: 2, title: '补充协议', state: 'in_force' })
  const before = (await cardOf(first.id, '2024-02-29')).agreement
  expect(before).toMatchObject({ edition: 1, title: '原协议', scope: '一年', termTo: '2032-06-29' })
  expect(before.parties.map(({ role }) => role)).toEqual(['zone', 'provider'])
  const now = await cardOf(first.id)
  expect(now.agreement).toMatchObject({ edition: 2, title: '补充协议', termTo: null })
  expect(now.agreement.parties.map(({ role, from }) => [role, from])).toEqual([
    ['zone', '2022-06-29'],
    ['beneficiary', '2024-03-01'],
  ])
  expect(now.editions.map(({ edition, reason }) => [edition, reason])).toEqual([
    [2, '增加受益企业'],
    [1, null],
  ])
})

test('of thirty amendments of one edition at once, one is made and no edition is lost', async () => {
  const { id } = await anAgreement()
  const again = await parties()
  const amend = (n: number) =>
    post<Agreement>(`/agreements/${id}/amendments`, {
      edition: 1,
      effectiveOn: '2024-01-01',
      reason: `第${n}次变更`,
      title: `协议${n}`,
      termKind: 'unstated',
      parties: again,
    })
  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => amend(n)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'agreement.amended')).toHaveLength(29)
  const { agreement, editions } = await cardOf(id)
  expect(editions.map(({ edition }) => edition)).toEqual([2, 1])
  expect(agreement.parties).toHaveLength(3)
})

test('an amendment holds from no day to come and from none before the edition it amends', async () => {
  const { id } = await anAgreement()
  const amend = async (effectiveOn: string) =>
    post(`/agreements/${id}/amendments`, {
      edition: 1,
      effectiveOn,
      reason: '变更',
      title: '协议',
      termKind: 'unstated',
      parties: await parties(),
    })
  expect((await amend('2999-01-01')).body).toMatchObject({ errors: [{ pointer: '/effectiveOn' }] })
  expect((await amend('2022-06-28')).body).toMatchObject({ errors: [{ pointer: '/effectiveOn' }] })
})

test('a draft is signed once, and only a signed agreement is ended, once', async () => {
  const { id, state } = await anAgreement({ signedOn: null })
  expect(state).toBe('draft')
  const end = () => post<Agreement>(`/agreements/${id}/end`, { on: '2024-05-01', reason: '项目终止' })
  expect((await end()).code).toBe('agreement.not_signed')
  const sign = () => post<Agreement>(`/agreements/${id}/signature`, { signedOn: '2023-01-01' })
  expect(done(await sign()).state).toBe('in_force')
  expect((await sign()).code).toBe('agreement.signed')
  expect(done(await end())).toMatchObject({ state: 'ended_early', endReason: '项目终止' })
  expect((await end()).code).toBe('agreement.ended')
  expect((await cardOf(id, '2024-04-30')).agreement.state).toBe('in_force')
  expect((await cardOf(id, '2022-12-31')).agreement.state).toBe('draft')
  expect((await post(`/agreements/${id}/milestones`, { title: '节点', dueOn: '2026-01-01' })).code).toBe(
    'agreement.ended',
  )
})

test('an agreement is renewed by one other, and each names the other', async () => {
  const old = await anAgreement({ title: '旧协议' })
  const renewal = await anAgreement({ title: '新协议', renewsId: old.id })
  expect((await cardOf(old.id)).renewedBy).toEqual({ id: renewal.id, title: '新协议' })
  expect((await cardOf(renewal.id)).renews).toEqual({ id: old.id, title: '旧协议' })
  const body = { kind: 'other', title: '又一份', termKind: 'unstated', parties: await parties() }
  expect((await post('/agreements', { ...body, renewsId: old.id })).code).toBe('agreement.renewed')
  expect((await post('/agreements', { ...body, renewsId: 'agr_00000000000000000000000000' })).code).toBe(
    'agreement.unknown',
  )
})

test('what does not fit is refused: terms, parties, unknown organisations, secrecy in the title', async () => {
  const [a, b] = await parties()
  const body = { kind: 'other', title: '协议', termKind: 'unstated', parties: [a, b] }
  const refused = async (given: object) => post('/agreements', { ...body, ...given })
  expect((await refused({ termKind: 'fixed', termFrom: '2024-01-01' })).body).toMatchObject({
    errors: [{ pointer: '/termTo', code: 'required' }],
  })
  expect((await refused({ parties: [a, a] })).code).toBe('agreement.parties')
  expect((await refused({ parties: [a] })).code).toBe('request.invalid')
  expect(
    (await refused({ parties: [a, { organisationId: 'org_00000000000000000000000000', role: 'other' }] }))
      .code,
  ).toBe('organisation.unknown')
  expect((await refused({ title: '机 密 协议' })).body).toMatchObject({
    errors: [{ pointer: '/title', code: 'secrecy.marked' }],
  })
})

test('an enterprise’s staff see the agreements it is a party of, and no longer those it has left', async () => {
  const [zone, provider, enterprise] = await parties()
  const { id } = await anAgreement({ parties: [zone, enterprise] })
  const hr = staffOf(enterprise.organisationId)
  expect((await cardOf(id, undefined, hr)).agreement.id).toBe(id)
  expect(done(await get<Page<Agreement>>('/agreements', hr)).items.map((item) => item.id)).toEqual([id])
  expect((await get(`/agreements/${id}`, staffOf(await anOrganisation()))).status).toBe(404)
  done(
    await post(`/agreements/${id}/amendments`, {
      edition: 1,
      effectiveOn: '2024-01-01',
      reason: '退出',
      title: '协议',
      termKind: 'unstated',
      parties: [zone, provider],
    }),
  )
  expect((await get(`/agreements/${id}`, hr)).status).toBe(404)
})

test('a milestone is reached once, late or in time, or cancelled with its reason', async () => {
  const { id } = await anAgreement()
  const add = async (dueOn: string) =>
    done(await post<Milestone>(`/agreements/${id}/milestones`, { title: '首期班结业', dueOn }))
  const [late, off] = [await add('2023-01-01'), await add('2999-01-01')]
  expect([late.state, off.state]).toEqual(['overdue', 'planned'])
  const reach = () =>
    post<Milestone>(`/agreements/${id}/milestones/${late.id}/done`, {
      doneOn: '2023-02-01',
      evidence: '结业名单已存档',
    })
  expect(done(await reach())).toMatchObject({ state: 'done_late', note: '结业名单已存档' })
  expect((await reach()).code).toBe('milestone.closed')
  const cancel = () => post<Milestone>(`/agreements/${id}/milestones/${off.id}/cancel`, { reason: '调整' })
  expect(done(await cancel()).state).toBe('cancelled')
  expect((await cancel()).code).toBe('milestone.closed')
  expect((await cardOf(id)).milestones.map(({ state }) => state)).toEqual(['done_late', 'cancelled'])
})

test('what falls due is told in time: ends of agreements and milestones, the most urgent first', async () => {
  const [zone, mine] = [await anOrganisation(), await anOrganisation()]
  const hr = staffOf(mine)
  const both: NewAgreement['parties'] = [
    { organisationId: zone, role: 'zone' },
    { organisationId: mine, role: 'beneficiary' },
  ]
  const inDays = (days: number) => addDays(today(), days)
  const ending = await anAgreement({ title: '将到期', termTo: inDays(40), parties: both })
  const renewed = await anAgreement({ title: '已续签', termTo: inDays(41), parties: both })
  await anAgreement({ title: '续签协议', renewsId: renewed.id, termTo: inDays(4000), parties: both })
  await anAgreement({ title: '已过期', termTo: inDays(-1), parties: both })
  const add = async (title: string, dueOn: string) =>
    done(await post<Milestone>(`/agreements/${ending.id}/milestones`, { title, dueOn }))
  await add('逾期节点', inDays(-10))
  await add('远期节点', inDays(100))
  const due = async (days: number) =>
    done(await get<Page<AgreementDeadline>>(`/agreement-deadlines?days=${days}`, hr)).items.map(
      ({ what, title, overdue }) => [what, title, overdue],
    )
  expect(await due(60)).toEqual([
    ['milestone', '逾期节点', true],
    ['expiry', '将到期', false],
  ])
  expect(await due(39)).toEqual([['milestone', '逾期节点', true]])
  expect(await due(100)).toHaveLength(3)
})
