import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'

const insert = 'INSERT INTO "activity" (id, name, version, created_at, updated_at)'
const rest = "'甲', 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'"

/** Makes so many rows and gives their ids. */
export async function insertActivities(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('activity'))
  await env.DB.prepare(`${insert} SELECT value, ${rest} FROM json_each(?)`).bind(JSON.stringify(ids)).run()
  return ids
}

/** Fills the table up to so many rows. */
export const fillActivities = (rows: number): Promise<unknown> =>
  fill(
    env.DB,
    `${insert} SELECT ${numbered('act')}, ${rest} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )

/** What a read of them costs: see `describeCost`. */
export const activityReads = {
  activities: { path: '/activities?limit=50' },
  'one of the activities': { path: '/activities/act_00000000000000000000000001' },
}

export const activityLists = { listActivities: { path: '/activities', insert: insertActivities } }

const params = async () => ({ activityId: (await insertActivities(1))[0]! })

/** The rows of the rights table: rights on activities hold everywhere, so no row lies in a place of its own. */
export const activityRights: Record<string, RightsRow<unknown>> = {
  listActivities: {},
  exportActivities: {},
  createActivity: { body: () => ({ name: '甲' }) },
  getActivity: { params },
  updateActivity: { params, body: () => ({ name: '乙' }) },
}
