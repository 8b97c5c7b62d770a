import type {
  Building,
  NewBuilding,
  NewUnitType,
  Unit,
  UnitState,
  UnitType,
} from '@alliance/contracts/talent-housing'
import type { Page } from '@alliance/contracts'
import { done, fill, housingAdministrator, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as } from '../asking.testing.ts'
import { aPlot, here, type HousingScene } from '../plots/plots.testing.ts'

const ask = as(housingAdministrator())
let types = 0
let buildings = 0

export const aType = async (given: Partial<NewUnitType> = {}): Promise<UnitType> =>
  done(
    await ask.post<UnitType>('/unit-types', {
      code: `T${++types}`,
      name: `户型${types}`,
      bedrooms: 1,
      livingRooms: 1,
      areaCm2: 450_000,
      furniture: [{ name: '床', quantity: 1 }],
      ...given,
    }),
  )

/** A type that is there, or a new one: files of tests share this module, and none its database. */
const theType = async (): Promise<UnitType> =>
  done(await ask.get<Page<UnitType>>('/unit-types?limit=1')).items[0] ?? aType()

export const aBuilding = async (plotId: string, given: Partial<NewBuilding> = {}): Promise<Building> =>
  done(
    await ask.post<Building>(`/plots/${plotId}/buildings`, {
      name: `${++buildings}号楼`,
      floors: 6,
      plannedUnits: 24,
      ...given,
    }),
  )

/** A building's flats: two doors a floor, planned since 2022. */
export async function someUnits(buildingId: string, floors = 2, on = '2022-07-01'): Promise<Unit[]> {
  const { id } = await theType()
  const stacks = ['01', '02'].map((door) => ({ door, unitTypeId: id }))
  done(await ask.post(`/buildings/${buildingId}/units`, { floors: { from: 1, to: floors }, stacks, on }))
  return unitsOf(buildingId)
}
export const unitsOf = async (buildingId: string): Promise<Unit[]> =>
  done(await ask.get<Page<Unit>>(`/buildings/${buildingId}/units?limit=200`)).items

const way: UnitState[] = ['planned', 'under_construction', 'accepted', 'available']
/** Brings a building's flats from the plan to a state, a step a year. */
export async function bringTo(buildingId: string, state: UnitState): Promise<void> {
  for (let i = 0; i < way.indexOf(state); i++)
    done(
      await ask.post(`/buildings/${buildingId}/unit-states`, {
        from: way[i],
        to: way[i + 1],
        on: `202${3 + i}-07-01`,
        reason: '工程进度',
      }),
    )
}

const inPlot = async ({ plot }: HousingScene) => aBuilding(plot.id)
const building = async (scene: HousingScene) => ({ buildingId: (await inPlot(scene)).id })
const filled = async (scene: HousingScene) => {
  const { id } = await inPlot(scene)
  return { buildingId: id, unitId: (await someUnits(id, 1))[0]!.id }
}
let typeId = 'uty_00000000000000000000000000'
const newType = () => ({ code: `T${++types}`, name: '单间', bedrooms: 1, livingRooms: 0, areaCm2: 300_000 })
const everywhere = { 'an estate manager of the plot': 403, 'an estate manager of another': 403 }

export const unitRights: Record<string, RightsRow<HousingScene>> = {
  createBuilding: {
    params: ({ plot }) => ({ plotId: plot.id }),
    place: here,
    body: () => ({ name: '一号楼', floors: 3, plannedUnits: 6 }),
  },
  updateBuilding: { params: building, place: here, body: () => ({ floors: 7 }) },
  createUnits: {
    params: async (scene) => {
      typeId = (await theType()).id
      return building(scene)
    },
    place: here,
    body: () => ({ floors: { from: 1, to: 1 }, stacks: [{ door: '01', unitTypeId: typeId }] }),
  },
  changeBuildingUnits: {
    params: filled,
    place: here,
    body: () => ({ from: 'planned', to: 'under_construction', on: '2023-01-01', reason: '开工' }),
  },
  listBuildingUnits: { params: filled, place: here, shows: () => '"roomNumber":"101"' },
  exportBuildingUnits: { params: filled, place: here, shows: () => '101' },
  listUnitTypes: {},
  exportUnitTypes: {},
  createUnitType: { body: newType, expect: everywhere },
  getUnitType: { params: async () => ({ unitTypeId: (await theType()).id }) },
  updateUnitType: {
    params: async () => ({ unitTypeId: (await aType()).id }),
    body: () => ({ name: '大单间' }),
    expect: everywhere,
  },
  listUnits: {
    params: filled,
    query: ({ plot }) => ({ plotId: plot.id }),
    place: here,
    shows: () => '"roomNumber":"101"',
  },
  exportUnits: {
    params: filled,
    query: ({ plot }) => ({ plotId: plot.id }),
    place: here,
    shows: () => '101',
  },
  getUnit: { params: filled, place: here },
  updateUnit: { params: filled, place: here, body: () => ({ areaCm2: 460_000 }) },
  changeUnitState: {
    params: filled,
    place: here,
    body: () => ({ to: 'under_construction', on: '2023-01-01', reason: '开工' }),
  },
}

