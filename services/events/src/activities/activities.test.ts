import type { Page } from '@alliance/contracts'
import type {
  Activity,
  ActivityCard,
  ActivityReading,
  ActivitySummary,
  Series,
} from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { hr, leader, nobody, partySecretary } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  aPublished,
  aSalon,
  ask,
  cron,
  done,
  draft,
  env,
  inHours,
  planned,
  publish,
  reviewer,
  secretary,
  someone,
} from '../../test/world.testing.ts'

const card = async (id: string, as = secretary) => done(await ask(as).get<ActivityCard>(`/activities/${id}`))
const step = (id: string, path: string, body: object = {}, as = secretary) =>
  ask(as).post<Activity>(`/activities/${id}/${path}`, body)
const publication = (version: number) => ({ secrecyChecked: true, version })

describe('from the draft to the minutes', () => {
  test('each step has its state, and its entry in the history', async () => {
    const made = await draft()
    expect(made).toMatchObject({ state: 'draft', rotation: 'own', kind: 'salon', version: 1 })
    done(await step(made.id, 'submission'))
    done(await step(made.id, 'return', { reason: '缺少主讲人职务' }, reviewer))
    const again = done(await step(made.id, 'submission'))
    const published = done(await step(made.id, 'publication', publication(again.version), reviewer))
    expect(published).toMatchObject({ state: 'published', version: 5 })
    done(await step(made.id, 'start'))
    expect(done(await step(made.id, 'closing', { minutes: '交流充分。' }))).toMatchObject({
      state: 'closed',
      minutes: '交流充分。',
    })
    expect((await card(made.id)).history.map(({ what }) => what)).toEqual([
      'closed',
      'started',
      'published',
      'submitted',
      'returned',
      'submitted',
      'created',
    ])
    for (const path of ['submission', 'start', 'cancellation'])
      expect((await step(made.id, path, path === 'cancellation' ? { reason: '不办了' } : {})).code).toBe(
        'activity.state',
      )
  })

  test('whoever wrote it does not publish it, nor what they have not read', async () => {
    const made = await draft()
    const { version } = done(await step(made.id, 'submission'))
    expect((await step(made.id, 'publication', publication(version))).code).toBe('activity.own_review')
    expect((await step(made.id, 'publication', publication(version - 1), reviewer)).code).toBe(
      'version.stale',
    )
    done(await ask(secretary).patch(`/activities/${made.id}`, version, { summary: '改过' }))
    expect((await step(made.id, 'publication', publication(version), reviewer)).code).toBe('version.stale')
  })

  test('is closed once it has begun', async () => {
    const made = await aPublished()
    expect((await step(made.id, 'closing', { minutes: '无' })).code).toBe('activity.not_begun')
    await env.DB.prepare('UPDATE activity SET starts_at = ? WHERE id = ?').bind(inHours(-1), made.id).run()
    await cron()
    expect((await card(made.id)).activity.state).toBe('ongoing')
    done(await step(made.id, 'closing', { minutes: '已办结' }))
  })

  test('cancelled with notice, it stays to be seen with the reason', async () => {
    const made = await aPublished()
    done(await step(made.id, 'cancellation', { reason: '因天气原因取消' }))
    expect((await card(made.id, nobody())).activity).toMatchObject({
      state: 'cancelled',
      cancelReason: '因天气原因取消',
    })
  })
})

test('a card names the branches that hold it, of a Party day within a salon too', async () => {
  const [first, second] = [
    await aPartyOrganisation('/', 'branch', '一支部'),
    await aPartyOrganisation('/', 'branch', '二支部'),
  ]
  const partyDay = { branchIds: [second.id, first.id], theme: '学习', materials: [{ title: '党章' }] }
  const salon = {
    kind: 'salon' as const,
    topics: ['党建'],
    speakers: [{ name: '甲', title: null, personId: null }],
  }
  const made = [
    await draft({ detail: { kind: 'party_day', ...partyDay } as never }),
    await draft({ detail: { ...salon, partyDay } as never }),
    await draft(),
  ]
  const names = async ({ id }: Activity) => (await card(id)).branches.map(({ name }) => name)
  expect(await Promise.all(made.map(names))).toEqual([['二支部', '一支部'], ['二支部', '一支部'], []])
})

