import { describeCost, fill, numbered, type Answer } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { agreementReads, fillAgreements } from '../src/agreements/agreements.testing.ts'
import { circleReads, fillCircle } from '../src/circle/circle.testing.ts'
import { developmentReads, fillCases } from '../src/development/development.testing.ts'
import { service } from '../src/index.ts'
import { candidateReads, fillCandidates } from '../src/candidates/candidates.testing.ts'
import { fillInstructors, instructorReads } from '../src/instructors/instructors.testing.ts'
import { applicationReads, fillApplications } from '../src/member-applications/member-applications.testing.ts'
import { standingReads } from '../src/standing/standing.testing.ts'
import { called, fillMeetings, meetingReads } from '../src/meetings/meetings.testing.ts'
import { fillOwnData, ownDataReads } from '../src/people/own-data.testing.ts'
import { aPerson, fillPeople } from '../src/people/people.testing.ts'
import { fillPosts, postReads } from '../src/posts/posts.testing.ts'
import { fillRegulations, regulationReads } from '../src/regulations/regulations.testing.ts'
import {
  aPartyOrganisation,
  anOrganisation,
  done,
  env,
  get,
  move,
  patch,
  pathOf,
  post,
  secretary,
  secretaryOf,
  staffOf,
} from './rooms.testing.ts'

const [organisation, party] = [numbered('org'), numbered('pty')]
const since = `'2022-06-29'`
const at = `'2026-01-01T00:00:00.000Z'`
const origin = `'entered', 0, ${at}`
const chain = `CASE value % 5 WHEN 0 THEN 'SM' WHEN 1 THEN 'TIC' WHEN 2 THEN 'IT' WHEN 3 THEN 'DE' ELSE 'TX' END`
const place = `CASE value % 4 WHEN 0 THEN 'lead' WHEN 1 THEN 'upstream' WHEN 2 THEN 'downstream' ELSE 'partner' END`
const name = `printf('%026d', value)`
let zone = ''

const edges = (tree: string, parent: string) => `INSERT INTO edge
    (id, tree, child_id, parent_id, valid_from, child_sort, settled, provenance, is_demo, created_at)
    SELECT 'edg_${tree}' || value, '${tree}', ${party}, ${parent}, ${since}, ${name}, 1, ${origin} FROM numbers`

