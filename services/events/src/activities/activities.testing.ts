import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, published, submitted, type Scene } from '../../test/scene.testing.ts'
import { anOrganisation, aPublished, aSalon, env } from '../../test/world.testing.ts'

const params = (scene: Scene) => ({ activityId: scene.activity })
const another = (made: (scene: Scene) => Promise<{ id: string }>) => async (scene: Scene) => ({
  activityId: (await made(scene)).id,
})

export const activityRights: Record<string, RightsRow<Scene>> = {
  listActivities: {},
  exportActivities: {},
  listOrganisedActivities: { place: mineIn, shows: ({ title }) => title },
  exportOrganisedActivities: { place: mineIn, shows: ({ title }) => title },
  createActivity: {
    body: ({ mine, branch }) => ({ ...aSalon(mine), hosts: [{ id: mine }, { id: branch.id }] }),
    expect: { 'another enterprise': 403, 'another branch': 403 },
  },
  // A draft: seen by those whose rights reach a host.
  getActivity: { params, expect: elsewhere(404) },
  updateActivity: { params, place: mineIn, body: () => ({ summary: '已核对' }) },
  submitActivity: { params, place: mineIn, body: () => ({}) },
  returnActivity: { params: another(submitted), place: mineIn, body: () => ({ reason: '请补充主讲人' }) },
  publishActivity: {
    params: another(submitted),
    place: mineIn,
    body: () => ({ secrecyChecked: true, version: 2 }),
  },
  startActivity: { params: another(published), place: mineIn, body: () => ({}) },
  closeActivity: {
    params: async (scene) => {
      const { id } = await published(scene)
      await env.DB.prepare("UPDATE activity SET state = 'ongoing' WHERE id = ?").bind(id).run()
      return { activityId: id }
    },
    place: mineIn,
    body: () => ({ minutes: '已办结' }),
  },
  cancelActivity: { params, place: mineIn, body: () => ({ reason: '改期另办' }) },
  readActivityFacts: { body: ({ mine }) => ({ kind: 'salon', hosts: [{ id: mine }] }) },
}

let days = 0
const insertPublished = async (rows: number): Promise<string[]> => {
  const hostId = await anOrganisation()
  const ids: string[] = []
  for (let i = 0; i < rows; i++) {
    // Anywhere in the order of beginnings.
    const day = String(1 + ((days++ * 11) % 28)).padStart(2, '0')
    const times = { startsAt: `2033-05-${day}T01:00:00.000Z`, endsAt: `2033-05-${day}T02:00:00.000Z` }
    ids.push((await aPublished(times, hostId)).id)
  }
  return ids
}
export const activityLists = {
  listActivities: { path: '/activities?kind=salon', insert: insertPublished },
  listOrganisedActivities: { path: '/organised-activities', insert: insertPublished },
}

const times = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`
const begins = `strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', '+' || value || ' hours')`

const salon = JSON.stringify({
  kind: 'salon',
  topics: ['数字化转型'],
  speakers: [{ name: '主讲示例', title: null, personId: null }],
  partyDay: null,
})
const venue = JSON.stringify({
  mode: 'onsite',
  place: '园区',
  address: null,
  latitude: null,
  longitude: null,
})
/** Published activities of two kinds with a host, a pool, their tags and an entry each. */
export async function fillActivities(rows: number): Promise<void> {
  const id = numbered('act')
  for (const insert of [
    `INSERT INTO activity (id, kind, state, visible, title, summary, detail, chains, actions, links, work_lines, culture_integration,
        venue, starts_at, ends_at, rotation, author_id, editor_id, provenance, is_demo, created_at, updated_at)
      SELECT ${id}, iif(value % 10, 'salon', 'forum'), iif(value % 3, 'closed', 'draft'), 1, '样例' || value, '', '${salon}', '[]', '[]', '[]', '[]', 0,
        '${venue}', ${begins}, ${begins}, 'own', 'acc', 'acc', 'entered', 0, ${times}
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO activity_host SELECT ${id}, 'org_' || printf('%026d', value % 1000), 'host', 0 FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO activity_tag SELECT iif(value % 10, 'kind:salon', 'kind:forum'), ${begins}, ${id} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO activity_tag SELECT 'chain:TX', ${begins}, ${id} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO activity_entry SELECT ${id}, 1, 'created', '2026-01-01T00:00:00.000Z', 'acc', '样例', NULL, '{}' FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO pool SELECT ${id}, 1, '会场', 1000000, 0 FROM numbers WHERE true ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
}
