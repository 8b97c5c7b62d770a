import { newId } from '@alliance/service-kit'
import { fill, numbered, secretary, talent, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, mineIn, type Scene } from '../../test/scene.testing.ts'
import { aPerson, anEmployment } from './people.testing.ts'

const idOf = async (path: string, body: unknown): Promise<string> =>
  String((await as(secretary()).post(path, body)).body.id)
const reason = '同一人重复登记'

/** Another record of one name at an employer of its own. */
const another = () => aPerson({ name: `重名${newId('person').slice(-6)}` })
const aMerge = async () => idOf(`/people/${await another()}/merges`, { loserId: await another(), reason })
const aRequest = async () =>
  idOf(`/people/${await another()}/requests`, { kind: 'erasure', reason: '本人提出' })
let pairs = 0
/** Two who have nothing alike but a name and an employer. */
async function aPair(organisationId: string): Promise<string> {
  const name = `成对${++pairs}号`
  const given = { name, employment: { organisationId, from: '2022-06-29' } }
  const [, second] = [await idOf('/people', given), await idOf('/people', given)]
  return (await env.DB.prepare('SELECT id FROM duplicate WHERE second_id = ?')
    .bind(second)
    .first<string>('id'))!
}

const once = <T>(make: (scene: Scene) => Promise<T>) => {
  const made = new WeakMap<Scene, Promise<T>>()
  return (scene: Scene): Promise<T> => {
    const known = made.get(scene) ?? make(scene)
    made.set(scene, known)
    return known
  }
}
const theDuplicate = once(async (scene) => ({ duplicateId: await aPair(scene.mine) }))
const theMerge = once(async () => ({ mergeId: await aMerge() }))
const theRequest = once(async () => ({ requestId: await aRequest() }))
const theLoser = once(async () => ({ loserId: await another() }))
const losers = new WeakMap<Scene, string>()
const twoPeople = async (scene: Scene) => {
  losers.set(scene, (await theLoser(scene)).loserId)
  return { personId: scene.person }
}

const person = (scene: Scene) => ({ personId: scene.person })
const everyKind = (status: number) =>
  Object.fromEntries(
    [
      'the wrong role',
      'owner',
      'another enterprise',
      'its branch',
      'the branch above',
      'another branch',
      'the secretary of the alliance',
      'a leader',
      'a system administrator',
      'an auditor',
      'a partner’s system',
      'a partner’s system without scopes',
    ].map((kind) => [kind, status]),
  )
/** None of these accounts is a person of the register. */
const nobodys = everyKind(409)

export const ownDataRights: Record<string, RightsRow<Scene>> = {
  listDuplicates: {},
  exportDuplicates: {},
  getDuplicate: { params: theDuplicate },
  tellApart: { params: theDuplicate, body: () => ({ reason: '两个同名的人' }) },
  previewMerge: { params: twoPeople, query: (scene) => ({ loserId: losers.get(scene) ?? scene.person }) },
  mergePeople: {
    params: twoPeople,
    body: (scene) => ({ loserId: losers.get(scene) ?? scene.person, reason }),
  },
  listPersonMerges: {},
  exportPersonMerges: {},
  getPersonMerge: { params: theMerge },
  undoPersonMerge: { params: theMerge, body: () => ({ reason: '核实为两个人' }) },
  listConsentPurposes: {},
  getPersonConsents: { params: person, place: mineIn },
  enterConsent: {
    params: person,
    place: mineIn,
    body: () => ({ purpose: 'phone', version: 1, act: 'given', channel: 'paper', evidence: '同意书一份' }),
  },
  getMyConsents: {},
  sayConsent: { body: () => ({ purpose: 'phone', version: 1, act: 'given' }), expect: nobodys },
  getMyRecord: {},
  changeMyRecord: { body: () => ({ phone: null }), expect: nobodys },
  revealMine: { body: () => ({ what: 'phone' }), expect: nobodys },
  listMyAccesses: {},
  exportMyAccesses: {},
  copyMyData: { expect: nobodys },
  listMyRequests: {},
  exportMyRequests: {},
  makeMyRequest: { body: () => ({ kind: 'erasure', reason: '不再使用' }), expect: nobodys },
  withdrawMyRequest: { params: theRequest, expect: everyKind(404) },
  getMyErasurePlan: { expect: nobodys },
  listPersonRequests: {},
  exportPersonRequests: {},
  getPersonRequest: { params: theRequest },
  enterPersonRequest: { params: person, body: () => ({ kind: 'erasure', reason: '本人到窗口提出' }) },
  decidePersonRequest: { params: theRequest, body: () => ({ accepted: false, answer: '请补充材料' }) },
}

