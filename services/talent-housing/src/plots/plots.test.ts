import type { Page } from '@alliance/contracts'
import type { Plot, PlotCard, PublicHousing } from '@alliance/contracts/talent-housing'
import { done, estateManager, housingAdministrator, nobody } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { as } from '../asking.testing.ts'
import { aPlot } from './plots.testing.ts'

const ask = as(housingAdministrator())
const cardOf = async (id: string) => done(await ask.get<PlotCard>(`/plots/${id}`))

test('what was entered is read as it was answered, and a change tells the new version', async () => {
  const made = await aPlot({ address: '天宁区', latitude: 31.78, longitude: 119.99 })
  expect((await cardOf(made.id)).plot).toEqual(made)
  const changed = done(await ask.patch<Plot>(`/plots/${made.id}`, 1, { name: '改名' }))
  expect(changed).toMatchObject({ name: '改名', version: 2 })
  expect((await ask.patch(`/plots/${made.id}`, 1, { name: '再改' })).code).toBe('version.stale')
})

test('a code is one plot’s', async () => {
  const { code } = await aPlot()
  const again = await ask.post('/plots', { code, name: '乙', constructionKind: 'new_build', targetUnits: 1 })
  expect(again.code).toBe('plot.duplicate_code')
})

test('a plan that ends before it begins is refused, also by a change of one of its days', async () => {
  const { id } = await aPlot({ plannedStartOn: '2026-01-01', plannedCompletionOn: '2027-01-01' })
  const refused = await ask.patch(`/plots/${id}`, 1, { plannedCompletionOn: '2025-12-31' })
  expect(refused.code).toBe('request.invalid')
})

test('rent bases of a plot follow one another without a gap, and the public sees the one that holds', async () => {
  const { id } = await aPlot()
  const evaluate = (from: string, fenPerM2Month: number) =>
    ask.post(`/plots/${id}/rent-bases`, { from, fenPerM2Month, basis: '年度评估' })
  done(await evaluate('2025-01-01', 2300))
  done(await evaluate('2026-01-01', 2400))
  done(await evaluate('2199-01-01', 9900))
  expect((await evaluate('2026-01-01', 2500)).code).toBe('plot.rent_base_overlap')
  expect((await cardOf(id)).rentBases).toMatchObject([
    { from: '2199-01-01', to: null },
    { from: '2026-01-01', to: '2199-01-01' },
    { from: '2025-01-01', to: '2026-01-01' },
  ])
  const { plots } = done(await as(nobody()).get<PublicHousing>('/housing'))
  expect(plots.find((plot) => plot.id === id)?.baseFenPerM2Month).toBe(2400)
})

test('an estate manager sees and changes the plot that is theirs, and no other', async () => {
  const [mine, other] = [await aPlot(), await aPlot()]
  const manager = as(estateManager(mine.id))
  expect(done(await manager.get<Page<Plot>>('/plots')).items).toEqual([mine])
  done(await manager.patch(`/plots/${mine.id}`, 1, { name: '我的地块' }))
  expect((await manager.patch(`/plots/${other.id}`, 1, { name: '别人的' })).status).toBe(404)
})
