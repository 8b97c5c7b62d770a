import type { Page } from '@alliance/contracts'
import type { Match, Need, Offer, Suggestions } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, done, env, get, leader, patch, post, staffOf } from '../../test/rooms.testing.ts'
import { accept, aMatch, aNeed, anOffer } from '../circle/circle.testing.ts'

const takenOf = async (id: string): Promise<number> =>
  (await env.DB.prepare('SELECT taken FROM offer WHERE id = ?').bind(id).first<number>('taken'))!
const listed = async (as: Parameters<typeof get>[1], query = '') =>
  done(await get<Page<Match>>(`/matches${query}`, as)).items.map(({ id }) => id)

test('a need is told which offers fit, the best first, with points and words for each reason', async () => {
  const need = await aNeed({ category: 'digital', chainCode: 'TX', title: 'MES 系统改造' })
  const best = await anOffer({ category: 'digital', chains: ['TX'], title: 'MES 系统实施' })
  const worse = await anOffer({ category: 'digital', chains: ['SM'], title: '网络安全检查' })
  await anOffer({ category: 'digital', from: '2999-01-01' })
  const full = await anOffer({ category: 'digital', capacity: 1 })
  const other = await aMatch((await aNeed({ category: 'digital' })).id, full.id)
  for (const side of ['need', 'offer'] as const) done(await accept(other.id, side))
  const { items, ruleVersion, cut } = done(await get<Suggestions>(`/needs/${need.id}/suggestions`, leader))
  expect(items.map(({ offer }) => offer.id)).toEqual([best.id, worse.id])
  expect(items[0]!.parts.map(({ code }) => code)).toEqual([
    'category',
    'chain',
    'words',
    'region',
    'capacity',
  ])
  expect(items[0]!.parts[2]!.words).toEqual(['系统', 'mes'].sort((a, b) => b.length - a.length))
  expect([ruleVersion, cut]).toEqual(['circle-2026-1', false])
})

test('a match is accepted when both sides have, its capacity is taken then, and its outcome closes it', async () => {
  const [asking, offering] = [await anOrganisation(), await anOrganisation()]
  const need = await aNeed({ organisationId: asking })
  const offer = await anOffer({ organisationId: offering, capacity: 3 })
  const proposed = await post<Match>(
    '/matches',
    { needId: need.id, offerId: offer.id, units: 2 },
    staffOf(asking),
  )
  expect(proposed.status).toBe(201)
  expect(proposed.cost.trips).toBe(2)
  expect(proposed.body).toMatchObject({ state: 'proposed', offerAcceptedAt: null, units: 2 })
  expect(proposed.body.needAcceptedAt).not.toBe(null)
  expect(proposed.body.receipt).toMatchObject({
    ruleVersion: 'circle-2026-1',
    inputs: { offer: { capacity: 3 } },
  })
  const { id } = proposed.body
  expect(await takenOf(offer.id)).toBe(0)
  const outcome = () =>
    post<Match>(`/matches/${id}/outcome`, { outcome: 'realised', note: '已放款' }, staffOf(offering))
  expect((await outcome()).code).toBe('match.not_accepted')
  const acceptance = () => post<Match>(`/matches/${id}/acceptance`, { side: 'offer' }, staffOf(offering))
  expect(done(await acceptance()).state).toBe('accepted')
  expect(await takenOf(offer.id)).toBe(2)
  expect((await acceptance()).code).toBe('match.decided')
  expect(done(await outcome())).toMatchObject({ state: 'realised', note: '已放款' })
  expect((await outcome()).code).toBe('match.decided')
  expect(await takenOf(offer.id)).toBe(2)
})

test('the secretary proposes for neither side, and accepts on behalf of a partner without an account', async () => {
  const match = await aMatch((await aNeed()).id, (await anOffer()).id)
  expect([match.needAcceptedAt, match.offerAcceptedAt]).toEqual([null, null])
  expect(done(await accept(match.id, 'offer')).state).toBe('proposed')
  expect(done(await accept(match.id, 'need')).state).toBe('accepted')
})