const inTurn = async (rows: number, one: () => Promise<string>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push(await one())
  return made
}

export const ownDataLists = {
  listDuplicates: async () => {
    const mill = await idOf('/organisations', { name: '成对厂', kind: 'enterprise' })
    return { path: '/duplicates', insert: (rows: number) => inTurn(rows, () => aPair(mill)) }
  },
  listPersonMerges: { path: '/person-merges', insert: (rows: number) => inTurn(rows, aMerge) },
  listPersonRequests: { path: '/person-requests', insert: (rows: number) => inTurn(rows, aRequest) },
}

const at = `'2026-01-01T00:00:00.000Z'`
/** One pair, merge, consent, request for each person of the same number. */
export async function fillOwnData(rows: number): Promise<void> {
  const [one, next] = [numbered('per'), numbered('per').replace('value', 'value + 1')]
  for (const insert of [
    `INSERT INTO duplicate (id, first_id, second_id, evidence, score, state, found_at, seen_at)
      SELECT ${numbered('dup')}, ${one}, ${next}, 1, 30 + value % 70, 'open', ${at}, ${at} FROM numbers
      WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = ${next}) ON CONFLICT DO NOTHING`,
    `INSERT INTO person_merge (id, winner_id, loser_id, at, by_id, by_name, reason, receipt, undone_at)
      SELECT ${numbered('pmg')}, ${one}, ${next}, ${at}, 'acc', '样例', '同一人', '{"version":"merge-2026-11","score":null,"reasons":[],"take":[],"decisions":[]}', ${at} FROM numbers
      WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = ${next}) ON CONFLICT DO NOTHING`,
    `INSERT INTO consent (id, person_id, purpose, version, act, at, channel)
      SELECT ${numbered('cns')}, ${one}, 'phone', 1, 'given', ${at}, 'online' FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO person_request (id, person_id, kind, state, made_at, due_on, channel, made_by, reason, is_demo)
      SELECT ${numbered('prq')}, ${one}, 'erasure', 'open', ${at}, date('2026-01-16', '+' || (value % 1000) || ' days'), 'online', 'acc', '样例', 0
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO person_key (key, person_id) SELECT printf('li %08d', value) || '@' || ${numbered('org')}, ${one} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
}

/** What reads of them cost, for somebody who has one of each. */
export async function ownDataReads() {
  const own = talent()
  const mine = await aPerson({ accountId: own.id })
  await anEmployment(mine, await idOf('/organisations', { name: '本人单位', kind: 'enterprise' }))
  const [a, b] = [await another(), await another()]
  await as(own).post('/me/consents', { purpose: 'phone', version: 1, act: 'given' })
  await as(secretary()).get(`/people/${mine}`)
  const [merge, request] = [await aMerge(), await aRequest()]
  return {
    duplicates: { path: '/duplicates?limit=50', perRow: 12 },
    'a merge preview': { path: `/people/${a}/merge-preview?loserId=${b}`, besides: 60 },
    merges: { path: '/person-merges?limit=50', perRow: 4 },
    'a merge': { path: `/person-merges/${merge}`, besides: 60 },
    'consents of a person': { path: `/people/${mine}/consents`, besides: 10 },
    'my record': { path: '/me/record', as: own, besides: 20 },
    'my consents': { path: '/me/consents', as: own, besides: 10 },
    'who read mine': { path: '/me/accesses', as: own, besides: 10 },
    'my requests': { path: '/me/requests', as: own, besides: 10 },
    'what erasing mine would do': { path: '/me/erasure-plan', as: own, besides: 60 },
    requests: { path: '/person-requests?limit=50', perRow: 4 },
    'a request': { path: `/person-requests/${request}`, besides: 60 },
  }
}
