import { aDraft, aHost, anActivity, aPublished, aSubmitted } from '../events.ts'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const one = (made: { id: string }) => ({ activityId: made.id })
const begins = `strftime('%Y-%m-%dT%H:%M:%fZ', '2020-01-01', '+' || value || ' minutes')`
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
const origin = { provenance: `'entered'`, is_demo: '0', created_at: instant, updated_at: instant }
const kind = `iif(value % 10, 'salon', 'forum')`
const begun = async (world: World) => {
  const { id } = await aPublished(world)
  return world.prepare('alliance_secretary', 'POST', `/events/activities/${id}/start`, { body: {} })
}

export default {
  service: 'events',
  million: true,
  fill: [
    rows('series', {
      id: id('ser'),
      kind: `'salon'`,
      name: `'样例系列'`,
      description: `''`,
      owner_id: id('org'),
      numbered: '0',
      last_number: '0',
      ...origin,
    }),
    rows('activity', {
      id: id('act'),
      kind,
      state: `iif(value % 10, 'closed', 'draft')`,
      visible: '1',
      title: `'样例沙龙'`,
      summary: `''`,
      detail: `'${salon}'`,
      chains: `'["TX"]'`,
      actions: `'["ZJ"]'`,
      links: `'[]'`,
      work_lines: `'[]'`,
      culture_integration: '0',
      venue: `'${venue}'`,
      starts_at: begins,
      ends_at: begins,
      rotation: `'own'`,
      author_id: `'acc'`,
      editor_id: `'acc'`,
      ...origin,
    }),
    rows('activity_host', { activity_id: id('act'), host_id: id('org'), role: `'host'`, position: '0' }),
    rows('activity_tag', { tag: `'kind:' || ${kind}`, starts_at: begins, activity_id: id('act') }),
    rows('activity_tag', { tag: `'chain:TX'`, starts_at: begins, activity_id: id('act') }),
    rows('activity_entry', {
      activity_id: id('act'),
      version: '1',
      what: `'created'`,
      at: instant,
      by_id: `'acc'`,
      by_name: `'样例'`,
      changes: `'{}'`,
    }),
    rows('pool', {
      activity_id: id('act'),
      no: '1',
      name: `'会场'`,
      capacity: '1000000',
      taken: '0',
    }),
  ],
  samples: {
    listActivities: () => ({ as: 'talent' }),
    'listActivities, of a chain and a kind': () => ({ as: 'talent', query: { chain: 'TX', kind: 'salon' } }),
    'listActivities, of one month': () => ({
      as: 'talent',
      query: { from: '2020-02-01', to: '2020-03-01', limit: '200' },
    }),
    exportActivities: () => ({
      as: 'talent',
      query: { format: 'csv', from: '2026-01-01', to: '2026-12-31' },
    }),
    listOrganisedActivities: () => ({ as: 'alliance_secretary' }),
    'listOrganisedActivities, for a Party organisation’s secretary': () => ({
      as: 'party_organisation_secretary',
    }),
    exportOrganisedActivities: () => ({
      as: 'alliance_secretary',
      query: { format: 'csv', state: 'in_review' },
    }),
    createActivity: async (world) => ({ as: 'alliance_secretary', body: await anActivity(world) }),
    getActivity: () => ({ as: 'talent', params: { activityId: filled('act', 7) } }),
    updateActivity: async (world) => ({
      as: 'alliance_secretary',
      params: one(await aDraft(world)),
      body: { summary: '已核对' },
      version: 1,
    }),
    submitActivity: async (world) => ({
      as: 'alliance_secretary',
      params: one(await aDraft(world)),
      body: {},
    }),
    returnActivity: async (world) => ({
      as: 'zone_leader',
      params: one(await aSubmitted(world)),
      body: { reason: '请补充主讲人' },
    }),
    publishActivity: async (world) => {
      const made = await aSubmitted(world)
      return {
        as: 'zone_leader',
        params: one(made),
        body: { secrecyChecked: true, version: made.version },
      }
    },
    startActivity: async (world) => ({
      as: 'alliance_secretary',
      params: one(await aPublished(world)),
      body: {},
    }),
    closeActivity: async (world) => ({
      as: 'alliance_secretary',
      params: one(await begun(world)),
      body: { minutes: '交流充分' },
    }),
    cancelActivity: async (world) => ({
      as: 'alliance_secretary',
      params: one(await aPublished(world)),
      body: { reason: '改期另办' },
    }),
    readActivityFacts: async (world) => ({
      as: 'alliance_secretary',
      body: { kind: 'salon', hosts: [{ id: await aHost(world) }] },
    }),
    listSeries: () => ({ as: 'talent' }),
    exportSeries: ({ turn }) => ({
      as: 'talent',
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    createSeries: async (world) => ({
      as: 'alliance_secretary',
      body: { kind: 'salon', name: '样例系列', ownerId: await aHost(world), numbered: true },
    }),
    getSeries: () => ({ as: 'talent', params: { seriesId: filled('ser', 7) } }),
    updateSeries: ({ turn }) => ({
      as: 'alliance_secretary',
      params: { seriesId: filled('ser', 10 + turn) },
      body: { description: '每月一期' },
      version: 1,
    }),
  },
} satisfies Bench
