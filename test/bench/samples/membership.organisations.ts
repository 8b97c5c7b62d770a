import { day, filled, id, instant, rows, type Bench } from '../sample.ts'

const origin = { provenance: `'entered'`, is_demo: '0' }
const organisation = id('org')
const times = { created_at: instant, updated_at: instant }
const term = (of: string) => rows('organisation_term', { term: of, organisation_id: organisation })
const one = { organisationId: filled('org', 7) }

export default {
  service: 'membership',
  million: true,
  fill: [
    rows('organisation', {
      id: organisation,
      name: `'样例' || value`,
      name_sort: `printf('yang li %06d', value)`,
      kind: `iif(value % 10, 'enterprise', 'bank')`,
      credit_code: `printf('9132%014d', value)`,
      aliases: `'[]'`,
      industry_codes: `'[]'`,
      ...origin,
      ...times,
    }),
    ...[`'样例' || value`, `'yangli' || value`, `'yl' || value`, `printf('9132%014d', value)`].map(term),
    rows('site', {
      id: id('sit'),
      organisation_id: organisation,
      name: `'厂区'`,
      kind: `iif(value % 10, 'plant', 'observation')`,
      ...origin,
      ...times,
    }),
    `INSERT INTO tally (subject, date, change) SELECT 'organisations', ${day}, count(*) FROM numbers WHERE true GROUP BY 2
      ON CONFLICT DO UPDATE SET change = change + excluded.change`,
  ],
  samples: {
    listOrganisations: () => ({}),
    'listOrganisations, of a kind': () => ({ query: { kind: 'bank', limit: '20' } }),
    'listOrganisations, found by two characters': () => ({ query: { q: '样例', limit: '20' } }),
    'listOrganisations, found by initials': () => ({ query: { q: 'yl', limit: '20' } }),
    'listOrganisations, found by code': () => ({ query: { q: '913200000000000007' } }),
    'listOrganisations, for an enterprise’s HR': () => ({ as: 'enterprise_hr' }),
    'listOrganisations, for a Party organisation’s secretary': () => ({ as: 'party_organisation_secretary' }),
    exportOrganisations: () => ({ query: { format: 'csv', q: '913200000000000007' } }),
    'exportOrganisations, of everything': ({ turn }) => ({
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    createOrganisation: () => ({ body: { name: '常州新样例有限公司', kind: 'enterprise' } }),
    getOrganisation: () => ({ params: one }),
    getOrganisationCard: () => ({ params: one }),
    updateOrganisation: ({ turn }) => ({
      params: { organisationId: filled('org', 10 + turn) },
      body: { description: '已核对' },
      version: 1,
    }),
    listSites: () => ({}),
    'listSites, of a kind': () => ({ query: { kind: 'observation', limit: '20' } }),
    exportSites: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    addSite: () => ({ params: one, body: { name: '东厂区', kind: 'plant' } }),
  },
} satisfies Bench
