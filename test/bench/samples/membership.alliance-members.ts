import { day, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const newOrganisation = async (world: World) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/organisations', {
      body: { name: '常州待加入样例有限公司', kind: 'enterprise' },
    })
  ).id

export default {
  service: 'membership',
  fill: [
    rows('alliance_member', {
      id: id('mem'),
      organisation_id: id('org'),
      kind: `'upstream'`,
      founding: 'value % 50 = 0',
      plaque_no: `'样例-' || value`,
      plaque_year: '2023',
      plaque_sequence: 'value',
      admitted_on: day,
      provenance: `'entered'`,
      is_demo: '0',
      created_at: instant,
      updated_at: instant,
    }),
    `INSERT INTO tally (subject, date, change) SELECT 'members', ${day}, count(*) FROM numbers WHERE true GROUP BY 2
      ON CONFLICT DO UPDATE SET change = change + excluded.change`,
  ],
  samples: {
    listAllianceMembers: () => ({}),
    'listAllianceMembers, the founding ones': () => ({ query: { founding: 'true', limit: '10' } }),
    'listAllianceMembers, on a date': () => ({ query: { asOf: '2023-06-29', limit: '20' } }),
    exportAllianceMembers: ({ turn }) => ({
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    admitMember: async (world) => ({
      body: { organisationId: await newOrganisation(world), kind: 'upstream', admittedOn: '2026-01-05' },
    }),
    getPublicOverview: ({ turn }) => ({ query: { turn: String(turn) } }),
  },
} satisfies Bench