describe('what is written', () => {
  test.each([
    ['an end before the beginning', { endsAt: inHours(1) }, '/endsAt', 'period.reversed'],
    [
      'a marking of secrecy in a topic',
      { detail: { kind: 'salon', topics: ['内部资料'], speakers: [{ name: '甲' }] } },
      '/detail/topics/0',
      'secrecy.marked',
    ],
    [
      'one coordinate alone',
      { venue: { mode: 'onsite', place: '园区', latitude: 31.8 } },
      '/venue/longitude',
      'coordinate.pair',
    ],
    [
      'a pool that is not there',
      { registration: planned(5, { places: [{ kind: 'public', pool: 2, audience: { for: 'everyone' } }] }) },
      '/registration/places/0/pool',
      'option',
    ],
    [
      'a draw without an end of registration',
      { registration: planned(5, { admission: 'draw' }) },
      '/registration/closesAt',
      'required',
    ],
  ] as const)('is refused with %s', async (_, given, pointer, code) => {
    const answer = await ask(secretary).post('/activities', aSalon(await anOrganisation(), given as never))
    expect(answer.code).toBe('request.invalid')
    expect(answer.body.errors).toMatchObject([{ pointer, code }])
  })

  test('a kind is refused without its own fields, and with another’s', async () => {
    const hostId = await anOrganisation()
    const answer = async (detail: object) =>
      (await ask(secretary).post('/activities', aSalon(hostId, { detail: detail as never }))).status
    expect(await answer({ kind: 'party_day', theme: '学习', materials: [{ title: '党章' }] })).toBe(400)
    expect(
      await answer({
        kind: 'forum',
        theme: '先锋',
        speakers: [{ name: '甲' }],
        agenda: ['开场'],
        topics: ['乙'],
      }),
    ).toBe(400)
    expect(await answer({ kind: 'study_visit', sites: [{ name: '红领学院' }] })).toBe(201)
  })

  test('a host that nobody knows, or that is not one’s own, is refused', async () => {
    const [mine, other] = [await anOrganisation(), await anOrganisation()]
    const post = async (hostId: string, as = hr(mine)) =>
      (await ask(as).post('/activities', aSalon(hostId))).code
    expect(await post(newId('organisation'))).toBe('activity.host_unknown')
    expect(await post(other)).toBe('access.denied')
    expect(await post(mine)).toBeUndefined()
  })

  test('what is published is changed with a reason, and its text by a reviewer who is not its author', async () => {
    const made = await aPublished()
    const change = (body: object, version: number, as = secretary) =>
      ask(as).patch<Activity>(`/activities/${made.id}`, version, body)
    expect((await change({ startsAt: inHours(200) }, 3)).code).toBe('request.invalid')
    done(await change({ startsAt: inHours(200), reason: '场地调整' }, 3))
    expect((await change({ title: '新题目', reason: '改题' }, 4)).code).toBe('activity.published_text')
    expect((await change({ startsAt: inHours(201), reason: '再调整' }, 3)).code).toBe('version.stale')
    const { activity, history } = await card(made.id)
    expect(activity.startsAt).toBe(history.length > 0 ? activity.startsAt : '')
    expect(history[0]).toMatchObject({ what: 'changed', reason: '场地调整', fields: ['startsAt'] })
  })
})

