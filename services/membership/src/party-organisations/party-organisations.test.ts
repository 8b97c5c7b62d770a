import type { Page } from '@alliance/contracts'
import type { PartyOrganisation } from '@alliance/contracts/membership'
import { describe, expect, test } from 'vitest'
import { branch, committee, tree, zone } from '../../test/grid.testing.ts'
import {
  aPartyOrganisation,
  anOrganisation,
  done,
  env,
  get,
  leader,
  move,
  patch,
  post,
  secretaryOf,
} from '../../test/rooms.testing.ts'

const change = (id: string, body: object, version: number) =>
  patch<PartyOrganisation>(`/party-organisations/${id}`, version, body)

describe('a change', () => {
  test('renames a node in its place among its siblings', async () => {
    const l2 = await committee(null)
    const [a, b] = [await branch(l2.id), await branch(l2.id)]
    const renamed = await change(a.id, { name: '啊支部', fullMembers: 9 }, 1)
    expect(renamed.body).toMatchObject({ name: '啊支部', version: 2 })
    expect(renamed.headers.get('etag')).toBe('"2"')
    expect(renamed.cost.trips).toBe(2)
    expect((await change(a.id, { name: '别的' }, 1)).code).toBe('version.stale')
    done(await change(b.id, { name: '子支部' }, 1))
    expect((await tree(`parentId=${l2.id}`)).items.map(({ name }) => name)).toEqual(['啊支部', '子支部'])
  })

  test('dissolves it with its places and its coverage, once nothing hangs below it', async () => {
    const l1 = await zone()
    const l2 = await committee(l1.id)
    const l3 = await branch(l2.id)
    const organisationId = await anOrganisation()
    done(await post(`/party-organisations/${l3.id}/coverage`, { organisationId, from: '2023-01-01' }))
    expect((await change(l2.id, { dissolvedOn: '2025-01-01' }, 1)).code).toBe(
      'party_organisation.has_children',
    )
    expect((await change(l3.id, { dissolvedOn: '2023-01-01' }, 1)).code).toBe('coverage.overlap')
    done(await change(l3.id, { dissolvedOn: '2025-01-01' }, 1))
    expect((await tree(`parentId=${l2.id}&asOf=2024-12-31`)).items).toMatchObject([
      { id: l3.id, coveredOrganisations: 1 },
    ])
    expect((await tree(`parentId=${l2.id}&asOf=2025-01-01`)).items).toEqual([])
    expect((await tree(`parentId=${l1.id}&asOf=2025-01-01`)).items).toMatchObject([
      { id: l2.id, children: 0 },
    ])
    expect((await change(l3.id, { name: '新' }, 2)).code).toBe('party_organisation.dissolved')
    expect((await move(l3.id, l2.id, '2025-06-01')).code).toBe('party_organisation.dissolved')
    expect(
      (await post(`/party-organisations/${l3.id}/coverage`, { organisationId, from: '2025-06-01' })).code,
    ).toBe('party_organisation.dissolved')
    const other = await branch(l2.id)
    done(await post(`/party-organisations/${other.id}/coverage`, { organisationId, from: '2025-01-01' }))
    const lastTold =
      "SELECT body FROM outbox WHERE json_extract(body, '$.subject') = ? ORDER BY id DESC LIMIT 1"
    expect(JSON.parse((await env.DB.prepare(lastTold).bind(l3.id).first<string>('body'))!)).toMatchObject({
      version: 3,
      data: { active: false },
    })
  })
})

test('a search by characters, pinyin or initials finds a Party organisation by its present name, within one’s scope', async () => {
  const l2 = await committee(null)
  const one = await aPartyOrganisation({ name: '琉璃光支部', functionalParentId: l2.id })
  await aPartyOrganisation({ name: '琉璃光第二支部' })
  const namesBy = async (q: string, as = leader) => {
    const answer = await get<Page<PartyOrganisation>>(`/party-organisations?q=${encodeURIComponent(q)}`, as)
    expect(answer.cost.trips).toBe(1)
    return done(answer).items.map(({ name }) => name)
  }
  const both = ['琉璃光第二支部', '琉璃光支部']
  for (const q of ['琉璃', '光', 'liuliguang', 'LLG']) expect(await namesBy(q)).toEqual(both)
  expect(await namesBy('llg', secretaryOf(l2.id))).toEqual(['琉璃光支部'])
  done(await change(one.id, { name: '汽车智能支部' }, 1))
  expect(await namesBy('llg')).toEqual(['琉璃光第二支部'])
  expect(await namesBy('qczn')).toEqual(['汽车智能支部'])
  expect(await namesBy('？')).toEqual([])
})

test.each([['party-organisations'], ['tree'], ['chain-links'], ['alliance-members'], ['sites']])(
  'the list of %s can be taken home as a file',
  async (list) => {
    const { name } = await branch(null)
    const file = await get<string>(`/${list}/export?format=csv`, leader)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toContain(`${list}-`)
    expect(file.body.includes(name)).toBe(['tree', 'party-organisations'].includes(list))
  },
)
