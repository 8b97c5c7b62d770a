import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, mineIn, nameOfMine, type Scene } from '../../test/scene.testing.ts'
import { aPerson, anAffiliation } from '../people/people.testing.ts'
import { secretary } from '@alliance/test-kit'

const origin = `'entered', 0, '2026-01-01T00:00:00.000Z'`

/** Fills terms, seats, vacancies, links and one affiliation for each Party organisation and person of the same number. */
export async function fillPosts(rows: number): Promise<void> {
  const [party, person] = [numbered('pty'), numbered('per')]
  for (const insert of [
    `INSERT INTO term (id, party_organisation_id, number, start_on, due_on, ends_on, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('trm')}, ${party}, 1, '2022-06-29', date('2027-01-01', '+' || (value % 1000) || ' days'), date('2027-01-01', '+' || (value % 1000) || ' days'), ${origin}, '2026-01-01T00:00:00.000Z'
      FROM numbers WHERE EXISTS (SELECT 1 FROM party_organisation o WHERE o.id = ${party}) ON CONFLICT DO NOTHING`,
    `INSERT INTO post (id, party_organisation_id, person_id, post, source, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('pst')}, ${party}, ${person}, 'secretary', 'appointed', '2022-06-29', ${origin}
      FROM numbers WHERE EXISTS (SELECT 1 FROM party_organisation o WHERE o.id = ${party}) ON CONFLICT DO NOTHING`,
    `INSERT INTO hookup (id, chain_code, person_id, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('hkp')}, 'TX', ${person}, '2022-06-29', ${origin} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO vacancy (id, party_organisation_id, post, since)
      SELECT ${numbered('vac')}, ${party}, 'deputy', date('2022-06-29', '+' || (value % 1000) || ' days')
      FROM numbers WHERE EXISTS (SELECT 1 FROM party_organisation o WHERE o.id = ${party}) ON CONFLICT DO NOTHING`,
    `INSERT INTO affiliation (id, person_id, party_organisation_id, kind, status, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('aff')}, ${person}, ${party}, 'formal', 'full', '2022-06-29', ${origin}
      FROM numbers WHERE EXISTS (SELECT 1 FROM party_organisation o WHERE o.id = ${party}) ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
}

/** What reads of them cost, with a Party organisation and a person that have one of each. */
export const postReads = (branch: string, person: string) => ({
  'the roll of a branch': { path: `/party-organisations/${branch}/roll?limit=50`, perRow: 5 },
  'affiliations of a person': { path: `/people/${person}/affiliations`, perRow: 5 },
  terms: { path: '/terms?limit=50' },
  'terms that end before a day': { path: '/terms?limit=5&dueBefore=2027-02-01' },
  posts: { path: '/posts?limit=50', perRow: 5 },
  'posts of a branch': { path: `/posts?partyOrganisationId=${branch}`, perRow: 5 },
  hookups: { path: '/hookups?limit=50' },
  'hookups of a chain': { path: '/hookups?limit=20&chain=TX' },
  'a composition': { path: `/party-organisations/${branch}/composition`, besides: 40 },
  dues: { path: '/dues?limit=20', besides: 230 },
})

const branch = (scene: Scene) => ({ partyOrganisationId: scene.branch.id })
const person = (scene: Scene) => ({ personId: scene.person })
const nameOfPerson = (scene: Scene) => `${nameOfMine(scene)}员工`
const branchName = ({ branch: { name } }: Scene) => name
const made = async (path: string, body: object) =>
  String((await as(secretary()).post<{ id: string }>(path, body)).body.id)
const since = { from: '2024-01-01' }

export const postRights: Record<string, RightsRow<Scene>> = {
  // A roll outside of one's reach is empty: whether there is such a branch is no secret, who belongs to it is.
  listRoll: { params: branch, place: mineIn, shows: nameOfPerson },
  exportRoll: { params: branch, place: mineIn, shows: nameOfPerson },
  listPersonAffiliations: { params: person, place: mineIn, shows: nameOfPerson },
  exportPersonAffiliations: { params: person, place: mineIn, shows: nameOfPerson },
  affiliate: {
    params: person,
    place: mineIn,
    body: (scene) => ({
      partyOrganisationId: scene.branch.id,
      kind: 'formal',
      status: 'full',
      ...since,
    }),
  },
  endAffiliation: {
    params: (scene) => ({ ...person(scene), affiliationId: scene.affiliation }),
    place: mineIn,
    body: () => ({ to: '2024-01-01' }),
  },
  listTerms: { place: mineIn, shows: branchName },
  exportTerms: { place: mineIn, shows: branchName },
  extendTerm: {
    params: branch,
    place: mineIn,
    body: () => ({ to: '2026-06-29', approvedBy: '上级党委', reason: '筹备' }),
  },
  holdElection: {
    params: branch,
    place: mineIn,
    body: (scene) => ({ heldOn: '2025-01-01', elected: [{ personId: scene.person, post: 'secretary' }] }),
  },
  listPosts: { place: mineIn, shows: nameOfPerson },
  exportPosts: { place: mineIn, shows: nameOfPerson },
  appoint: {
    params: branch,
    place: mineIn,
    body: (scene) => ({ personId: scene.person, post: 'youth', ...since }),
  },
  endPost: {
    params: (scene) => ({ ...branch(scene), postId: scene.post }),
    place: mineIn,
    body: () => ({ to: '2024-01-01', reason: '工作调动' }),
  },
  getComposition: { params: branch, place: mineIn },
  listHookups: {},
  exportHookups: {},
  addHookup: {
    params: () => ({ chainCode: 'TX' }),
    body: (scene) => ({ personId: scene.person, ...since }),
    expect: onlyTheZone(),
  },
  endHookup: {
    params: async () => ({
      chainCode: 'TX',
      hookupId: await made('/chains/TX/hookups', { personId: await aPerson(), from: '2023-01-01' }),
    }),
    body: () => ({ to: '2024-01-01' }),
    expect: onlyTheZone(),
  },
  listDues: {},
  exportDues: {},
}

function onlyTheZone() {
  return { 'its branch': 403, 'the branch above': 403, 'another branch': 403 }
}

const inTurn = async (rows: number, one: () => Promise<string>): Promise<string[]> => {
  const ids: string[] = []
  for (let i = 0; i < rows; i++) ids.push(await one())
  return ids
}
const newParty = () =>
  made('/party-organisations', { name: '支部', type: 'branch', establishedOn: '2022-06-29' })
const day = () => `2023-01-${String(1 + Math.floor(Math.random() * 28)).padStart(2, '0')}`

export const postLists = {
  listRoll: async () => {
    const id = await newParty()
    return {
      path: `/party-organisations/${id}/roll`,
      insert: (rows: number) => inTurn(rows, async () => anAffiliation(await aPerson(), id, { from: day() })),
    }
  },
  listPersonAffiliations: async () => {
    const id = await aPerson()
    return {
      path: `/people/${id}/affiliations`,
      insert: (rows: number) =>
        inTurn(rows, async () => anAffiliation(id, await newParty(), { kind: 'functional', from: day() })),
    }
  },
  listTerms: {
    path: '/terms',
    key: (item: Record<string, unknown>) => String(item.partyOrganisationId),
    insert: (rows: number) =>
      inTurn(rows, () =>
        made('/party-organisations', { name: '支部', type: 'branch', establishedOn: day() }),
      ),
  },
  listPosts: async () => {
    const id = await newParty()
    return {
      path: `/posts?partyOrganisationId=${id}`,
      insert: (rows: number) =>
        inTurn(rows, async () =>
          made(`/party-organisations/${id}/posts`, { personId: await aPerson(), post: 'member', ...since }),
        ),
    }
  },
  listHookups: {
    path: '/hookups',
    insert: (rows: number) =>
      inTurn(rows, async () => made('/chains/SM/hookups', { personId: await aPerson(), ...since })),
  },
  listDues: {
    path: '/dues',
    key: (item: Record<string, unknown>) => String(item.key),
    insert: (rows: number) =>
      inTurn(rows, async () => {
        const id = newId('vacancy')
        const party = await made('/party-organisations', {
          name: '临时支部',
          type: 'temporary_branch',
          establishedOn: '2022-06-29',
        })
        await env.DB.prepare(
          'INSERT INTO vacancy (id, party_organisation_id, post, since) VALUES (?, ?, ?, ?)',
        )
          .bind(id, party, 'secretary', day())
          .run()
        return id
      }),
  },
}
