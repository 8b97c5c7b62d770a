import type { Coverage } from '@alliance/contracts/membership'
import { describe, expect, test } from 'vitest'
import { branch, card, committee, tree } from '../../test/grid.testing.ts'
import { anOrganisation, aPartyOrganisation, done, post } from '../../test/rooms.testing.ts'

describe('coverage', () => {
  test('is shown and counted for its period, one Party organisation at a time', async () => {
    const l2 = await committee(null)
    const [a, b] = [await branch(l2.id), await branch(l2.id)]
    const organisationId = await anOrganisation()
    const added = await post<Coverage>(`/party-organisations/${a.id}/coverage`, {
      organisationId,
      fullMembers: 3,
      from: '2023-01-01',
    })
    expect(added.status).toBe(201)
    expect(added.cost.trips).toBe(2)
    expect(
      (await post(`/party-organisations/${b.id}/coverage`, { organisationId, from: '2024-01-01' })).code,
    ).toBe('coverage.overlap')
    const ended = await post<Coverage>(`/party-organisations/${a.id}/coverage/${added.body.id}/end`, {
      to: '2024-06-01',
    })
    expect(ended.body).toEqual({ ...added.body, to: '2024-06-01' })
    expect(
      (await post(`/party-organisations/${a.id}/coverage/${added.body.id}/end`, { to: '2025-01-01' })).code,
    ).toBe('coverage.ended')
    expect(
      (await post(`/party-organisations/${b.id}/coverage`, { organisationId, from: '2024-05-31' })).code,
    ).toBe('coverage.overlap')
    done(await post(`/party-organisations/${b.id}/coverage`, { organisationId, from: '2024-06-01' }))
    const counts = async (asOf: string) =>
      Object.fromEntries(
        (await tree(`parentId=${l2.id}&asOf=${asOf}`)).items.map(({ id, coveredOrganisations }) => [
          id,
          coveredOrganisations,
        ]),
      )
    expect(await counts('2022-12-31')).toEqual({ [a.id]: 0, [b.id]: 0 })
    expect(await counts('2024-05-31')).toEqual({ [a.id]: 1, [b.id]: 0 })
    expect(await counts('2024-06-01')).toEqual({ [a.id]: 0, [b.id]: 1 })
    expect((await card(a.id, '2023-06-01')).coverage).toMatchObject([{ organisationId, to: '2024-06-01' }])
  })

  test('is refused for an unknown organisation, before the beginning, and with an end before its beginning', async () => {
    const node = await branch(null)
    const organisationId = await anOrganisation()
    const path = `/party-organisations/${node.id}/coverage`
    expect(
      (await post(path, { organisationId: 'org_00000000000000000000000000', from: '2023-01-01' })).code,
    ).toBe('organisation.unknown')
    expect(
      (await post<{ errors: unknown }>(path, { organisationId, from: '2021-01-01' })).body.errors,
    ).toMatchObject([{ pointer: '/from', code: 'date.not_established' }])
    const { id } = done(await post<Coverage>(path, { organisationId, from: '2023-01-01' }))
    expect(
      (await post<{ errors: unknown }>(`${path}/${id}/end`, { to: '2023-01-01' })).body.errors,
    ).toMatchObject([{ pointer: '/to', code: 'period.reversed' }])
    expect(
      (await post(`/party-organisations/${(await branch(null)).id}/coverage/${id}/end`, { to: '2024-01-01' }))
        .status,
    ).toBe(404)
  })

  test('of a joint branch is judged on the card as of the date', async () => {
    const joint = await aPartyOrganisation({ type: 'joint_branch', gridLevel: 3, fullMembers: 6 })
    for (const fullMembers of [2, 2, 3])
      done(
        await post(`/party-organisations/${joint.id}/coverage`, {
          organisationId: await anOrganisation(),
          fullMembers,
          from: '2023-01-01',
        }),
      )
    expect((await card(joint.id, '2023-06-01')).remarks.map(({ code }) => code)).toEqual([
      'joint_branch.unit_should_form_branch',
    ])
    expect((await card(joint.id, '2022-12-01')).remarks).toEqual([])
    expect((await card(joint.id, '2026-01-01')).remarks.map(({ code }) => code)).toContain('term.overdue')
  })
})
