import type { NewPlot, Plot } from '@alliance/contracts/talent-housing'
import { newId } from '@alliance/service-kit'
import { done, fill, housingAdministrator, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as } from '../asking.testing.ts'

let plots = 9

export const aPlot = async (given: Partial<NewPlot> = {}): Promise<Plot> =>
  done(
    await as(housingAdministrator()).post<Plot>('/plots', {
      code: `P${++plots}`,
      name: `测试地块${plots}`,
      constructionKind: 'new_build',
      targetUnits: 100,
      ...given,
    }),
  )

const at = `'2026-01-01T00:00:00.000Z'`
const row = (id: string, code: string) =>
  `${id}, ${code}, '样例地块', 'new_build', 100, 'entered', 0, 1, ${at}, ${at}`
const insert = `INSERT INTO plot (id, code, name, construction_kind, target_units, provenance, is_demo, version, created_at, updated_at)`

let inserted = 0
/** Makes so many rows and gives their ids. */
async function insertPlots(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('plot'))
  await env.DB.prepare(
    `${insert} SELECT ${row('value', `'L' || printf('%06d', ${inserted} + key)`)} FROM json_each(?)`,
  )
    .bind(JSON.stringify(ids))
    .run()
  inserted += rows
  return ids
}

/** Plots are few, however many flats there are. */
export const fillPlots = (): Promise<unknown> =>
  fill(
    env.DB,
    `${insert} SELECT ${row(`'plo_' || printf('%026d', value)`, `'F' || value`)} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    20,
  )

export const plotReads = {
  // The table is read whole, once: it has as many rows as the zone has plots.
  plots: { path: '/plots?limit=10', besides: 20 },
  'a plot': { path: '/plots/plo_00000000000000000000000001', besides: 400 },
}

export const plotLists = { listPlots: { path: '/plots', insert: insertPlots } }

/** Each cell of the rights table that is to write has a plot of its own. */
export interface HousingScene {
  plot: Plot
}
export const housingScene = async (): Promise<HousingScene> => ({ plot: await aPlot() })
export const here = ({ plot }: HousingScene) => ({ plot: plot.id })
const params = ({ plot }: HousingScene) => ({ plotId: plot.id })

export const plotRights: Record<string, RightsRow<HousingScene>> = {
  listPlots: { place: here, shows: ({ plot }) => plot.name },
  exportPlots: { place: here, shows: ({ plot }) => plot.name },
  createPlot: {
    body: () => ({ code: `P${++plots}`, name: '甲', constructionKind: 'renovation', targetUnits: 5 }),
    expect: { 'an estate manager of the plot': 403, 'an estate manager of another': 403 },
  },
  getPlot: { params, place: here },
  updatePlot: { params, place: here, body: () => ({ name: '乙' }) },
  evaluatePlotRent: {
    params,
    place: here,
    body: () => ({ from: '2027-01-01', fenPerM2Month: 2600, basis: '年度评估' }),
  },
}
