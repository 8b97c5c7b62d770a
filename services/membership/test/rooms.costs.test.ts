import type { Principal } from '@alliance/contracts'
import type { Cost } from '@alliance/service-kit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aPartyOrganisation,
  anOrganisation,
  call,
  done,
  fill,
  get,
  move,
  pathOf,
  post,
  secretaryOf,
  staffOf,
  env,
} from './rooms.testing.ts'

/** What requests cost while the tables grow from a few rows to thousands: the same, or the row counts of an index more. */
const small = 100
const large = 5000

const number = `printf('%026d', value)`
const origin = `'entered', 0, '2026-01-01T00:00:00.000Z'`
const chain = `CASE value % 5 WHEN 0 THEN 'SM' WHEN 1 THEN 'TIC' WHEN 2 THEN 'IT' WHEN 3 THEN 'DE' ELSE 'TX' END`
const place = `CASE value % 4 WHEN 0 THEN 'lead' WHEN 1 THEN 'upstream' WHEN 2 THEN 'downstream' ELSE 'partner' END`

/** A zone that directly has all branches below it; each covers one organisation, that has one of everything. */
async function fillRooms(zone: string, many: number): Promise<void> {
  const party = `'pty_' || ${number}`
  const organisation = `'org_' || ${number}`
  for (const insert of [
    `INSERT INTO organisation (id, name, name_sort, kind, aliases, industry_codes, provenance, is_demo, created_at, updated_at)
      SELECT ${organisation}, 'O' || value, ${number}, 'enterprise', '[]', '[]', ${origin}, '' FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO party_organisation (id, name, name_sort, type, chain_code, established_on, path, provenance, is_demo, created_at, updated_at)
      SELECT ${party}, 'P' || value, ${number}, iif(value % 10, 'branch', 'joint_branch'), ${chain}, '2022-06-29', '/${zone}/' || ${party} || '/', ${origin}, ''
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    ...(['formal', 'functional'] as const).map(
      (
        tree,
      ) => `INSERT INTO edge (id, tree, child_id, parent_id, valid_from, child_sort, settled, provenance, is_demo, created_at)
      SELECT 'edg_${tree}' || value, '${tree}', ${party}, ${tree === 'formal' ? 'NULL' : `'${zone}'`}, '2022-06-29', ${number}, 1, ${origin}
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    ),
    `INSERT INTO coverage (id, party_organisation_id, organisation_id, valid_from, provenance, is_demo, created_at)
      SELECT 'cov_' || ${number}, ${party}, ${organisation}, '2022-06-29', ${origin} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO chain_link (id, chain_code, organisation_id, place, valid_from, provenance, is_demo, created_at)
      SELECT 'lnk_' || ${number}, ${chain}, ${organisation}, ${place}, '2022-06-29', ${origin} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO alliance_member (id, organisation_id, kind, founding, plaque_no, plaque_year, plaque_sequence, admitted_on, provenance, is_demo, created_at, updated_at)
      SELECT 'mem_' || ${number}, ${organisation}, 'upstream', value % 50 = 0, value, 2022, value, '2022-06-29', ${origin}, '' FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO site (id, organisation_id, name, kind, provenance, is_demo, created_at, updated_at)
      SELECT 'sit_' || ${number}, ${organisation}, 'S' || value, iif(value % 10, 'plant', 'observation'), ${origin}, '' FROM numbers WHERE true ON CONFLICT DO NOTHING`,
  ])
    await fill(insert, many)
  for (const subject of [
    `below:functional:${zone}`,
    'organisations',
    'members',
    'party-organisations',
    'chain:TX:lead',
  ])
    await env.DB.prepare(
      "INSERT INTO tally VALUES (?, '2022-06-29', ?) ON CONFLICT DO UPDATE SET change = excluded.change",
    )
      .bind(subject, many)
      .run()
}

interface Measured {
  small: Cost
  large: Cost
}
const measured = new Map<string, Measured>()
let reads: [name: string, path: string, principal?: Principal][]

