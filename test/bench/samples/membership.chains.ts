import { day, filled, id, instant, rows, type Bench } from '../sample.ts'

const chain = `CASE value % 5 WHEN 0 THEN 'SM' WHEN 1 THEN 'TIC' WHEN 2 THEN 'IT' WHEN 3 THEN 'DE' ELSE 'TX' END`
const place = `CASE value % 4 WHEN 0 THEN 'lead' WHEN 1 THEN 'upstream' WHEN 2 THEN 'downstream' ELSE 'partner' END`

export default {
  service: 'membership',
  fill: [
    rows('chain_link', {
      id: id('lnk'),
      chain_code: chain,
      organisation_id: id('org'),
      place,
      valid_from: day,
      provenance: `'entered'`,
      is_demo: '0',
      created_at: instant,
    }),
    `INSERT INTO tally (subject, date, change) SELECT 'chain:' || ${chain} || ':' || ${place}, ${day}, count(*) FROM numbers WHERE true GROUP BY 1, 2
      ON CONFLICT DO UPDATE SET change = change + excluded.change`,
  ],
  samples: {
    listChains: () => ({}),
    getChain: () => ({ params: { chainCode: 'TX' } }),
    listChainLinks: () => ({}),
    'listChainLinks, of a place on a chain': () => ({ query: { chain: 'TX', place: 'lead', limit: '20' } }),
    'listChainLinks, on a date': () => ({ query: { chain: 'TX', asOf: '2023-06-29', limit: '20' } }),
    exportChainLinks: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    addChainLink: ({ turn }) => ({
      params: { chainCode: 'TX' },
      body: { organisationId: filled('org', 40 + turn), place: 'partner', from: '2026-01-01' },
    }),
    // Numbers 44 and 49 stand on TX.
    endChainLink: ({ turn }) => ({
      params: { chainCode: 'TX', linkId: filled('lnk', 39 + 5 * turn) },
      body: { to: '2026-02-01' },
    }),
  },
} satisfies Bench
