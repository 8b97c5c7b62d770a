import { describe, expect, test } from 'vitest'
import { branch, card, committee, tree, zone } from '../../test/grid.testing.ts'
import { aPartyOrganisation, done, env, move, pathOf } from '../../test/rooms.testing.ts'

const rowsOf = async (sql: string, id: string) => (await env.DB.prepare(sql).bind(id).all()).results

describe('a move', () => {
  test('ends the present place where it begins the next, and takes all below along', async () => {
    const l1 = await zone()
    const [a, b] = [await committee(l1.id), await committee(l1.id)]
    const l3 = await branch(a.id)
    const group = await aPartyOrganisation({ type: 'group', functionalParentId: l3.id })
    const answer = await move(l3.id, b.id, '2024-01-01')
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      childId: l3.id,
      parentId: b.id,
      parentName: b.name,
      from: '2024-01-01',
      to: null,
    })
    expect(answer.cost.trips).toBe(2)
    expect(await card(l3.id, '2023-12-31')).toMatchObject({
      functionalParent: { parentId: a.id, to: '2024-01-01' },
    })
    const now = await card(l3.id)
    expect(now.functionalParent!.parentId).toBe(b.id)
    expect(now.history.map(({ parentId, from, to }) => [parentId, from, to])).toEqual([
      [b.id, '2024-01-01', null],
      [a.id, '2022-06-29', '2024-01-01'],
    ])
    expect(await pathOf(group.id)).toBe(`/${l1.id}/${b.id}/${l3.id}/${group.id}/`)
    const counted = async (asOf: string) =>
      (await tree(`parentId=${l1.id}&asOf=${asOf}`)).items.map(({ id, children }) => [id, children])
    expect(new Map((await counted('2023-12-31')) as [string, number][])).toEqual(
      new Map([
        [a.id, 1],
        [b.id, 0],
      ]),
    )
    expect(new Map((await counted('2024-01-01')) as [string, number][])).toEqual(
      new Map([
        [a.id, 0],
        [b.id, 1],
      ]),
    )
  })

  test('on or before the day the present place began is refused', async () => {
    const l1 = await zone()
    const [a, b] = [await committee(l1.id), await committee(l1.id)]
    const l3 = await branch(a.id)
    expect((await move(l3.id, b.id, '2022-06-29')).code).toBe('edge.overlap')
    expect((await move(l3.id, b.id, '2022-06-28')).code).toBe('request.invalid')
    done(await move(l3.id, b.id, '2024-01-01'))
    expect((await move(l3.id, a.id, '2023-01-01')).code).toBe('edge.overlap')
  })

  test('below itself is refused, in one tree and across the two', async () => {
    const [a, b, c] = [await aPartyOrganisation(), await aPartyOrganisation(), await aPartyOrganisation()]
    done(await move(b.id, a.id, '2023-01-01'))
    done(await move(c.id, b.id, '2023-01-01'))
    expect((await move(a.id, a.id, '2024-01-01')).code).toBe('party_organisation.cycle')
    expect((await move(a.id, c.id, '2024-01-01')).code).toBe('party_organisation.cycle')
    expect((await move(a.id, c.id, '2024-01-01', 'formal')).code).toBe('party_organisation.cycle')
    expect((await card(a.id)).history).toEqual([])
  })

  test('in the formal tree leaves rights where the functional tree put them', async () => {
    const l1 = await zone()
    const l2 = await committee(l1.id)
    const [placed, unplaced] = [await branch(l2.id), await branch(null)]
    for (const { id } of [placed, unplaced]) done(await move(id, l1.id, '2023-01-01', 'formal'))
    expect(await pathOf(placed.id)).toBe(`/${l1.id}/${l2.id}/${placed.id}/`)
    expect(await pathOf(unplaced.id)).toBe(`/${l1.id}/${unplaced.id}/`)
  })

  test('is told to the audit trail and to identity in the same batch', async () => {
    const [a, b] = [await aPartyOrganisation(), await aPartyOrganisation()]
    done(await move(a.id, b.id, '2023-01-01'))
    expect(await rowsOf('SELECT action FROM audit WHERE object_id = ? ORDER BY seq', a.id)).toEqual([
      { action: 'party-organisation.create' },
      { action: 'party-organisation.move' },
    ])
    const events = await rowsOf(
      "SELECT body FROM outbox WHERE consumer = 'identity' AND json_extract(body, '$.subject') = ? ORDER BY id",
      a.id,
    )
    expect(events.map(({ body }) => JSON.parse(body as string))).toMatchObject([
      { type: 'party-organisation.changed', data: { kind: 'org', name: a.name, active: true } },
      { type: 'party-organisation.changed' },
    ])
  })
})