describe('a numbered series', () => {
  const aSeries = async (numbered = true) =>
    done(
      await ask(secretary).post<Series>('/series', {
        kind: 'salon',
        name: '链盟沙龙',
        ownerId: await anOrganisation(),
        numbered,
      }),
    )

  test('gives its numbers at publication without gaps, to twelve at once', async () => {
    const { id: seriesId } = await aSeries()
    const drafts = await Promise.all(Array.from({ length: 12 }, () => draft({ seriesId })))
    for (const one of drafts) done(await step(one.id, 'submission'))
    const numbers = await Promise.all(
      drafts.map(async ({ id }) => done(await step(id, 'publication', publication(2), reviewer)).number),
    )
    expect(numbers.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    expect(done(await ask(nobody()).get<Series>(`/series/${seriesId}`)).lastNumber).toBe(12)
  })

  test('takes activities of its own kind, and goes on numbering', async () => {
    const { id: seriesId } = await aSeries()
    const detail = { kind: 'study_visit', sites: [{ name: '红领学院' }] } as never
    expect(
      (await ask(secretary).post('/activities', aSalon(await anOrganisation(), { seriesId, detail }))).code,
    ).toBe('series.kind')
    await publish(await draft({ seriesId }))
    const { version } = done(await ask(secretary).get<Series>(`/series/${seriesId}`))
    expect((await ask(secretary).patch(`/series/${seriesId}`, version, { numbered: false })).code).toBe(
      'series.numbering',
    )
  })
})

describe('who sees what', () => {
  test('a draft is seen by those whose rights reach a host, what is published by everyone signed in', async () => {
    const l1 = await aPartyOrganisation('/', 'work_committee')
    const l2 = await aPartyOrganisation(l1.path, 'chain_committee')
    const made = await draft({}, secretary, l2.id)
    expect(made.rotation).toBe('joint')
    const status = async (as: Parameters<typeof ask>[0]) =>
      (await ask(as).get(`/activities/${made.id}`)).status
    expect(await status(nobody())).toBe(404)
    expect(await status(partySecretary(l1.id))).toBe(200)
    expect(await status(partySecretary((await aPartyOrganisation()).id))).toBe(404)
    await publish(made)
    expect(await status(nobody())).toBe(200)
    const seen = await card(made.id, nobody())
    expect(seen).toMatchObject({ may: [], history: [] })
  })

  test('how to join online is told to organisers and to who has a place', async () => {
    const made = await aPublished({
      venue: { mode: 'online', joinUrl: 'https://meeting.example/1' },
      registration: planned(5),
    })
    const urlFor = async (as: Parameters<typeof ask>[0]) => {
      const { venue } = (await card(made.id, as as never)).activity
      return 'joinUrl' in venue ? venue.joinUrl : undefined
    }
    const person = await someone()
    expect(await urlFor(secretary)).toBe('https://meeting.example/1')
    expect(await urlFor(person)).toBe(null)
    done(await ask(person).post(`/activities/${made.id}/registrations`, { placeKind: 'public' }))
    expect(await urlFor(person)).toBe('https://meeting.example/1')
  })

  test('lists narrow by kind, chain, link and days, each in the order of beginnings', async () => {
    const chains = ['TIC'] as never
    const hostId = await anOrganisation()
    const later = await aPublished(
      {
        startsAt: '2031-03-02T01:00:00.000Z',
        endsAt: '2031-03-02T03:00:00.000Z',
        chains,
        links: ['L5_DEVELOP'],
      },
      hostId,
    )
    const sooner = await aPublished(
      { startsAt: '2031-03-01T01:00:00.000Z', endsAt: '2031-03-01T03:00:00.000Z', chains },
      hostId,
    )
    await draft({ startsAt: '2031-03-01T02:00:00.000Z', endsAt: '2031-03-01T03:00:00.000Z', chains })
    const ids = async (query: string) =>
      done(await ask(nobody()).get<Page<ActivitySummary>>(`/activities?${query}`)).items.map(({ id }) => id)
    expect(await ids('chain=TIC&from=2031-03-01&to=2031-03-03')).toEqual([sooner.id, later.id])
    expect(await ids('chain=TIC&from=2031-03-01&order=latest')).toEqual([later.id, sooner.id])
    expect(await ids('chain=TIC&link=L5_DEVELOP&kind=salon&from=2031-03-01')).toEqual([later.id])
    expect(await ids('from=2031-03-01&to=2031-03-02')).toEqual([sooner.id])
    expect(await ids('kind=forum&from=2031-03-01&to=2031-03-03')).toEqual([])
  })

  test('what one organises is listed with its drafts', async () => {
    const l1 = await aPartyOrganisation('/', 'work_committee')
    const below = await aPartyOrganisation(l1.path)
    const made = await draft({}, secretary, below.id)
    await draft({}, secretary, (await aPartyOrganisation()).id)
    const { items } = done(
      await ask(partySecretary(l1.id)).get<Page<ActivitySummary>>('/organised-activities?state=draft'),
    )
    expect(items.map(({ id }) => id)).toEqual([made.id])
  })
})

test('the facts are read: rotation, and the links they speak for with their reasons', async () => {
  const [department, enterprise, bank] = [
    await anOrganisation('经发局', 'department'),
    await anOrganisation('旭荣'),
    await anOrganisation('天宁银行', 'bank'),
  ]
  const read = (kind: string, ...hosts: string[]) =>
    ask(secretary).post<ActivityReading>('/activity-readings', { kind, hosts: hosts.map((id) => ({ id })) })
  expect(done(await read('salon', department, enterprise, bank))).toMatchObject({
    rotation: 'joint',
    links: [{ code: 'L1_GOV_ENT' }, { code: 'L5_DEVELOP' }],
  })
  expect(done(await read('meeting', enterprise))).toMatchObject({ rotation: 'own', links: [] })
  expect((await ask(leader()).post('/activity-readings', { kind: 'salon', hosts: [] })).status).toBe(403)
})
