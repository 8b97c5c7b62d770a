import { day, filled, id, instant, rows, type Bench } from '../sample.ts'

const person = id('per')
const origin = { provenance: `'entered'`, is_demo: '0', created_at: instant }
const one = (turn: number) => ({ personId: filled('per', 30 + turn) })

export default {
  service: 'membership',
  million: true,
  fill: [
    rows('person', {
      id: person,
      name: `'周' || value`,
      name_sort: `printf('zhou %06d', value)`,
      phone_index: `'phone' || value`,
      ...origin,
      updated_at: instant,
    }),
    rows('person_term', { term: `'周' || printf('%06d', value)`, person_id: person }),
    rows('employment', {
      id: id('emp'),
      person_id: person,
      organisation_id: id('org'),
      frontline: '0',
      valid_from: day,
      ...origin,
    }),
    rows('person_access', {
      id: id('pac'),
      person_id: person,
      at: instant,
      actor_id: `'acc'`,
      actor_name: `'样例'`,
      what: `'card'`,
    }),
  ],
  samples: {
    listPeople: () => ({}),
    'listPeople, found by name': () => ({ query: { q: '周', limit: '20' } }),
    'listPeople, for an enterprise': () => ({ as: 'enterprise_hr' }),
    exportPeople: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    createPerson: () => ({
      body: { name: '周样例', employment: { organisationId: filled('org', 7), from: '2024-01-01' } },
    }),
    findPeople: () => ({ body: { phone: '13800009999' } }),
    getPerson: () => ({ params: { personId: filled('per', 7) } }),
    updatePerson: ({ turn }) => ({ params: one(turn), body: { name: '周新例' }, version: 1 }),
    revealIdentifier: ({ turn }) => ({
      params: one(turn),
      body: { what: 'phone', reason: '核对联系方式' },
    }),
    listPersonAccesses: () => ({ params: { personId: filled('per', 7) } }),
    exportPersonAccesses: () => ({ params: { personId: filled('per', 7) }, query: { format: 'csv' } }),
    addEmployment: ({ turn }) => ({
      params: { personId: filled('per', 40 + turn) },
      body: { organisationId: filled('org', 8), from: '2026-06-01' },
    }),
    endEmployment: ({ turn }) => ({
      params: { personId: filled('per', 50 + turn), employmentId: filled('emp', 50 + turn) },
      body: { to: '2026-06-01' },
    }),
  },
} satisfies Bench