beforeAll(async () => {
  const zone = await aPartyOrganisation({ name: '党工委', type: 'work_committee', gridLevel: 1 })
  const branch = await aPartyOrganisation({ name: '啊', functionalParentId: zone.id })
  const organisationId = await anOrganisation()
  done(await post(`/party-organisations/${branch.id}/coverage`, { organisationId, from: '2023-01-01' }))
  const [ofBranch, ofOrganisation] = [secretaryOf(branch.id), staffOf(organisationId)]
  reads = [
    ['party organisations', '/party-organisations?limit=50'],
    ['party organisations of a type', '/party-organisations?limit=5&type=joint_branch'],
    ['party organisations of a chain', '/party-organisations?limit=10&chain=TX'],
    ['party organisations of a type and a chain', '/party-organisations?limit=5&chain=TX&type=branch'],
    ['party organisations, for the secretary of one', '/party-organisations?limit=50', ofBranch],
    ['party organisations, for staff', '/party-organisations?limit=50', ofOrganisation],
    ['the roots', '/tree?limit=50'],
    ['the roots of the formal tree', '/tree?limit=50&tree=formal'],
    ['the roots of the formal tree in 2023', '/tree?limit=50&tree=formal&asOf=2023-01-01'],
    ['the nodes below the zone', `/tree?limit=50&parentId=${zone.id}`],
    ['the roots, for the secretary of one', '/tree?limit=50', ofBranch],
    ['the nodes below one, for its secretary', `/tree?limit=50&parentId=${branch.id}`, ofBranch],
    ['the card of the zone', `/party-organisations/${zone.id}`],
    ['the card of a branch', `/party-organisations/${branch.id}`],
    ['the card of a branch, for its secretary', `/party-organisations/${branch.id}`, ofBranch],
    ['chains', '/chains'],
    ['places on chains', '/chain-links?limit=50'],
    ['places on a chain', '/chain-links?limit=10&chain=TX'],
    ['places of a kind', '/chain-links?limit=10&place=lead'],
    ['places of a kind on a chain', '/chain-links?limit=3&chain=TX&place=lead&asOf=2024-01-01'],
    ['members', '/alliance-members?limit=50'],
    ['founding members', '/alliance-members?limit=1&founding=true'],
    ['sites', '/sites?limit=50'],
    ['sites of a kind', '/sites?limit=5&kind=observation'],
    ['sites, for staff', '/sites?limit=50', ofOrganisation],
  ]
  const costs = async () => {
    const of = new Map<string, Cost>()
    for (const [name, path, principal] of reads) {
      const answer = await get<{ items?: unknown[]; nextCursor?: string | null }>(path, principal)
      done(answer)
      of.set(name, answer.cost)
      if (!answer.body.nextCursor || principal) continue
      of.set(`${name}, second page`, (await get(`${path}&cursor=${answer.body.nextCursor}`)).cost)
    }
    for (const [name, path] of [
      ['a chain', '/chains/TX'],
      ['the public overview', '/public/overview'],
    ] as const)
      of.set(name, (await get(path)).cost)

    const [a, b] = [await aPartyOrganisation({ establishedOn: '2022-06-29' }), await aPartyOrganisation()]
    const created = await post('/party-organisations', {
      name: '支部',
      type: 'branch',
      establishedOn: '2024-01-01',
      functionalParentId: zone.id,
    })
    const another = await anOrganisation()
    of.set('set up a party organisation', created.cost)
    of.set('move it', (await move(a.id, zone.id, '2024-01-01')).cost)
    of.set('move it again', (await move(a.id, b.id, '2024-02-01')).cost)
    of.set(
      'rename it',
      (
        await call('PATCH', `/party-organisations/${a.id}`, {
          body: { name: '新' },
          headers: { 'if-match': '"1"' },
        })
      ).cost,
    )
    of.set(
      'cover an organisation',
      (await post(`/party-organisations/${a.id}/coverage`, { organisationId: another, from: '2024-01-01' }))
        .cost,
    )
    of.set(
      'link to a chain',
      (await post('/chains/TX/links', { organisationId: another, place: 'lead', from: '2024-01-01' })).cost,
    )
    of.set(
      'admit a member',
      (
        await post('/alliance-members', {
          organisationId: another,
          kind: 'upstream',
          admittedOn: '2024-01-01',
        })
      ).cost,
    )
    of.set(
      'add a site',
      (await post(`/organisations/${another}/sites`, { name: '厂区', kind: 'plant' })).cost,
    )
    expect(await pathOf(a.id)).toBe(`/${b.id}/${a.id}/`)
    return of
  }
  await fillRooms(zone.id, small)
  const before = await costs()
  await fillRooms(zone.id, large)
  for (const [name, cost] of await costs())
    measured.set(name, { small: before.get(name) ?? cost, large: cost })
  const rows = [...measured].map(
    ([name, { small: few, large: many }]) =>
      `${name.padEnd(60)} ${many.trips} ${few.read} ${many.read} ${many.written}`,
  )
  console.log(
    `D1 round trips, rows read at ${small}, rows read at ${large}, rows written\n${rows.join('\n')}`,
  )
})

const writes = /^(set up|move|rename|cover an|link to|admit|add)/

describe('at any size', () => {
  test('a read is one round trip, and a write is one read and one batch', () => {
    expect(measured.size).toBeGreaterThan(40)
    for (const [name, { large: cost }] of measured)
      expect([name, cost.trips]).toEqual([name, writes.test(name) ? 2 : 1])
  })

  test('rows read follow the rows returned, not the rows there are', () => {
    // These answer up to 300 rows, of which there are fewer in the small tables.
    const fuller = ['a chain', 'the public overview']
    for (const [name, cost] of measured) {
      if (fuller.includes(name)) expect([name, cost.large.read <= 4 * 301]).toEqual([name, true])
      else expect([name, cost.large.read <= cost.small.read + 10]).toEqual([name, true])
    }
  })

  test('a list of fifty reads a few rows for each of them', () => {
    for (const [name, { large: cost }] of measured)
      if (!/chain$|overview/.test(name)) expect([name, cost.read <= 6 * 51]).toEqual([name, true])
  })
})
