import { rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

// Numbers of their own, as those of the certificates’ hosts: one meeting of each branch.
const branch = (number: number) => `pty_9${String(number).padStart(25, '0')}`

/** What is published the first time begins before what is drafted the second time. */
const parameters = ({ turn }: World, years: number) => ({
  from: `${2030 + turn * 10 + years}-01-01`,
  items: [
    {
      kind: 'lecture',
      per: 'quarter',
      count: 1,
      warnDays: 21,
      types: ['branch'],
      fromFullMembers: null,
      perGroup: false,
    },
  ],
  note: '样例修订',
})
async function aDraft(world: World, years: number) {
  const { id, version } = await world.prepare<{ id: string; version: number }>(
    'alliance_secretary',
    'POST',
    '/events/compliance-drafts',
    { body: parameters(world, years) },
  )
  return { params: { complianceDraftId: id }, version }
}

export default {
  service: 'events',
  million: true,
  fill: [
    rows('compliance_held', {
      party_organisation_id: `'pty_9' || printf('%025d', value)`,
      source_id: `'mtg_9' || printf('%025d', value)`,
      kind: `'members_meeting'`,
      source: `'meeting'`,
      title: `'支部党员大会'`,
      held_on: `'2026-03-05'`,
      counts: '1',
      roll: '12',
      on_leave: '1',
      present: '10',
      recorded: '12',
      version: '1',
    }),
  ],
  samples: {
    listCompliance: () => ({ query: { period: '2026-Q1' } }),
    'listCompliance, for a Party organisation’s secretary': () => ({
      as: 'party_organisation_secretary',
      query: { period: '2026-Q1' },
    }),
    exportCompliance: () => ({
      query: { period: '2026-Q1', partyOrganisationId: branch(7), format: 'csv' },
    }),
    getComplianceRules: () => ({}),
    draftComplianceRule: (world) => ({ body: parameters(world, 1) }),
    changeComplianceDraft: async (world) => ({ ...(await aDraft(world, 2)), body: parameters(world, 3) }),
    discardComplianceDraft: (world) => aDraft(world, 4),
    publishComplianceDraft: (world) => aDraft(world, 9),
    getBranchCompliance: () => ({ params: { partyOrganisationId: branch(7) }, query: { year: '2026' } }),
  },
} satisfies Bench
