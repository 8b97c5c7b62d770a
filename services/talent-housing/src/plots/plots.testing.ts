import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'

const insert = 'INSERT INTO "plot" (id, name, version, created_at, updated_at)'
const rest = "'甲', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'"

/** Makes so many rows and gives their ids. */
export async function insertPlots(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('plot'))
  await env.DB.prepare(`${insert} SELECT value, ${rest} FROM json_each(?)`).bind(JSON.stringify(ids)).run()
  return ids
}

/** Fills the table up to so many rows. */
export const fillPlots = (rows: number): Promise<unknown> =>
  fill(
    env.DB,
    `${insert} SELECT ${numbered('plo')}, ${rest} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )

/** What a read of them costs: see `describeCost`. */
export const plotReads = {
  plots: { path: '/plots?limit=50' },
  'one of the plots': { path: '/plots/plo_00000000000000000000000001' },
}

export const plotLists = { listPlots: { path: '/plots', insert: insertPlots } }

const params = async () => ({ plotId: (await insertPlots(1))[0]! })

/** The rows of the rights table: rights on plots hold everywhere, so no row lies in a place of its own. */
export const plotRights: Record<string, RightsRow<unknown>> = {
  listPlots: {},
  exportPlots: {},
  createPlot: { body: () => ({ name: '甲' }) },
  getPlot: { params },
  updatePlot: { params, body: () => ({ name: '乙' }) },
}
