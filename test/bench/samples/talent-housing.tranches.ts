import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const one = (number: number) => ({ trancheId: filled('trn', number) })
const body = {
  plotId: filled('plo', 7),
  name: '样例批次',
  opensOn: '2199-01-01',
  classes: ['E', 'F'],
  buildingIds: [filled('bld', 7)],
}
let names = 0

/** A tranche of a building of its own with thirty flats that are accepted. */
const ready = async (world: World) => {
  const ask = (method: 'POST', path: string, given: object) =>
    world.prepare('housing_administrator', method, `/talent-housing${path}`, { body: given })
  const { id: buildingId } = await ask('POST', `/plots/${filled('plo', 7)}/buildings`, {
    name: `批次楼${++names}`,
    floors: 30,
    plannedUnits: 30,
  })
  await ask('POST', `/buildings/${buildingId}/units`, {
    floors: { from: 1, to: 30 },
    stacks: [{ door: '01', unitTypeId: filled('uty', 7) }],
    on: '2022-07-01',
  })
  const step = (from: string, to: string) =>
    ask('POST', `/buildings/${buildingId}/unit-states`, { from, to, on: '2023-01-01', reason: '工程进度' })
  await step('planned', 'under_construction')
  await step('under_construction', 'accepted')
  return { trancheId: (await ask('POST', '/tranches', { ...body, buildingIds: [buildingId] })).id }
}

export default {
  service: 'talent-housing',
  fill: [
    rows('tranche', {
      id: id('trn'),
      plot_id: `'plo_' || printf('%026d', 1 + value % 100)`,
      name: `'样例批次'`,
      state: `iif(value < 100, 'draft', 'cancelled')`,
      opens_on: `'2199-01-01'`,
      classes: `'["E","F"]'`,
      building_ids: `json_array('bld_' || printf('%026d', 1 + value % 100))`,
      unit_type_ids: `'[]'`,
      provenance: `'entered'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
  ],
  samples: {
    listTranches: () => ({}),
    exportTranches: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    createTranche: () => ({ body }),
    getTranche: () => ({ params: one(7) }),
    updateTranche: ({ turn }) => ({ params: one(10 + turn), body: { name: '改样例' }, version: 1 }),
    publishTranche: async (world) => ({ params: await ready(world), version: 1 }),
    cancelTranche: ({ turn }) => ({ params: one(30 + turn), body: { reason: '延期' }, version: 1 }),
  },
} satisfies Bench
