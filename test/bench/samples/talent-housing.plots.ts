import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const plot = (number: number) => ({ plotId: filled('plo', number) })
const building = (number: number) => ({ buildingId: filled('bld', number) })
const unit = (number: number) => ({ unitId: filled('unt', number) })
/** The zone has tens of plots and buildings, however many flats stand in them. */
const few = (insert: string) => `${insert} WHERE value <= 100`
const times = { version: '1', created_at: instant, updated_at: instant }
const origin = { provenance: `'entered'`, is_demo: '0' }
/** SQL for one of the hundred. */
const oneOf = (prefix: string) => `'${prefix}_' || printf('%026d', 1 + value % 100)`

let codes = 0
let names = 0

const aBuilding = async (world: World) => ({
  buildingId: (
    await world.prepare(
      'housing_administrator',
      'POST',
      `/talent-housing/plots/${filled('plo', 7)}/buildings`,
      {
        body: { name: `样例楼${++names}`, floors: 30, plannedUnits: 1000 },
      },
    )
  ).id,
})
const aFlat = { floors: { from: 1, to: 30 }, stacks: [{ door: '01', unitTypeId: filled('uty', 7) }] }
const entered = async (world: World) => {
  const { buildingId } = await aBuilding(world)
  await world.prepare('housing_administrator', 'POST', `/talent-housing/buildings/${buildingId}/units`, {
    body: { ...aFlat, on: '2022-07-01' },
  })
  return { buildingId }
}

export default {
  service: 'talent-housing',
  fill: [
    few(
      rows('plot', {
        id: id('plo'),
        code: `'F' || value`,
        name: `'样例地块' || value`,
        construction_kind: `iif(value % 2, 'new_build', 'renovation')`,
        target_units: '1000',
        ...origin,
        ...times,
      }),
    ),
    few(
      rows('building', {
        id: id('bld'),
        plot_id: id('plo'),
        name: `'一号楼'`,
        floors: '100',
        planned_units: '2000000',
        planned_acceptance_on: `'2026-06-30'`,
        ...times,
      }),
    ),
    few(
      rows('unit_type', {
        id: id('uty'),
        code: `'X' || value`,
        name: `'样例户型'`,
        bedrooms: '1',
        living_rooms: '1',
        area_cm2: '450000',
        description: `''`,
        furniture: `'[]'`,
        ...origin,
        ...times,
      }),
    ),
    rows('unit', {
      id: id('unt'),
      plot_id: oneOf('plo'),
      building_id: oneOf('bld'),
      floor: '1 + value / 100 % 100',
      room_number: `'R' || value`,
      unit_type_id: oneOf('uty'),
      area_cm2: '450000',
      state: `'planned'`,
      state_since: `'2022-07-01'`,
      ...times,
    }),
    rows('unit_step', {
      unit_id: id('unt'),
      plot_id: oneOf('plo'),
      from_state: 'NULL',
      to_state: `'planned'`,
      on_date: `'2022-07-01'`,
      reason: `'录入'`,
      by_id: `'acc'`,
      by_name: `'样例'`,
      recorded_at: instant,
    }),
  ],
  samples: {
    getPublicHousing: () => ({}),
    getHousingDelivery: () => ({}),
    listPlots: () => ({}),
    exportPlots: () => ({ query: { format: 'csv' } }),
    createPlot: () => ({
      body: { code: `P${100 + ++codes}`, name: '样例', constructionKind: 'new_build', targetUnits: 10 },
    }),
    getPlot: () => ({ params: plot(7) }),
    updatePlot: ({ turn }) => ({ params: plot(10 + turn), body: { name: '改样例' }, version: 1 }),
    evaluatePlotRent: ({ turn }) => ({
      params: plot(20 + turn),
      body: { from: '2027-01-01', fenPerM2Month: 2600, basis: '年度评估' },
    }),
    createBuilding: () => ({
      params: plot(7),
      body: { name: `样例楼${++names}`, floors: 6, plannedUnits: 24 },
    }),
    updateBuilding: async (world) => ({ params: await aBuilding(world), body: { floors: 31 }, version: 1 }),
    createUnits: async (world) => ({ params: await aBuilding(world), body: aFlat }),
    changeBuildingUnits: async (world) => ({
      params: await entered(world),
      body: { from: 'planned', to: 'under_construction', on: '2023-01-01', reason: '开工' },
    }),
    listBuildingUnits: () => ({ params: building(7) }),
    exportBuildingUnits: ({ turn }) => ({
      params: building(7),
      query: { format: 'csv' },
      ...(turn > 9 ? { expect: 422 } : {}),
    }),
    listUnitTypes: () => ({}),
    exportUnitTypes: () => ({ query: { format: 'csv' } }),
    createUnitType: () => ({
      body: { code: `T${100 + ++codes}`, name: '样例', bedrooms: 1, livingRooms: 0, areaCm2: 300_000 },
    }),
    getUnitType: () => ({ params: { unitTypeId: filled('uty', 7) } }),
    updateUnitType: ({ turn }) => ({
      params: { unitTypeId: filled('uty', 10 + turn) },
      body: { name: '改样例' },
      version: 1,
    }),
    listUnits: () => ({}),
    'listUnits, of a plot in a state': () => ({ query: { plotId: filled('plo', 7), state: 'planned' } }),
    exportUnits: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    getUnit: () => ({ params: unit(7) }),
    updateUnit: ({ turn }) => ({ params: unit(10 + turn), body: { areaCm2: 460_000 }, version: 1 }),
    changeUnitState: ({ turn }) => ({
      params: unit(30 + turn),
      body: { to: 'under_construction', on: '2023-01-01', reason: '开工' },
    }),
  },
} satisfies Bench