/** A zone that directly has all branches below it; each covers one organisation, which has one of everything. */
async function seed(rows: number): Promise<void> {
  for (const insert of [
    `INSERT INTO organisation
      (id, name, name_sort, kind, aliases, industry_codes, provenance, is_demo, created_at, updated_at)
      SELECT ${organisation}, 'O' || value, ${name}, 'enterprise', '[]', '[]', ${origin}, ${at} FROM numbers`,
    `INSERT INTO party_organisation
      (id, name, name_sort, type, chain_code, established_on, path, provenance, is_demo, created_at, updated_at)
      SELECT ${party}, 'P' || value, ${name}, iif(value % 10, 'branch', 'joint_branch'), ${chain}, ${since},
        '/${zone}/' || ${party} || '/', ${origin}, ${at} FROM numbers`,
    edges('formal', 'NULL'),
    edges('functional', `'${zone}'`),
    `INSERT INTO coverage (id, party_organisation_id, organisation_id, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('cov')}, ${party}, ${organisation}, ${since}, ${origin} FROM numbers`,
    `INSERT INTO chain_link (id, chain_code, organisation_id, place, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('lnk')}, ${chain}, ${organisation}, ${place}, ${since}, ${origin} FROM numbers`,
    `INSERT INTO alliance_member
      (id, organisation_id, kind, founding, plaque_no, plaque_year, plaque_sequence, admitted_on, provenance, is_demo,
        created_at, updated_at)
      SELECT ${numbered('mem')}, ${organisation}, 'upstream', value % 50 = 0, value, 2022, value, ${since}, ${origin}, ${at}
      FROM numbers`,
    `INSERT INTO site (id, organisation_id, name, kind, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('sit')}, ${organisation}, 'S' || value, iif(value % 10, 'plant', 'observation'), ${origin}, ${at}
      FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
  await fillPeople(rows)
  await fillOwnData(rows)
  await fillPosts(rows)
  await fillAgreements(rows)
  await fillRegulations(rows)
  await fillCircle(rows)
  await fillMeetings(rows)
  await fillInstructors(rows)
  await fillCandidates(rows)
  await fillCases(rows)
  await fillApplications(rows)
}

async function reads() {
  zone = (await aPartyOrganisation({ name: '党工委', type: 'work_committee', gridLevel: 1 })).id
  const branch = (await aPartyOrganisation({ name: '啊', functionalParentId: zone })).id
  const enterprise = await anOrganisation()
  done(
    await post(`/party-organisations/${branch}/coverage`, { organisationId: enterprise, from: '2023-01-01' }),
  )
  const [ofBranch, ofEnterprise] = [secretaryOf(branch), staffOf(enterprise)]
  const ofNode = { perRow: 5 }
  return {
    ...(await agreementReads()),
    ...(await regulationReads()),
    ...(await circleReads()),
    ...(await meetingReads()),
    ...(await instructorReads()),
    ...candidateReads,
    ...(await ownDataReads()),
    ...(await applicationReads()),
    ...(await standingReads(await anOrganisation())),
    'party organisations': { path: '/party-organisations?limit=50' },
    'party organisations of a type': { path: '/party-organisations?limit=5&type=joint_branch' },
    'party organisations of a chain': { path: '/party-organisations?limit=10&chain=TX' },
    'party organisations of a chain and a type': {
      path: '/party-organisations?limit=5&chain=TX&type=branch',
    },
    'party organisations, for the secretary of one': { path: '/party-organisations', as: ofBranch },
    'party organisations, for staff': { path: '/party-organisations', as: ofEnterprise },
    'the roots of the functional tree': { path: '/tree', ...ofNode },
    'the roots of the formal tree': { path: '/tree?limit=50&tree=formal', ...ofNode },
    'the roots of the formal tree in 2023': { path: '/tree?limit=50&tree=formal&asOf=2023-01-01', ...ofNode },
    'the nodes below the zone': { path: `/tree?limit=50&parentId=${zone}`, ...ofNode },
    'the roots, for the secretary of one': { path: '/tree', as: ofBranch, ...ofNode },
    'the card of the zone': { path: `/party-organisations/${zone}` },
    'the card of a branch': { path: `/party-organisations/${branch}`, as: ofBranch },
    chains: { path: '/chains', besides: 60 },
    'places on chains': { path: '/chain-links?limit=50' },
    'places on a chain': { path: '/chain-links?limit=10&chain=TX' },
    'places of a kind': { path: '/chain-links?limit=10&place=lead' },
    'places of a kind on a chain': { path: '/chain-links?limit=3&chain=TX&place=lead&asOf=2024-01-01' },
    ...postReads(branch, await aPerson()),
    members: { path: '/alliance-members?limit=50' },
    'founding members': { path: '/alliance-members?limit=1&founding=true' },
    sites: { path: '/sites?limit=50' },
    'sites of a kind': { path: '/sites?limit=5&kind=observation' },
    'sites, for staff': { path: '/sites', as: ofEnterprise },
    ...(await developmentReads(branch)),
  }
}

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: secretary,
  seed,
  reads,
})

/** With the tables as large as the suite above left them. */
describe('with a hundred thousand rows', () => {
  test.each([
    ['the picture of a chain', '/chains/TX'],
    ['the public overview', '/public/overview'],
  ])('%s reads the three hundred it shows and no more', async (_, path) => {
    const { cost } = await get(path)
    expect(cost.trips).toBe(1)
    expect(cost.read).toBeLessThanOrEqual(2 * 301 + 60)
  })

  test('a write is one read and one batch of few rows', async () => {
    const node = (await aPartyOrganisation()).id
    const enterprise = await anOrganisation()
    const link = { organisationId: enterprise, place: 'lead', from: '2024-01-01' }
    const born = { name: '支部', type: 'branch', establishedOn: '2024-01-01', functionalParentId: zone }
    const answers: Record<string, Answer<unknown>> = {
      'set up': await post('/party-organisations', born),
      move: await move(node, zone, '2024-01-01'),
      'move again': await move(node, (await aPartyOrganisation()).id, '2024-02-01'),
      rename: await patch(`/party-organisations/${node}`, 1, { name: '新支部' }),
      cover: await post(`/party-organisations/${node}/coverage`, {
        organisationId: enterprise,
        from: '2024-01-01',
      }),
      'call a meeting': await post('/meetings', called(node)),
      link: await post('/chains/TX/links', link),
      admit: await post('/alliance-members', {
        organisationId: enterprise,
        kind: 'upstream',
        admittedOn: '2024-01-01',
      }),
      'add a site': await post(`/organisations/${enterprise}/sites`, { name: '厂区', kind: 'plant' }),
    }
    expect(await pathOf(node)).not.toContain(zone)
    for (const [write, { status, cost }] of Object.entries(answers)) {
      expect([write, status < 300, cost.trips]).toEqual([write, true, 2])
      // Each service that hears of a change is a row of the outbox, and its index entries.
      expect([write, cost.read <= 70, cost.written <= 66]).toEqual([write, true, true])
    }
  })
})
