import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const due = `date('2026-06-01', '+' || (value % 1000) || ' days')`
const origin = { provenance: `'entered'`, is_demo: '0', created_at: instant }
const one = (number: number) => ({ caseId: filled('dev', number) })
const entry = (act: string, on: string) => ({ act, on, decider: '样例支部' })
/** Someone without a case. */
const newPerson = async (world: World) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/people', {
      body: { name: '周待发展', employment: { organisationId: filled('org', 7), from: '2024-01-01' } },
    })
  ).id

export default {
  service: 'membership',
  fill: [
    rows('development_case', {
      id: id('dev'),
      person_id: id('per'),
      party_organisation_id: id('pty'),
      rule_set: `'2026'`,
      opened_on: `'2026-06-01'`,
      state: `iif(value % 50, 'open', 'withdrawn')`,
      stage: '1 + value % 5',
      due_on: due,
      due_sort: due,
      ...origin,
      updated_at: instant,
    }),
    rows('development_entry', {
      id: id('dve'),
      case_id: id('dev'),
      act: `'application'`,
      done_on: `'2026-06-01'`,
      decider: `'本人'`,
      outcome: `'done'`,
      figures: `'{"contacts":null,"days":null,"classHours":null,"entitled":null,"present":null,"inFavour":null,"months":null}'`,
      receipt: `'{"ruleSet":"2026","rulesVersion":"development-1","decidedAt":"2026-06-01T00:00:00.000Z","reasons":[]}'`,
      ...origin,
    }),
    rows('development_material', {
      id: id('dvm'),
      case_id: id('dev'),
      kind: `'application'`,
      present: '1',
      noted_on: `'2026-06-01'`,
      created_at: instant,
    }),
  ],
  samples: {
    listDevelopmentCases: () => ({}),
    'listDevelopmentCases, due by a day': () => ({ query: { dueBy: '2026-07-01', limit: '20' } }),
    'listDevelopmentCases, for a Party organisation’s secretary': () => ({
      as: 'party_organisation_secretary',
    }),
    getDevelopmentBoard: () => ({}),
    'getDevelopmentBoard, for a Party organisation’s secretary': () => ({
      as: 'party_organisation_secretary',
    }),
    openDevelopmentCase: async (world) => ({
      body: {
        personId: await newPerson(world),
        partyOrganisationId: filled('pty', 7),
        openedOn: '2026-06-01',
      },
    }),
    getDevelopmentCase: () => ({ params: one(7) }),
    recordDevelopment: ({ turn }) => ({ params: one(20 + turn), body: entry('talk', '2026-06-20') }),
    correctDevelopment: ({ turn }) => ({
      params: { ...one(30 + turn), entryId: filled('dve', 30 + turn) },
      body: { on: '2026-06-02', decider: '本人', reason: '日期录入有误' },
    }),
    noteDevelopmentMaterial: ({ turn }) => ({
      params: one(40 + turn),
      body: { kind: 'talk_record', present: true, on: '2026-06-20' },
    }),
    endDevelopmentCase: ({ turn }) => ({
      params: one(60 + turn),
      body: { state: 'withdrawn', on: '2026-07-01', decider: '样例支部' },
    }),
    // The first to ask in a day counts the roll.
    getStructure: () => ({}),
    'getStructure, of a Party organisation': () => ({ query: { partyOrganisationId: filled('pty', 7) } }),
  },
} satisfies Bench
