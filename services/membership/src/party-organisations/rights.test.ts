import type { Page } from '@alliance/contracts'
import type { PartyOrganisation } from '@alliance/contracts/membership'
import { describe, expect, test } from 'vitest'
import { branch, committee, tree, zone } from '../../test/grid.testing.ts'
import { anOrganisation, done, get, move, post, secretaryOf, staffOf } from '../../test/rooms.testing.ts'

describe('rights', () => {
  test('flow down the grid and end at its edge', async () => {
    const l1 = await zone()
    const [a, b] = [await committee(l1.id), await committee(l1.id)]
    const [mine, others] = [await branch(a.id), await branch(b.id)]
    const me = secretaryOf(a.id)
    const organisationId = await anOrganisation()
    expect((await get(`/party-organisations/${mine.id}`, me)).status).toBe(200)
    expect((await get(`/party-organisations/${others.id}`, me)).status).toBe(404)
    expect((await get(`/party-organisations/${l1.id}`, me)).status).toBe(404)
    expect((await move(others.id, a.id, '2024-01-01', 'functional', me)).status).toBe(404)
    expect((await move(mine.id, b.id, '2024-01-01', 'functional', me)).code).toBe(
      'party_organisation.unknown',
    )
    expect((await move(mine.id, a.id, '2024-01-01', 'formal', me)).status).toBe(201)
    // Covering an organisation would give them rights over it.
    expect(
      (await post(`/party-organisations/${mine.id}/coverage`, { organisationId, from: '2024-01-01' }, me))
        .code,
    ).toBe('access.denied')
    const body = { name: '新支部', type: 'branch', establishedOn: '2024-01-01' }
    expect((await post('/party-organisations', body, me)).code).toBe('access.denied')
    expect((await post('/party-organisations', { ...body, functionalParentId: b.id }, me)).code).toBe(
      'party_organisation.unknown',
    )
    expect((await post('/party-organisations', { ...body, functionalParentId: a.id }, me)).status).toBe(201)
    const list = done(await get<Page<PartyOrganisation>>('/party-organisations?limit=200', me)).items.map(
      ({ id }) => id,
    )
    expect(list).toContain(mine.id)
    expect(list).not.toContain(others.id)
  })

  test('let the tree begin at the highest node one may see', async () => {
    const l1 = await zone()
    const l2 = await committee(l1.id)
    const l3 = await branch(l2.id)
    const organisationId = await anOrganisation()
    done(await post(`/party-organisations/${l3.id}/coverage`, { organisationId, from: '2024-01-01' }))
    expect((await tree('', secretaryOf(l2.id))).items.map(({ id }) => id)).toEqual([l2.id])
    expect((await tree(`parentId=${l2.id}`, secretaryOf(l2.id))).items.map(({ id }) => id)).toEqual([l3.id])
    expect((await tree('', staffOf(organisationId))).items.map(({ id }) => id)).toEqual([l3.id])
    expect((await tree(`parentId=${l2.id}`, secretaryOf(l3.id))).items.map(({ id }) => id)).toEqual([l3.id])
    expect((await get(`/party-organisations/${l3.id}`, staffOf(organisationId))).status).toBe(200)
    expect((await get(`/party-organisations/${l2.id}`, staffOf(organisationId))).status).toBe(404)
  })
})