let ofLists: Promise<Building> | undefined
const listed = () =>
  (ofLists ??= aPlot().then((plot) => aBuilding(plot.id, { floors: 120, plannedUnits: 5000 })))
let floor = 0
const insertUnits = async (rows: number): Promise<string[]> => {
  const { id } = await listed()
  const type = await theType()
  const before = new Set((await unitsOf(id)).map((unit) => unit.id))
  const stacks = Array.from({ length: rows }, (_, i) => ({
    door: String(i + 10).padStart(2, '0'),
    unitTypeId: type.id,
  }))
  done(await ask.post(`/buildings/${id}/units`, { floors: { from: ++floor, to: floor }, stacks }))
  return (await unitsOf(id)).map((unit) => unit.id).filter((unitId) => !before.has(unitId))
}

export const unitLists = {
  listUnits: { path: '/units', insert: insertUnits },
  listUnitTypes: {
    path: '/unit-types',
    insert: async (rows: number) => {
      const made: string[] = []
      for (let i = 0; i < rows; i++) made.push((await aType()).id)
      return made
    },
  },
}

const at = `'2026-01-01T00:00:00.000Z'`
let filledUp = 0
/** Flats of twenty plots with a building and a type each, every one with its first step. */
export async function fillUnits(rows: number): Promise<void> {
  const few = (insert: string) => fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, 20)
  await few(`INSERT INTO building (id, plot_id, name, floors, planned_units, version, created_at, updated_at)
    SELECT ${numbered('bld')}, ${numbered('plo')}, value || '号楼', 120, 5000, 1, ${at}, ${at} FROM numbers`)
  await few(`INSERT INTO unit_type (id, code, name, bedrooms, living_rooms, area_cm2, description, furniture, provenance, is_demo, version, created_at, updated_at)
    SELECT ${numbered('uty')}, 'X' || value, '户型', 1, 0, 300000, '', '[]', 'entered', 0, 1, ${at}, ${at} FROM numbers`)
  const one = (prefix: string) => `'${prefix}_' || printf('%026d', 1 + value % 20)`
  await env.DB.prepare('UPDATE building SET units = 0').run()
  await fill(
    env.DB,
    `INSERT INTO unit (id, plot_id, building_id, floor, room_number, unit_type_id, area_cm2, state, state_since, version, created_at, updated_at)
    SELECT ${numbered('unt')}, ${one('plo')}, ${one('bld')}, 1 + value / 20 % 100, 'R' || value, ${one('uty')}, 300000, 'planned',
      '2022-07-01', 1, ${at}, ${at} FROM numbers WHERE true`,
    rows,
    filledUp + 1,
  )
  await fill(
    env.DB,
    `INSERT INTO unit_step (unit_id, plot_id, from_state, to_state, on_date, reason, by_id, by_name, recorded_at)
    SELECT ${numbered('unt')}, ${one('plo')}, NULL, 'planned', '2022-07-01', '录入', 'acc', '样例', ${at} FROM numbers WHERE true`,
    rows,
    filledUp + 1,
  )
  filledUp = rows
}

const first = '00000000000000000000000001'
export const unitReads = {
  // Each comes with its plot, its building and its type.
  flats: { path: '/units?limit=50', perRow: 5 },
  'flats of a plot': { path: `/units?limit=5&plotId=plo_${first}`, perRow: 5 },
  'flats in a state': { path: '/units?limit=50&state=planned', perRow: 5 },
  'flats of a plot in a state': { path: `/units?limit=5&plotId=plo_${first}&state=planned`, perRow: 5 },
  'flats of a building': { path: `/buildings/bld_${first}/units?limit=5`, perRow: 5 },
  'a flat': { path: `/units/unt_${first}`, besides: 12 },
  'types of flats': { path: '/unit-types?limit=20', besides: 2 },
  'one type': { path: `/unit-types/uty_${first}` },
  // Twenty plots, nine states and two sums each, their buildings.
  'the board': { path: '/housing-delivery', besides: 1000 },
  'the housing there is': { path: '/housing', besides: 300 },
}
