import type { ChainLink, OrganisationCard } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, aPartyOrganisation, done, get, post, secretaryOf } from '../../test/rooms.testing.ts'

test('the card shows what surrounded an organisation on a date, in one round trip', async () => {
  const id = await anOrganisation('旭荣针织')
  const branch = await aPartyOrganisation({ name: '旭荣支部', gridLevel: 3 })
  const link = done(
    await post<ChainLink>('/chains/TX/links', { organisationId: id, place: 'lead', from: '2022-06-29' }),
  )
  done(await post(`/party-organisations/${branch.id}/coverage`, { organisationId: id, from: '2023-01-01' }))
  done(
    await post('/alliance-members', {
      organisationId: id,
      kind: 'lead_enterprise',
      founding: true,
      admittedOn: '2024-01-01',
    }),
  )
  done(await post(`/organisations/${id}/sites`, { name: '厂区', kind: 'plant', from: '2025-01-01' }))

  const on = (asOf: string) =>
    get<OrganisationCard>(`/organisations/${id}/card?asOf=${asOf}`, secretaryOf(branch.id))
  const launch = await on('2022-06-29')
  expect(launch.cost.trips).toBe(1)
  expect(launch.body).toMatchObject({ asOf: '2022-06-29', sites: [], coveredBy: null, member: null })
  expect(launch.body.chainLinks).toEqual([
    { id: link.id, chainCode: 'TX', place: 'lead', from: '2022-06-29', to: null },
  ])
  expect((await on('2025-01-01')).body).toMatchObject({
    sites: [{ name: '厂区', isDemo: false }],
    coveredBy: { id: branch.id, name: '旭荣支部', from: '2023-01-01' },
    member: { plaqueNo: 'LM-2024-0001-S', admittedOn: '2024-01-01' },
  })
})
