import type { Page } from '@alliance/contracts'
import type { Chain, ChainCard, ChainLink } from '@alliance/contracts/membership'
import { fill, numbered } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  done,
  env,
  get,
  leader,
  post,
  secretaryOf,
  staffOf,
} from '../../test/rooms.testing.ts'

const link = (chain: string, body: object) => post<ChainLink>(`/chains/${chain}/links`, body)
const end = (chain: string, id: string, to: string) =>
  post<ChainLink>(`/chains/${chain}/links/${id}/end`, { to })
const card = async (chain: string, asOf?: string) =>
  done(await get<ChainCard>(`/chains/${chain}${asOf ? `?asOf=${asOf}` : ''}`, leader))

describe('a place on a chain', () => {
  test('is held for a period, and shown and counted on the days of it', async () => {
    const organisationId = await anOrganisation('旭荣')
    const added = await link('TX', {
      organisationId,
      place: 'lead',
      from: '2022-06-29',
      provenance: 'seed_assumed',
      isDemo: true,
    })
    expect(added.status).toBe(201)
    expect(added.cost.trips).toBe(2)
    const ended = await end('TX', added.body.id, '2024-01-01')
    expect(ended.body).toEqual({ ...added.body, to: '2024-01-01' })
    expect(ended.cost.trips).toBe(2)
    const on = async (asOf: string) => {
      const { links, chain } = await card('TX', asOf)
      return [links.filter((one) => one.organisationId === organisationId).length, chain.counts.lead]
    }
    expect(await on('2022-06-28')).toEqual([0, 0])
    expect(await on('2022-06-29')).toEqual([1, 1])
    expect(await on('2023-12-31')).toEqual([1, 1])
    expect(await on('2024-01-01')).toEqual([0, 0])
    const { items } = done(await get<{ items: Chain[] }>('/chains?asOf=2023-01-01', leader))
    expect(items.map(({ code }) => code)).toEqual(['SM', 'TIC', 'IT', 'DE', 'TX'])
    expect(items.at(-1)!.counts.lead).toBe(1)
    expect((await end('TX', added.body.id, '2025-01-01')).code).toBe('chain_link.ended')
  })

  test('may be one of several, on several chains, each once at a time', async () => {
    const organisationId = await anOrganisation()
    const first = done(await link('IT', { organisationId, place: 'upstream', from: '2023-01-01' }))
    expect((await link('IT', { organisationId, place: 'upstream', from: '2024-01-01' })).code).toBe(
      'chain_link.overlap',
    )
    expect((await link('IT', { organisationId, place: 'upstream', from: '2022-01-01' })).code).toBe(
      'chain_link.overlap',
    )
    done(await link('IT', { organisationId, place: 'partner', from: '2024-01-01' }))
    done(await link('DE', { organisationId, place: 'upstream', from: '2024-01-01' }))
    done(await end('IT', first.id, '2023-06-01'))
    expect((await link('IT', { organisationId, place: 'upstream', from: '2023-05-31' })).code).toBe(
      'chain_link.overlap',
    )
    done(await link('IT', { organisationId, place: 'upstream', from: '2023-06-01' }))
  })

  test('is refused for an unknown organisation, an unknown chain, and an end before its beginning', async () => {
    const organisationId = await anOrganisation()
    expect(
      (
        await link('SM', {
          organisationId: 'org_00000000000000000000000000',
          place: 'lead',
          from: '2023-01-01',
        })
      ).code,
    ).toBe('organisation.unknown')
    expect((await link('XX', { organisationId, place: 'lead', from: '2023-01-01' })).status).toBe(404)
    const { id } = done(await link('SM', { organisationId, place: 'lead', from: '2023-01-01' }))
    expect((await end('SM', id, '2023-01-01')).code).toBe('request.invalid')
    expect((await end('TX', id, '2024-01-01')).status).toBe(404)
  })

  test('of thirty given at once, and of thirty ends at once, is given and ended once', async () => {
    const organisationId = await anOrganisation()
    const before = (await card('DE')).chain.counts.downstream
    const all = Array.from({ length: 30 }, (_, i) => i)
    const given = await Promise.all(
      all.map((i) =>
        link('DE', {
          organisationId,
          place: 'downstream',
          from: `2023-01-${String(i + 1).padStart(2, '0')}`,
        }),
      ),
    )
    expect(given.map(({ code }) => code).filter((code) => code === 'chain_link.overlap')).toHaveLength(29)
    expect((await card('DE')).chain.counts.downstream).toBe(before + 1)
    const { id } = given.find(({ status }) => status === 201)!.body
    const ended = await Promise.all(all.map(() => end('DE', id, '2024-01-01')))
    expect(ended.map(({ code }) => code).filter((code) => code === 'chain_link.ended')).toHaveLength(29)
    expect((await card('DE')).chain.counts.downstream).toBe(before)
  })
})

