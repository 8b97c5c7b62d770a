import { firstHousingPolicy } from '@alliance/contracts/talent-housing'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const one = (number: number) => ({ housingPolicyId: filled('hpl', number) })
let days = 0
const day = () => new Date(Date.UTC(2200, 0, ++days)).toISOString().slice(0, 10)

/** A draft of the one administrator; a draft's own version is 1. */
const drafted = async (world: World) => ({
  housingPolicyId: (
    await world.prepare('housing_administrator', 'POST', '/talent-housing/housing-policies', {
      body: { effectiveFrom: day(), note: '样例修订' },
    })
  ).id,
})

/** Rows as another administrator submitted them; those that are measured stand behind the published ones. */
const state = `iif(value % 50 = 9, 'submitted', 'published')`
const ifPublished = (then: string) => `iif(value % 50 = 9, NULL, ${then})`

export default {
  service: 'talent-housing',
  fill: [
    rows('housing_policy', {
      id: id('hpl'),
      number: ifPublished(`'HOU-POL-1900-' || value`),
      effective_from: `iif(value % 50 = 9, date('2300-01-01', '+' || value || ' days'), date('2026-11-01', '-' || value || ' days'))`,
      state,
      note: `'样例修订'`,
      document: `iif(value < 100, '${JSON.stringify(firstHousingPolicy.document)}', '{}')`,
      drafted_by: `'样例'`,
      author_ids: `'[]'`,
      published_at: ifPublished(instant),
      published_on: ifPublished(`'1000-01-01'`),
      published_by_id: ifPublished(`'acc'`),
      published_by: ifPublished(`'样例'`),
      provenance: `'entered'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
  ],
  samples: {
    getHousingPolicyInForce: () => ({}),
    listHousingPolicies: () => ({}),
    'listHousingPolicies, those that wait': () => ({ query: { state: 'submitted' } }),
    exportHousingPolicies: ({ turn }) => ({
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    draftHousingPolicy: () => ({ body: { effectiveFrom: day(), note: '样例修订' } }),
    getHousingPolicy: () => ({ params: one(7) }),
    updateHousingPolicy: async (world) => ({
      params: await drafted(world),
      version: 1,
      body: { note: '改样例' },
    }),
    submitHousingPolicy: async (world) => ({ params: await drafted(world), version: 1 }),
    publishHousingPolicy: ({ turn }) => ({ params: one(9 + 50 * turn), version: 1 }),
    returnHousingPolicy: ({ turn }) => ({
      params: one(509 + 50 * turn),
      version: 1,
      body: { reason: '请核对' },
    }),
    withdrawHousingPolicy: async (world) => ({
      params: await drafted(world),
      version: 1,
      body: { reason: '不再修订' },
    }),
    compareHousingPolicies: () => ({ params: one(7), query: { olderId: filled('hpl', 8) } }),
  },
} satisfies Bench
