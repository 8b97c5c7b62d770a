import type { NewTranche, Tranche } from '@alliance/contracts/talent-housing'
import { done, fill, housingAdministrator, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as } from '../asking.testing.ts'
import { aPlot, here, type HousingScene } from '../plots/plots.testing.ts'
import { aBuilding, bringTo, someUnits } from '../units/units.testing.ts'

/** A building whose four flats are accepted, and may be opened. */
export async function accepted(plotId: string): Promise<string> {
  const { id } = await aBuilding(plotId)
  await someUnits(id)
  await bringTo(id, 'accepted')
  return id
}

export const aTranche = async (
  plotId: string,
  buildingId: string,
  given: Partial<NewTranche> = {},
): Promise<Tranche> =>
  done(
    await as(housingAdministrator()).post<Tranche>('/tranches', {
      plotId,
      name: '首批房源',
      opensOn: '2199-01-01',
      classes: ['D', 'E', 'F'],
      buildingIds: [buildingId],
      ...given,
    }),
  )

const prepared = async ({ plot }: HousingScene) => ({
  trancheId: (await aTranche(plot.id, await accepted(plot.id))).id,
})
let ofPlot: Record<string, string> = {}
const list = {
  params: prepared,
  query: ({ plot }: HousingScene) => ({ plotId: plot.id }),
  place: here,
  shows: ({ plot }: HousingScene) => plot.name,
}

export const trancheRights: Record<string, RightsRow<HousingScene>> = {
  listTranches: list,
  exportTranches: list,
  createTranche: {
    params: async ({ plot }) => {
      ofPlot = { ...ofPlot, [plot.id]: (await aBuilding(plot.id)).id }
      return {}
    },
    place: here,
    body: ({ plot }) => ({
      plotId: plot.id,
      name: '第二批',
      opensOn: '2199-01-01',
      classes: ['E'],
      buildingIds: [ofPlot[plot.id] ?? 'bld_00000000000000000000000000'],
    }),
  },
  getTranche: { params: prepared, place: here },
  updateTranche: { params: prepared, place: here, body: () => ({ name: '更名' }) },
  publishTranche: { params: prepared, place: here },
  cancelTranche: { params: prepared, place: here, body: () => ({ reason: '延期' }) },
}

export const trancheLists = {
  listTranches: {
    path: '/tranches',
    insert: async (rows: number) => {
      const plot = await aPlot()
      const building = await aBuilding(plot.id)
      const made: string[] = []
      for (let i = 0; i < rows; i++) made.push((await aTranche(plot.id, building.id)).id)
      return made
    },
  },
}

const at = `'2026-01-01T00:00:00.000Z'`
/** Tranches of the past, a building each. */
export const fillTranches = (rows: number): Promise<unknown> =>
  fill(
    env.DB,
    `INSERT INTO tranche (id, plot_id, name, state, opens_on, closes_on, classes, building_ids, unit_type_ids, provenance, is_demo, version, created_at, updated_at)
    SELECT ${numbered('trn')}, 'plo_' || printf('%026d', 1 + value % 20), '批次', 'cancelled', '2020-01-01', '2020-02-01', '["E"]',
      json_array('bld_' || printf('%026d', 1 + value % 20)), '[]', 'entered', 0, 1, ${at}, ${at} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )

export const trancheReads = {
  // Each comes with its plot and its buildings.
  tranches: { path: '/tranches?limit=50', perRow: 8 },
  'tranches of a plot': { path: '/tranches?limit=5&plotId=plo_00000000000000000000000001', perRow: 8 },
  'a tranche': { path: '/tranches/trn_00000000000000000000000001', besides: 12 },
}
