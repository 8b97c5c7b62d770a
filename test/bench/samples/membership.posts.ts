import { filled, id, instant, rows, type Bench } from '../sample.ts'

const origin = { provenance: `'entered'`, is_demo: '0', created_at: instant }
const [party, person] = [id('pty'), id('per')]
const node = (number: number) => ({ partyOrganisationId: filled('pty', number) })
const one = (number: number) => ({ personId: filled('per', number) })
const since = { from: '2026-01-01' }

export default {
  service: 'membership',
  million: true,
  fill: [
    rows('term', {
      id: id('trm'),
      party_organisation_id: party,
      number: '1',
      start_on: `'2022-06-29'`,
      due_on: `date('2027-01-01', '+' || (value % 1000) || ' days')`,
      ends_on: `date('2027-01-01', '+' || (value % 1000) || ' days')`,
      ...origin,
      updated_at: instant,
    }),
    rows('post', {
      id: id('pst'),
      party_organisation_id: party,
      person_id: person,
      post: `'secretary'`,
      source: `'appointed'`,
      valid_from: `'2022-06-29'`,
      ...origin,
    }),
    rows('hookup', {
      id: id('hkp'),
      chain_code: `'TX'`,
      person_id: person,
      valid_from: `'2022-06-29'`,
      ...origin,
    }),
    rows('vacancy', {
      id: id('vac'),
      party_organisation_id: party,
      post: `'deputy'`,
      since: `date('2022-06-29', '+' || (value % 1000) || ' days')`,
    }),
    rows('affiliation', {
      id: id('aff'),
      person_id: person,
      party_organisation_id: party,
      kind: `'formal'`,
      status: `'full'`,
      valid_from: `'2022-06-29'`,
      ...origin,
    }),
  ],
  samples: {
    listRoll: () => ({ params: node(7) }),
    exportRoll: () => ({ params: node(7), query: { format: 'csv' } }),
    listPersonAffiliations: () => ({ params: one(7) }),
    exportPersonAffiliations: () => ({ params: one(7), query: { format: 'csv' } }),
    affiliate: ({ turn }) => ({
      params: one(30 + turn),
      body: { partyOrganisationId: filled('pty', 8), kind: 'formal', status: 'full', ...since },
    }),
    endAffiliation: ({ turn }) => ({
      params: { ...one(40 + turn), affiliationId: filled('aff', 40 + turn) },
      body: { to: '2026-01-01' },
    }),
    listTerms: () => ({}),
    exportTerms: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    extendTerm: ({ turn }) => ({
      params: node(50 + turn),
      body: { to: '2027-12-01', approvedBy: '上级党委', reason: '筹备换届' },
    }),
    holdElection: ({ turn }) => ({
      params: node(60 + turn),
      body: { heldOn: '2026-01-01', elected: [{ ...one(60), post: 'deputy' }] },
    }),
    listPosts: () => ({}),
    'listPosts, of a Party organisation': () => ({ query: { ...node(7), asOf: '2026-01-01' } }),
    exportPosts: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    appoint: ({ turn }) => ({
      params: node(70 + turn),
      body: { ...one(71), post: 'member', ...since },
    }),
    endPost: ({ turn }) => ({
      params: { ...node(80 + turn), postId: filled('pst', 80 + turn) },
      body: { to: '2026-01-01', reason: '工作调动' },
    }),
    getComposition: () => ({ params: node(7) }),
    listHookups: () => ({}),
    exportHookups: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    addHookup: ({ turn }) => ({
      params: { chainCode: 'SM' },
      body: { ...one(30 + turn), ...since },
    }),
    endHookup: ({ turn }) => ({
      params: { chainCode: 'TX', hookupId: filled('hkp', 30 + turn) },
      body: { to: '2026-01-01' },
    }),
    listDues: () => ({}),
    exportDues: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
  },
} satisfies Bench
