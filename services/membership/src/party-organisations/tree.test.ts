import { describe, expect, test } from 'vitest'
import { branch, card, committee, tree, zone } from '../../test/grid.testing.ts'
import { aPartyOrganisation, done, move, pathOf, post } from '../../test/rooms.testing.ts'

describe('the grid', () => {
  test('is zone, chain, branch in the functional tree, and something else in the formal one', async () => {
    const l1 = await zone()
    const l2 = await committee(l1.id)
    const l3 = await branch(l2.id, l1.id)
    expect((await tree(`parentId=${l1.id}`)).items).toMatchObject([
      { id: l2.id, parentId: l1.id, since: '2022-06-29', children: 1 },
    ])
    expect((await tree(`parentId=${l2.id}`)).items.map(({ id }) => id)).toEqual([l3.id])
    expect((await tree(`tree=formal&parentId=${l1.id}`)).items.map(({ id }) => id)).toEqual([l3.id])
    expect(await pathOf(l3.id)).toBe(`/${l1.id}/${l2.id}/${l3.id}/`)
    expect(await card(l3.id)).toMatchObject({
      formalParent: { parentId: l1.id },
      functionalParent: { parentId: l2.id, parentName: l2.name },
    })
  })

  test('refuses a level in the wrong place, and a parent that is not there', async () => {
    const l1 = await zone()
    const unknown = 'pty_00000000000000000000000000'
    const body = (given: object) => ({ name: '支部', type: 'branch', establishedOn: '2022-06-29', ...given })
    expect((await post('/party-organisations', body({ gridLevel: 3, functionalParentId: l1.id }))).code).toBe(
      'party_organisation.level',
    )
    expect((await post('/party-organisations', body({ formalParentId: unknown }))).code).toBe(
      'party_organisation.unknown',
    )
    const l3 = await branch(null)
    expect((await move(l3.id, l1.id, '2023-01-01')).code).toBe('party_organisation.level')
    expect((await move(l3.id, unknown, '2023-01-01')).code).toBe('party_organisation.unknown')
    expect((await move(unknown, l3.id, '2023-01-01')).status).toBe(404)
  })

  test('shows a node as a root until it came under its parent', async () => {
    const early = await aPartyOrganisation({ type: 'branch', gridLevel: 3, establishedOn: '2010-01-01' })
    const l2 = await committee(null)
    done(await move(early.id, l2.id, '2022-06-29'))
    const root = (await tree('asOf=2022-06-28')).items.find(({ id }) => id === early.id)
    expect(root).toMatchObject({ parentId: null, since: '2010-01-01' })
    expect((await tree('asOf=2022-06-29')).items.map(({ id }) => id)).not.toContain(early.id)
    expect((await tree(`asOf=2022-06-28&parentId=${l2.id}`)).items).toEqual([])
    expect((await tree(`asOf=2022-06-29&parentId=${l2.id}`)).items.map(({ id }) => id)).toEqual([early.id])
    expect((await tree('asOf=2009-12-31')).items).toEqual([])
  })
})
