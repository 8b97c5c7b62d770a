import type { Match, Need, NewNeed, NewOffer, Offer } from '@alliance/contracts/membership'
import { done, fill, hr, leader, numbered, secretary, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, newOrganisation, type Scene } from '../../test/scene.testing.ts'

let numbers = 0
const anyone = () => newOrganisation(`朋友圈单位${++numbers}`)

export const anOffer = async (given: Partial<NewOffer> = {}): Promise<Offer> =>
  done(
    await as(secretary()).post<Offer>('/offers', {
      organisationId: given.organisationId ?? (await anyone()),
      category: 'finance',
      title: `科技贷款${++numbers}`,
      from: '2024-01-01',
      ...given,
    }),
  )
export const aNeed = async (given: Partial<NewNeed> = {}): Promise<Need> =>
  done(
    await as(secretary()).post<Need>('/needs', {
      organisationId: given.organisationId === undefined ? await anyone() : given.organisationId,
      category: 'finance',
      title: `贷款需求${++numbers}`,
      ...given,
    }),
  )
export const aMatch = async (needId: string, offerId: string, units = 1): Promise<Match> =>
  done(await as(secretary()).post<Match>('/matches', { needId, offerId, units }))
export const accept = (id: string, side: 'need' | 'offer') =>
  as(secretary()).post<Match>(`/matches/${id}/acceptance`, { side })

const title = ({ number }: Scene) => `权限对接${number}`
const mine = ({ mine: organisationId }: Scene) => ({ organisationId })
const place = ({ mine: enterprise }: Scene) => ({ enterprise })
const myMatch = async (scene: Scene) => {
  const [need, offer] = [
    await aNeed({ ...mine(scene), title: title(scene) }),
    await anOffer({ organisationId: scene.free }),
  ]
  return aMatch(need.id, offer.id)
}
const matchId = async (scene: Scene) => ({ matchId: (await myMatch(scene)).id })
const shownMatch = async (scene: Scene): Promise<Record<string, string>> => {
  await myMatch(scene)
  return {}
}
const acceptedMatch = async (scene: Scene) => {
  const { id } = await myMatch(scene)
  for (const side of ['need', 'offer'] as const) done(await accept(id, side))
  return { matchId: id }
}
/** The pair that the scene proposes; made by `params`, which runs before the body is asked for. */
const pairs = new Map<Scene, { needId: string; offerId: string }>()
const newPair = async (scene: Scene): Promise<Record<string, string>> => {
  const [need, offer] = [await aNeed(mine(scene)), await anOffer({ organisationId: scene.free })]
  pairs.set(scene, { needId: need.id, offerId: offer.id })
  return {}
}

export const circleRights: Record<string, RightsRow<Scene>> = {
  getCircle: {},
  listOffers: {},
  exportOffers: {},
  createOffer: {
    place,
    body: (scene) => ({ ...mine(scene), category: 'testing', title: '检测机时', from: '2024-01-01' }),
  },
  updateOffer: {
    params: async (scene) => ({ offerId: (await anOffer(mine(scene))).id }),
    place,
    body: () => ({ title: '新名称' }),
  },
  withdrawOffer: {
    params: async (scene) => ({ offerId: (await anOffer(mine(scene))).id }),
    place,
    body: () => ({ reason: '名额用尽' }),
  },
  listNeeds: {},
  exportNeeds: {},
  createNeed: { place, body: (scene) => ({ ...mine(scene), category: 'talent', title: '招聘技工' }) },
  updateNeed: {
    params: async (scene) => ({ needId: (await aNeed(mine(scene))).id }),
    place,
    body: () => ({ urgency: 'high' }),
  },
  closeNeed: {
    params: async (scene) => ({ needId: (await aNeed(mine(scene))).id }),
    place,
    body: () => ({ as: 'met', note: '已解决' }),
  },
  suggestOffers: { params: async (scene) => ({ needId: (await aNeed(mine(scene))).id }) },
  listMatches: { params: shownMatch, place, shows: title },
  exportMatches: { params: shownMatch, place, shows: title },
  proposeMatch: { params: newPair, place, body: (scene) => pairs.get(scene) },
  acceptMatch: { params: matchId, place, body: () => ({ side: 'need' }) },
  declineMatch: { params: matchId, place, body: () => ({ side: 'need', reason: '条件不合' }) },
  recordMatchOutcome: {
    params: acceptedMatch,
    place,
    body: () => ({ outcome: 'realised', note: '已放款' }),
  },
}