describe('the picture of a chain', () => {
  test('shows the lead enterprises first and the committee of that date', async () => {
    const [a, b] = [await anOrganisation(), await anOrganisation()]
    done(await link('TIC', { organisationId: a, place: 'upstream', from: '2023-01-01' }))
    done(await link('TIC', { organisationId: b, place: 'lead', from: '2023-01-01' }))
    const committee = await aPartyOrganisation({
      type: 'chain_committee',
      chainCode: 'TIC',
      committeeForm: 'joint',
      gridLevel: 2,
    })
    await aPartyOrganisation({ type: 'branch', chainCode: 'TIC', gridLevel: 3 })
    const shown = await card('TIC', '2024-01-01')
    expect(shown.links.map(({ organisationId }) => organisationId)).toEqual([b, a])
    expect(shown.committee).toEqual({
      id: committee.id,
      name: committee.name,
      establishedOn: '2022-06-29',
      termDueOn: '2025-06-29',
    })
    expect(shown.cut).toBe(false)
    expect((await card('TIC', '2022-06-28')).committee).toBe(null)
  })

  test('stops at three hundred links and says so', async () => {
    await fill(
      env.DB,
      `INSERT INTO organisation (id, name, name_sort, kind, aliases, industry_codes, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('org')}, value, value, 'enterprise', '[]', '[]', 'entered', 0, '', '' FROM numbers`,
      301,
    )
    await fill(
      env.DB,
      `INSERT INTO chain_link (id, chain_code, organisation_id, place, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('lnk')}, 'SM', ${numbered('org')}, 'partner', '2023-01-01', 'entered', 0, '' FROM numbers`,
      301,
    )
    const shown = await card('SM', '2024-01-01')
    expect([shown.links.length, shown.cut]).toEqual([300, true])
  })
})

test('the list of places pages through all of them once, by chain, place and date', async () => {
  for (let i = 0; i < 5; i++)
    done(
      await link('SM', {
        organisationId: await anOrganisation(),
        place: 'downstream',
        from: `202${i}-01-01`,
      }),
    )
  const pages = async (query: string) => {
    const ids: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page<ChainLink> = done(
        await get<Page<ChainLink>>(`/chain-links?${query}&limit=2${cursor && `&cursor=${cursor}`}`),
      )
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    return ids
  }
  const found = await pages('chain=SM&place=downstream')
  expect(found).toHaveLength(5)
  expect(new Set(found).size).toBe(5)
  expect(found).toEqual(found.toSorted())
  expect(await pages('chain=SM&place=downstream&asOf=2022-06-01')).toEqual(found.slice(0, 3))
})

test('whoever may read chains reads them all; only the secretary of the alliance changes them', async () => {
  const organisationId = await anOrganisation()
  const committee = await aPartyOrganisation()
  for (const person of [leader, secretaryOf(committee.id), staffOf(organisationId)]) {
    expect((await get('/chains/SM', person)).status).toBe(200)
    expect(
      (await post('/chains/SM/links', { organisationId, place: 'lead', from: '2023-01-01' }, person)).status,
    ).toBe(403)
  }
})
