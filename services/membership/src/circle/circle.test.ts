import type { Circle, Need, Offer } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import {
  aPartyOrganisation,
  anOrganisation,
  done,
  get,
  leader,
  patch,
  post,
  secretary,
} from '../../test/rooms.testing.ts'
import { accept, aMatch, aNeed, anOffer } from './circle.testing.ts'
import { categoryOf } from './circle.rules.ts'

const circleOn = async (asOf?: string) =>
  done(await get<Circle>(`/circle${asOf ? `?asOf=${asOf}` : ''}`, leader))
const partner = async (kind: string, name: string) =>
  done(await post<{ id: string }>('/organisations', { name, kind })).id

test('the circle has the Party organisation at its centre, the five chains around it and partners outside, by category', async () => {
  const zone = await aPartyOrganisation({ type: 'work_committee', gridLevel: 1, establishedOn: '2022-01-01' })
  const committee = await aPartyOrganisation({ type: 'chain_committee', chainCode: 'TX', gridLevel: 2 })
  const [bank, college] = [await partner('bank', '圈中银行'), await partner('university', '圈中学院')]
  for (const [organisationId, from, code] of [
    [bank, '2023-01-01', 'TX'],
    [bank, '2023-01-01', 'SM'],
    [college, '2024-01-01', 'TX'],
  ])
    done(await post(`/chains/${code}/links`, { organisationId, place: 'partner', from }))
  const answer = await get<Circle>('/circle', leader)
  expect(answer.cost.trips).toBe(1)
  const { centre, chains, partners } = answer.body
  expect(centre).toEqual({ id: zone.id, name: zone.name })
  expect(chains.map(({ code }) => code)).toEqual(['SM', 'TIC', 'IT', 'DE', 'TX'])
  expect(chains.at(-1)!.committee!.id).toBe(committee.id)
  expect(partners.find(({ organisationId }) => organisationId === bank)).toMatchObject({
    category: 'finance',
    chains: ['SM', 'TX'],
  })
  expect(partners.find(({ organisationId }) => organisationId === college)!.category).toBe('university')
  const then = (await circleOn('2023-06-01')).partners.map(({ organisationId }) => organisationId)
  expect([then.includes(bank), then.includes(college)]).toEqual([true, false])
})

test('who has an open offer is in the circle, and matches join it to the chain of the need', async () => {
  const offering = await partner('society', '圈中学会')
  const offer = await anOffer({ organisationId: offering, category: 'talent' })
  const need = await aNeed({ organisationId: await anOrganisation(), chainCode: 'DE', category: 'talent' })
  const secret = await aNeed({ chainCode: 'DE', category: 'talent', visibility: 'secretary' })
  const joined = async () =>
    (await circleOn()).matches.filter(({ organisationId }) => organisationId === offering)
  const hidden = await aMatch(secret.id, offer.id)
  for (const side of ['need', 'offer'] as const) done(await accept(hidden.id, side))
  expect(await joined()).toEqual([])
  const match = await aMatch(need.id, offer.id)
  expect(await joined()).toEqual([
    { organisationId: offering, chainCode: 'DE', proposed: 1, accepted: 0, realised: 0 },
  ])
  for (const side of ['need', 'offer'] as const) done(await accept(match.id, side))
  expect(await joined()).toMatchObject([{ proposed: 0, accepted: 1 }])
  const { partners, chains } = await circleOn()
  expect(partners.find(({ organisationId }) => organisationId === offering)).toMatchObject({
    category: 'association',
    openOffers: 1,
    chains: [],
  })
  expect(chains.find(({ code }) => code === 'DE')!.openNeeds).toBe(1)
  done(await post(`/offers/${offer.id}/withdrawal`, { reason: '到期' }))
  expect((await circleOn()).partners.some(({ organisationId }) => organisationId === offering)).toBe(false)
})

test('a member is what its membership says, anyone else what the register says', () => {
  expect(categoryOf('enterprise', 'institute')).toBe('institute')
  expect(categoryOf('enterprise', 'upstream')).toBe('enterprise')
  expect(categoryOf('bank', null)).toBe('finance')
  expect(categoryOf('society', null)).toBe('association')
})

test('a need without a named chain stands on the chain of its organisation', async () => {
  const organisationId = await anOrganisation()
  done(await post('/chains/IT/links', { organisationId, place: 'upstream', from: '2023-01-01' }))
  expect((await aNeed({ organisationId })).chainCode).toBe('IT')
  expect((await aNeed({ organisationId, chainCode: 'TX' })).chainCode).toBe('TX')
})

test('offers and needs are changed by who read them last, and not after they are closed', async () => {
  const offer = await anOffer({ capacity: 3, to: '2999-01-01' })
  expect(done(await patch<Offer>(`/offers/${offer.id}`, 1, { title: '新贷款' }))).toMatchObject({
    title: '新贷款',
    version: 2,
  })
  expect((await patch(`/offers/${offer.id}`, 1, { title: '旧贷款' })).code).toBe('version.stale')
  expect((await patch(`/offers/${offer.id}`, 2, { to: '2023-01-01' })).body).toMatchObject({
    errors: [{ pointer: '/to', code: 'period.reversed' }],
  })
  done(await post(`/offers/${offer.id}/withdrawal`, { reason: '到期' }))
  expect((await patch(`/offers/${offer.id}`, 3, { title: '又一' })).code).toBe('offer.closed')
  expect((await post(`/offers/${offer.id}/withdrawal`, { reason: '到期' })).code).toBe('offer.closed')
  const need = await aNeed()
  expect(
    done(await patch<Need>(`/needs/${need.id}`, 1, { urgency: 'high', until: '2020-01-01' })),
  ).toMatchObject({
    urgency: 'high',
    state: 'expired',
  })
  expect(
    done(await post<Need>(`/needs/${need.id}/closing`, { as: 'withdrawn', note: '已另行解决' })),
  ).toMatchObject({
    state: 'withdrawn',
    closedNote: '已另行解决',
  })
  expect((await patch(`/needs/${need.id}`, 3, { urgency: 'low' }, secretary)).code).toBe('need.closed')
  expect(
    (
      await post('/offers', {
        organisationId: offer.organisationId,
        category: 'finance',
        title: '机密贷款',
        from: '2024-01-01',
      })
    ).code,
  ).toBe('request.invalid')
})
