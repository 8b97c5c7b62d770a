import type { PublicHousing, Tranche, UnitCard } from '@alliance/contracts/talent-housing'
import { done, housingAdministrator, nobody } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { as } from '../asking.testing.ts'
import { aPlot } from '../plots/plots.testing.ts'
import { aBuilding, aType, unitsOf } from '../units/units.testing.ts'
import { accepted, aTranche } from './tranches.testing.ts'

const ask = as(housingAdministrator())
const publish = (id: string, version = 1) =>
  ask.post<Tranche>(`/tranches/${id}/publication`, undefined, { version })
const seen = async () => done(await as(nobody()).get<PublicHousing>('/housing')).tranches

test('a published tranche opens its flats, tells how many of which type, and the public sees it', async () => {
  const plot = await aPlot()
  const building = await accepted(plot.id)
  const made = await aTranche(plot.id, building)
  expect((await seen()).some(({ id }) => id === made.id)).toBe(false)
  const published = done(await publish(made.id))
  expect(published).toMatchObject({ state: 'published', version: 2, opened: [{ units: 4 }] })
  expect(done(await ask.get<Tranche>(`/tranches/${made.id}`))).toEqual(published)
  expect((await unitsOf(building)).every(({ trancheId }) => trancheId === made.id)).toBe(true)
  expect((await seen()).find(({ id }) => id === made.id)).toMatchObject({ opened: published.opened })
})

test('what was published stands still; before its day it is taken back and its flats are free again', async () => {
  const plot = await aPlot()
  const building = await accepted(plot.id)
  const { id } = await aTranche(plot.id, building)
  done(await publish(id))
  expect((await ask.patch(`/tranches/${id}`, 2, { name: '更名' })).code).toBe('tranche.state')
  await expect(
    env.DB.prepare(`UPDATE tranche SET classes = '["A"]' WHERE id = ?`).bind(id).run(),
  ).rejects.toThrow(/never changed/)
  done(await ask.post(`/tranches/${id}/cancellation`, { reason: '延期' }, { version: 2 }))
  const [flat] = await unitsOf(building)
  expect(done(await ask.get<UnitCard>(`/units/${flat!.id}`)).trancheId).toBe(null)
})

test('a tranche names buildings and types of its plot, and opens only what is accepted', async () => {
  const [plot, other] = [await aPlot(), await aPlot()]
  const elsewhere = await aBuilding(other.id)
  const building = await aBuilding(plot.id)
  const body = { plotId: plot.id, name: '批次', opensOn: '2199-01-01', classes: ['E'] }
  expect((await ask.post('/tranches', { ...body, buildingIds: [elsewhere.id] })).code).toBe(
    'tranche.elsewhere',
  )
  const { id } = await aTranche(plot.id, building.id)
  expect((await publish(id)).code).toBe('tranche.empty')
  const full = await accepted(plot.id)
  const none = await aTranche(plot.id, full, { unitTypeIds: [(await aType()).id] })
  expect((await publish(none.id)).code).toBe('tranche.empty')
  const past = await aTranche(plot.id, full, { opensOn: '2020-01-01' })
  expect((await publish(past.id)).code).toBe('request.invalid')
})
