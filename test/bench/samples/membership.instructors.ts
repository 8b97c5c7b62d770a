import { day, filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const origin = { provenance: `'entered'`, is_demo: '0', created_at: instant }
const receipt = `'{"rule":"instructor","version":"2026-1","scores":[],"total":12,"leastTotal":12,"leastEach":3,"panel":[],"affiliationId":"' || ${id('aff')} || '","selected":true,"reasons":[],"decidedOn":"2025-01-01"}'`
const one = (number: number) => ({ instructorId: filled('ins', number) })
const scores = ['party_spirit', 'party_affairs', 'management'].map((criterion) => ({
  criterion,
  score: 4,
  reason: '示例依据',
}))
const newPerson = async (world: World, backbone: 'production' | null = null) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/people', {
      body: {
        name: '周样例',
        employment: {
          organisationId: filled('org', 7),
          from: '2024-01-01',
          ...(backbone ? { backbone } : {}),
        },
      },
    })
  ).id
const newCandidate = async (world: World) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/candidates', {
      body: {
        chainCode: 'TX',
        personId: await newPerson(world, 'production'),
        proposal: '生产骨干',
        proposedOn: '2026-02-01',
      },
    })
  ).id

export default {
  service: 'membership',
  fill: [
    rows('instructor', {
      id: id('ins'),
      person_id: id('per'),
      kind: `'part_time'`,
      letter_no: `'DJZD-2021-' || value`,
      letter_year: '2021',
      letter_sequence: 'value',
      valid_from: day,
      valid_to: `'2030-01-01'`,
      receipt,
      ...origin,
      updated_at: instant,
    }),
    rows('assignment', {
      id: id('asg'),
      instructor_id: id('ins'),
      organisation_id: id('org'),
      valid_from: `'2026-01-01'`,
      valid_to: `'2030-01-01'`,
      ...origin,
    }),
    rows('visit', {
      id: id('vis'),
      instructor_id: id('ins'),
      assignment_id: id('asg'),
      visited_on: `'2026-02-01'`,
      mode: `'on_site'`,
      purpose: `'走访'`,
      findings: `''`,
      follow_up: `''`,
      logged_by: `'样例'`,
      ...origin,
    }),
    rows('candidate', {
      id: id('cdt'),
      chain_code: `iif(value % 5, 'SM', 'TX')`,
      person_id: id('per'),
      employment_id: id('emp'),
      backbone: `'production'`,
      proposal: `'样例'`,
      proposed_on: day,
      state: `'accepted'`,
      ...origin,
      updated_at: instant,
    }),
  ],
  samples: {
    listInstructors: () => ({}),
    'listInstructors, who serve': () => ({ query: { serving: 'true' } }),
    exportInstructors: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    appointInstructor: async (world) => {
      const personId = filled('per', 60 + world.turn)
      return {
        body: {
          personId,
          kind: 'part_time',
          from: '2031-01-01',
          decidedOn: '2026-01-05',
          panel: ['周示例'],
          scores,
        },
      }
    },
    getInstructor: () => ({ as: 'alliance_secretary', params: one(7) }),
    getMyInstructor: () => ({ as: 'talent' }),
    endInstructor: ({ turn }) => ({
      params: one(20 + turn),
      body: { on: '2026-06-01', reason: 'withdrawn' },
    }),
    assignInstructor: ({ turn }) => ({
      params: one(30 + turn),
      body: { organisationId: filled('org', 8), from: '2026-06-01' },
    }),
    endAssignment: ({ turn }) => ({
      params: { ...one(40 + turn), assignmentId: filled('asg', 40 + turn) },
      body: { on: '2026-06-01' },
    }),
    listInstructorVisits: () => ({ as: 'alliance_secretary', params: one(7) }),
    exportInstructorVisits: () => ({ as: 'alliance_secretary', params: one(7), query: { format: 'csv' } }),
    logVisit: () => ({
      as: 'alliance_secretary',
      params: one(7),
      body: { assignmentId: filled('asg', 7), visitedOn: '2026-02-10', purpose: '走访' },
    }),
    recordInstructorTraining: () => ({
      params: one(7),
      body: { heldOn: '2026-03-01', title: '集中培训', minutes: 480 },
    }),
    gradeInstructor: ({ turn }) => ({
      params: one(50 + turn),
      body: { year: 2026, grade: 'competent', reason: '履职良好' },
    }),
    listCandidates: () => ({}),
    'listCandidates, of a chain in a state': () => ({ query: { chain: 'TX', state: 'accepted' } }),
    exportCandidates: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    proposeCandidate: async (world) => ({
      body: {
        chainCode: 'TX',
        personId: await newPerson(world, 'production'),
        proposal: '生产骨干',
        proposedOn: '2026-02-01',
      },
    }),
    reviewCandidate: async (world) => ({
      params: { candidateId: await newCandidate(world) },
      body: { accepted: true, review: '同意入库', from: '2026-03-01', to: '2028-03-01' },
    }),
    concludeCandidate: async (world) => ({
      params: { candidateId: await newCandidate(world) },
      body: { postId: null, on: '2026-06-01' },
    }),
  },
} satisfies Bench
