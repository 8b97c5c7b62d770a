import type { Page } from '@alliance/contracts'
import type { Site } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  done,
  get,
  leader,
  post,
  secretaryOf,
  staffOf,
} from '../../test/rooms.testing.ts'

const add = (organisationId: string, site: object, as?: Parameters<typeof post>[2]) =>
  post<Site>(`/organisations/${organisationId}/sites`, site, as)
const list = async (query: string, as = leader) => done(await get<Page<Site>>(`/sites?${query}`, as)).items

test('a place is added to its organisation and listed by kind', async () => {
  const organisationId = await anOrganisation('华利达集团')
  const site = {
    name: '“平凡人”党群服务之家',
    kind: 'observation',
    divisionCode: '320402',
    latitude: 31.78,
    longitude: 119.97,
    provenance: 'seed',
  }
  const added = await add(organisationId, site)
  expect(added.status).toBe(201)
  expect(added.body).toMatchObject({
    ...site,
    organisationId,
    organisationName: '华利达集团',
    to: null,
    version: 1,
    isDemo: false,
  })
  expect(added.cost.trips).toBe(2)
  expect(await list('kind=observation')).toEqual([added.body])
  expect(await list('kind=plant')).toEqual([])
})

test('a longitude without a latitude is refused, as is an organisation that is not there', async () => {
  const refused = await post<{ errors: unknown }>(`/organisations/${await anOrganisation()}/sites`, {
    name: '厂区',
    kind: 'plant',
    longitude: 120,
  })
  expect(refused.body.errors).toMatchObject([{ pointer: '/longitude', code: 'coordinate.pair' }])
  expect((await add('org_00000000000000000000000000', { name: '厂区', kind: 'plant' })).status).toBe(404)
})

test('people see and add the places of their own organisations', async () => {
  const [mine, covered, other] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const branch = await aPartyOrganisation()
  done(
    await post(`/party-organisations/${branch.id}/coverage`, { organisationId: covered, from: '2023-01-01' }),
  )
  const site = { name: '办公室', kind: 'office' }
  expect((await add(mine, site, staffOf(mine))).status).toBe(201)
  expect((await add(other, site, staffOf(mine))).status).toBe(404)
  expect((await add(covered, site, secretaryOf(branch.id))).status).toBe(201)
  expect((await add(mine, site, secretaryOf(branch.id))).status).toBe(404)
  expect((await add(mine, site, leader)).status).toBe(403)
  expect((await list('', staffOf(mine))).map(({ organisationId }) => organisationId)).toEqual([mine])
  expect((await list('', secretaryOf(branch.id))).map(({ organisationId }) => organisationId)).toEqual([
    covered,
  ])
})