const inTurn = async (rows: number, one: () => Promise<{ id: string }>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push((await one()).id)
  return made
}
export const circleLists = {
  listOffers: {
    path: '/offers?category=space',
    insert: (rows: number) => inTurn(rows, () => anOffer({ category: 'space' })),
  },
  listNeeds: {
    path: '/needs?category=space',
    insert: (rows: number) => inTurn(rows, () => aNeed({ category: 'space' })),
  },
  listMatches: async () => {
    const offer = await anOffer()
    return {
      path: '/matches',
      insert: (rows: number) => inTurn(rows, async () => aMatch((await aNeed()).id, offer.id)),
    }
  },
}

const at = `'2026-01-01T00:00:00.000Z'`
const rest = `'entered', 0, 1, ${at}, ${at}`
const category = `iif(value % 10, 'finance', 'testing')`
const chain = `CASE value % 5 WHEN 0 THEN 'SM' WHEN 1 THEN 'TIC' WHEN 2 THEN 'IT' WHEN 3 THEN 'DE' ELSE 'TX' END`
const receipt = `'{"ruleVersion":"r","score":0,"parts":[],"inputs":{"date":"2026-01-01","need":{"category":"finance","title":"","description":"","divisionCode":null,"chainCode":null,"organisationId":null,"wanted":1,"until":null},"offer":{"category":"finance","title":"","description":"","divisionCode":null,"chains":[],"organisationId":"org_00000000000000000000000000","capacity":null,"taken":0,"from":"2026-01-01","to":null}}}'`

/** As many offers, needs and matches as there are organisations; half of the needs are confidential. */
export async function fillCircle(rows: number): Promise<void> {
  const organisation = numbered('org')
  for (const insert of [
    `INSERT INTO offer (id, organisation_id, category, title, description, chains, taken, valid_from, provenance, is_demo, version, created_at, updated_at)
      SELECT ${numbered('ofr')}, ${organisation}, ${category}, 'F' || value, '', '[]', 0, '2024-01-01', ${rest} FROM numbers`,
    `INSERT INTO need (id, organisation_id, chain_code, category, title, description, urgency, wanted, visibility, asked_on, provenance, is_demo, version, created_at, updated_at)
      SELECT ${numbered('ned')}, ${organisation}, ${chain}, ${category}, 'N' || value, '', 'normal', 1,
        iif(value % 2, 'alliance', 'secretary'), '2024-01-01', ${rest} FROM numbers`,
    `INSERT INTO match (id, offer_id, need_id, offer_organisation_id, need_organisation_id, units, state, receipt, proposed_by, proposed_on, is_demo, version, created_at, updated_at)
      SELECT ${numbered('mch')}, ${numbered('ofr')}, ${numbered('ned')}, ${organisation}, ${organisation}, 1,
        iif(value % 10, 'proposed', 'declined'), ${receipt}, '样例', '2024-01-01', 0, 1, ${at}, ${at} FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

export async function circleReads() {
  const mine = await anyone()
  const need = await aNeed({ organisationId: mine, category: 'policy', visibility: 'secretary' })
  const offer = await anOffer({ category: 'policy' })
  await aMatch(need.id, offer.id)
  // Each comes with the names of both sides, the need and the offer.
  const sides = { perRow: 8 }
  return {
    offers: { path: '/offers?limit=50' },
    'offers of a category': { path: '/offers?limit=5&category=testing' },
    needs: { path: '/needs?limit=50' },
    'needs of a category': { path: '/needs?limit=5&category=testing' },
    'needs, for a leader': { path: '/needs?limit=20', as: leader() },
    'needs of a category, for a leader': { path: '/needs?limit=2&category=finance', as: leader() },
    'needs, for an enterprise': { path: '/needs?limit=20', as: hr(mine), perRow: 6 },
    'suggestions for a need': { path: `/needs/${need.id}/suggestions`, trips: 2 },
    matches: { path: '/matches?limit=50', ...sides },
    'matches in a state': { path: '/matches?limit=5&state=declined', ...sides },
    'matches, for a leader': { path: '/matches?limit=20', as: leader(), perRow: 16 },
    'matches, for an enterprise': { path: '/matches?limit=20', as: hr(mine), ...sides },
    // Two hundred partners with their places and offers, a thousand matches, a hundred needs of each chain.
    'the circle': { path: '/circle', besides: 12_000 },
  }
}
