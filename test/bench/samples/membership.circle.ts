import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const category = `iif(value % 20, 'finance', 'testing')`
const chain = `CASE value % 5 WHEN 0 THEN 'SM' WHEN 1 THEN 'TIC' WHEN 2 THEN 'IT' WHEN 3 THEN 'DE' ELSE 'TX' END`
const kept = {
  provenance: `'entered'`,
  is_demo: '0',
  version: '1',
  created_at: instant,
  updated_at: instant,
}
const receipt = JSON.stringify({
  ruleVersion: '样例',
  score: 0,
  parts: [],
  inputs: {
    date: '2026-01-01',
    need: {
      category: 'finance',
      title: '',
      description: '',
      divisionCode: null,
      chainCode: null,
      organisationId: null,
      wanted: 1,
      until: null,
    },
    offer: {
      category: 'finance',
      title: '',
      description: '',
      divisionCode: null,
      chains: [],
      organisationId: filled('org', 1),
      capacity: null,
      taken: 0,
      from: '2026-01-01',
      to: null,
    },
  },
})

const prepare = async (world: World, path: string, body: object) =>
  (await world.prepare('alliance_secretary', 'POST', `/membership${path}`, { body })).id
const newNeed = (world: World) =>
  prepare(world, '/needs', { organisationId: filled('org', 1), category: 'space', title: '样例需求' })
const newOffer = (world: World) =>
  prepare(world, '/offers', {
    organisationId: filled('org', 2),
    category: 'space',
    title: '样例供给',
    from: '2026-01-01',
  })
const newPair = async (world: World) => ({ needId: await newNeed(world), offerId: await newOffer(world) })
const newMatch = async (world: World, sides: ('need' | 'offer')[] = []) => {
  const matchId = await prepare(world, '/matches', await newPair(world))
  for (const side of sides) await prepare(world, `/matches/${matchId}/acceptance`, { side })
  return { matchId }
}
const file = ({ turn }: World) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) })

export default {
  service: 'membership',
  fill: [
    rows('offer', {
      id: id('ofr'),
      organisation_id: id('org'),
      category,
      title: `'样例供给' || value`,
      description: `''`,
      chains: `'[]'`,
      taken: '0',
      valid_from: `'2026-01-01'`,
      ...kept,
    }),
    rows('need', {
      id: id('ned'),
      organisation_id: id('org'),
      chain_code: chain,
      category,
      title: `'样例需求' || value`,
      description: `''`,
      urgency: `'normal'`,
      wanted: '1',
      visibility: `iif(value % 2, 'alliance', 'secretary')`,
      asked_on: `'2026-01-01'`,
      ...kept,
    }),
    rows('match', {
      id: id('mch'),
      offer_id: id('ofr'),
      need_id: id('ned'),
      offer_organisation_id: id('org'),
      need_organisation_id: id('org'),
      units: '1',
      state: `iif(value % 20, 'proposed', 'declined')`,
      receipt: `'${receipt}'`,
      proposed_by: `'样例'`,
      proposed_on: `'2026-01-01'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
  ],
  samples: {
    getCircle: () => ({}),
    listOffers: () => ({}),
    'listOffers, of a category': () => ({ query: { category: 'testing', limit: '10' } }),
    exportOffers: file,
    createOffer: () => ({
      body: { organisationId: filled('org', 3), category: 'finance', title: '样例供给', from: '2026-01-01' },
    }),
    updateOffer: ({ turn }) => ({
      params: { offerId: filled('ofr', 10 + turn) },
      body: { title: '改样例' },
      version: 1,
    }),
    withdrawOffer: ({ turn }) => ({
      params: { offerId: filled('ofr', 20 + turn) },
      body: { reason: '到期' },
    }),
    listNeeds: () => ({}),
    'listNeeds, for a leader': () => ({ as: 'zone_leader', query: { limit: '20' } }),
    'listNeeds, for an enterprise': () => ({ as: 'enterprise_hr', query: { limit: '20' } }),
    exportNeeds: file,
    createNeed: () => ({
      body: { organisationId: filled('org', 3), category: 'finance', title: '样例需求' },
    }),
    updateNeed: ({ turn }) => ({
      params: { needId: filled('ned', 10 + turn) },
      body: { urgency: 'high' },
      version: 1,
    }),
    closeNeed: ({ turn }) => ({
      params: { needId: filled('ned', 20 + turn) },
      body: { as: 'met', note: '已解决' },
    }),
    suggestOffers: () => ({ params: { needId: filled('ned', 7) } }),
    listMatches: () => ({}),
    'listMatches, for an enterprise': () => ({ as: 'enterprise_hr', query: { limit: '20' } }),
    exportMatches: file,
    proposeMatch: async (world) => ({ body: await newPair(world) }),
    acceptMatch: async (world) => ({ params: await newMatch(world, ['need']), body: { side: 'offer' } }),
    declineMatch: async (world) => ({
      params: await newMatch(world),
      body: { side: 'need', reason: '条件不合' },
    }),
    recordMatchOutcome: async (world) => ({
      params: await newMatch(world, ['need', 'offer']),
      body: { outcome: 'failed', note: '未成' },
    }),
  },
} satisfies Bench