test('of thirty matches accepted at once on ten places, ten are accepted and twenty find nothing left', async () => {
  const offer = await anOffer({ capacity: 10 })
  const matches = await Promise.all(
    Array.from({ length: 30 }, async () => {
      const match = await aMatch((await aNeed()).id, offer.id)
      return done(await accept(match.id, 'need'))
    }),
  )
  const answers = await Promise.all(matches.map(({ id }) => accept(id, 'offer')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  expect(answers.filter(({ code }) => code === 'offer.exhausted')).toHaveLength(20)
  expect(await takenOf(offer.id)).toBe(10)
  const states = await env.DB.prepare(
    'SELECT state, count(*) AS n FROM match WHERE offer_id = ? GROUP BY state ORDER BY state',
  )
    .bind(offer.id)
    .all()
  expect(states.results).toEqual([
    { state: 'accepted', n: 10 },
    { state: 'proposed', n: 20 },
  ])
})

test('both sides accepting at the same moment accept the match once', async () => {
  const offer = await anOffer({ capacity: 30 })
  for (let round = 0; round < 15; round++) {
    const match = await aMatch((await aNeed()).id, offer.id)
    const both = await Promise.all([accept(match.id, 'need'), accept(match.id, 'offer')])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
  }
  expect(await takenOf(offer.id)).toBe(15)
})

test('a failed match gives back what it took; a declined one never took anything', async () => {
  const offer = await anOffer({ capacity: 1 })
  const first = await aMatch((await aNeed()).id, offer.id)
  const second = await aMatch((await aNeed()).id, offer.id)
  for (const side of ['need', 'offer'] as const) done(await accept(first.id, side))
  expect((await post('/matches', { needId: (await aNeed()).id, offerId: offer.id })).code).toBe(
    'offer.exhausted',
  )
  const refuse = () => post<Match>(`/matches/${second.id}/refusal`, { side: 'offer', reason: '额度用尽' })
  expect(done(await refuse())).toMatchObject({ state: 'declined', declinedBy: 'offer', note: '额度用尽' })
  expect((await refuse()).code).toBe('match.decided')
  done(await post(`/matches/${first.id}/outcome`, { outcome: 'failed', note: '企业撤回' }))
  expect(await takenOf(offer.id)).toBe(0)
})

test('a capacity never falls below what is taken, also when it is lowered while a match is accepted', async () => {
  const offer = await anOffer({ capacity: 2 })
  const first = await aMatch((await aNeed()).id, offer.id)
  for (const side of ['need', 'offer'] as const) done(await accept(first.id, side))
  const second = await aMatch((await aNeed()).id, offer.id)
  done(await accept(second.id, 'need'))
  const [lowered, taken] = await Promise.all([
    patch<Offer>(`/offers/${offer.id}`, 2, { capacity: 1 }),
    accept(second.id, 'offer'),
  ])
  expect([lowered.status === 200, taken.status === 200].filter(Boolean)).toHaveLength(1)
  const row = await env.DB.prepare('SELECT capacity, taken FROM offer WHERE id = ?')
    .bind(offer.id)
    .first<{ capacity: number; taken: number }>()
  expect(row!.taken).toBeLessThanOrEqual(row!.capacity)
})

test('a need and an offer are matched once at a time, thirty proposals at once', async () => {
  const [need, offer] = [await aNeed(), await anOffer()]
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => post('/matches', { needId: need.id, offerId: offer.id })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'match.duplicate')).toHaveLength(29)
})

test('what cannot be matched is refused: categories that differ, one’s own offer, what is closed or unknown', async () => {
  const organisationId = await anOrganisation()
  const [need, offer] = [await aNeed({ organisationId }), await anOffer()]
  const refused = async (given: object) =>
    (await post('/matches', { needId: need.id, offerId: offer.id, ...given })).code
  expect(await refused({ offerId: (await anOffer({ category: 'talent' })).id })).toBe('match.category')
  expect(await refused({ offerId: (await anOffer({ organisationId })).id })).toBe('match.self')
  expect(await refused({ offerId: 'ofr_00000000000000000000000000' })).toBe('offer.unknown')
  expect(await refused({ needId: 'ned_00000000000000000000000000' })).toBe('need.unknown')
  const withdrawn = await anOffer()
  done(await post(`/offers/${withdrawn.id}/withdrawal`, { reason: '到期' }))
  expect(await refused({ offerId: withdrawn.id })).toBe('offer.closed')
  const live = await aMatch(need.id, offer.id)
  done(await post(`/needs/${need.id}/closing`, { as: 'met', note: '已解决' }))
  expect(await refused({ offerId: (await anOffer()).id })).toBe('need.closed')
  done(await accept(live.id, 'need'))
  expect((await accept(live.id, 'offer')).code).toBe('need.closed')
})

test('a confidential need is shown to its own staff and the secretary alone; its match to both sides, without its description', async () => {
  const [asking, offering, third] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const need = await aNeed({
    organisationId: asking,
    visibility: 'secretary',
    title: '并购贷款',
    description: '拟收购上游企业',
  })
  const offer = await anOffer({ organisationId: offering })
  const sees = async (as: Parameters<typeof get>[1]) => [
    done(await get<Page<Need>>('/needs?limit=200', as)).items.some(({ id }) => id === need.id),
    (await get(`/needs/${need.id}/suggestions`, as)).status,
  ]
  expect(await sees(undefined)).toEqual([true, 200])
  expect(await sees(staffOf(asking))).toEqual([true, 200])
  for (const as of [staffOf(offering), staffOf(third), leader]) expect(await sees(as)).toEqual([false, 404])
  expect((await post('/matches', { needId: need.id, offerId: offer.id }, staffOf(offering))).code).toBe(
    'need.unknown',
  )
  const match = await aMatch(need.id, offer.id)
  expect(await listed(staffOf(third))).toEqual([])
  expect(await listed(leader, `?needId=${need.id}`)).toEqual([])
  const [theirs] = done(await get<Page<Match>>('/matches', staffOf(offering))).items
  expect(theirs).toMatchObject({ id: match.id, confidential: true, needTitle: '并购贷款' })
  expect(JSON.stringify(theirs)).not.toContain('上游企业')
  const [ours] = done(await get<Page<Match>>('/matches', staffOf(asking))).items
  expect(ours!.receipt.inputs.need.description).toBe('拟收购上游企业')
})

test('staff write for their own organisation: another’s offer, need or side is not found', async () => {
  const [mine, theirs] = [await anOrganisation(), await anOrganisation()]
  const hr = staffOf(mine)
  const body = { category: 'finance', title: '贷款', from: '2024-01-01' }
  expect((await post('/offers', { ...body, organisationId: theirs }, hr)).status).toBe(404)
  expect(
    (await post('/needs', { organisationId: theirs, category: 'finance', title: '贷款' }, hr)).status,
  ).toBe(404)
  expect((await post('/needs', { chainCode: 'TX', category: 'finance', title: '贷款' }, hr)).status).toBe(404)
  expect((await post('/needs', { category: 'finance', title: '贷款' })).code).toBe('need.whose')
  const match = await aMatch((await aNeed({ organisationId: mine })).id, (await anOffer()).id)
  expect((await post(`/matches/${match.id}/acceptance`, { side: 'offer' }, hr)).status).toBe(404)
  expect((await post(`/matches/${match.id}/acceptance`, { side: 'need' }, hr)).status).toBe(200)
})
