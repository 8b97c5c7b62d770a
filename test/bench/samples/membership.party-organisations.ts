import { day, filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const party = id('pty')
const sort = `printf('yang li %06d', value)`
const zone = `(SELECT id FROM party_organisation WHERE grid_level = 1 AND is_demo = 0 ORDER BY id LIMIT 1)`
const origin = { provenance: `'entered'`, is_demo: '0' }
const chain = `CASE value % 5 WHEN 0 THEN 'SM' WHEN 1 THEN 'TIC' WHEN 2 THEN 'IT' WHEN 3 THEN 'DE' ELSE 'TX' END`
const edge = (tree: 'formal' | 'functional') =>
  rows('edge', {
    id: `'edg_${tree === 'formal' ? '0' : '1'}' || printf('%025d', value)`,
    tree: `'${tree}'`,
    child_id: party,
    parent_id: zone,
    valid_from: day,
    child_sort: sort,
    settled: '1',
    ...origin,
    created_at: instant,
  })
const tally = (
  subject: string,
) => `INSERT INTO tally (subject, date, change) SELECT ${subject}, ${day}, count(*) FROM numbers WHERE true GROUP BY 1, 2
  ON CONFLICT DO UPDATE SET change = change + excluded.change`

const zoneIn = async (world: World) =>
  (await world.rows<{ id: string }>('membership', `SELECT ${zone} AS id`))[0]!.id
const one = { partyOrganisationId: filled('pty', 7) }
const since = { from: '2026-01-01' }
const another = (turn: number) => ({ partyOrganisationId: filled('pty', 10 + turn) })
/** An organisation that nobody covers. */
const newOrganisation = async (world: World) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/organisations', {
      body: { name: '常州待覆盖样例有限公司', kind: 'enterprise' },
    })
  ).id

export default {
  service: 'membership',
  million: true,
  fill: [
    rows('party_organisation', {
      id: party,
      name: `'样例支部' || value`,
      name_sort: sort,
      type: `iif(value % 10, 'branch', 'joint_branch')`,
      chain_code: chain,
      established_on: `'2022-06-29'`,
      path: `'/' || ${zone} || '/' || ${party} || '/'`,
      ...origin,
      created_at: instant,
      updated_at: instant,
    }),
    rows('party_organisation_term', {
      term: `'样例支部' || value`,
      party_organisation_id: party,
    }),
    edge('formal'),
    edge('functional'),
    rows('coverage', {
      id: id('cov'),
      party_organisation_id: party,
      organisation_id: id('org'),
      valid_from: day,
      ...origin,
      created_at: instant,
    }),
    tally(`'party-organisations'`),
    tally(`'below:formal:' || ${zone}`),
    tally(`'below:functional:' || ${zone}`),
    tally(`'covered:' || ${party}`),
  ],
  samples: {
    listPartyOrganisations: () => ({}),
    'listPartyOrganisations, of a type and a chain': () => ({
      query: { type: 'joint_branch', chain: 'SM', limit: '20' },
    }),
    'listPartyOrganisations, found by name': () => ({ query: { q: '样例', limit: '20' } }),
    'listPartyOrganisations, for a Party organisation’s secretary': () => ({
      as: 'party_organisation_secretary',
    }),
    exportPartyOrganisations: ({ turn }) => ({
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    createPartyOrganisation: async (world) => ({
      body: {
        name: '新样例支部',
        type: 'branch',
        establishedOn: '2026-01-01',
        functionalParentId: await zoneIn(world),
        formalParentId: await zoneIn(world),
      },
    }),
    getPartyOrganisation: () => ({ params: one }),
    'getPartyOrganisation, the zone’s own': async (world) => ({
      params: { partyOrganisationId: await zoneIn(world) },
    }),
    updatePartyOrganisation: ({ turn }) => ({ params: another(turn), body: { fullMembers: 12 }, version: 1 }),
    movePartyOrganisation: ({ turn }) => ({
      params: another(turn),
      body: { tree: 'functional', parentId: filled('pty', 20), ...since },
    }),
    addCoverage: async (world) => ({
      params: one,
      body: { organisationId: await newOrganisation(world), ...since },
    }),
    endCoverage: ({ turn }) => ({
      params: { partyOrganisationId: filled('pty', 30 + turn), coverageId: filled('cov', 30 + turn) },
      body: { to: '2026-02-01' },
    }),
    listTreeNodes: () => ({}),
    'listTreeNodes, below the zone': async (world) => ({ query: { parentId: await zoneIn(world) } }),
    'listTreeNodes, below the zone in 2023': async (world) => ({
      query: { parentId: await zoneIn(world), asOf: '2023-06-29' },
    }),
    exportTreeNodes: () => ({ query: { format: 'csv', parentId: filled('pty', 7) } }),
  },
} satisfies Bench
