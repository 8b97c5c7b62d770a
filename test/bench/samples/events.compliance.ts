import { rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

// Numbers of their own, as those of the certificates’ hosts: one meeting of each branch.
const branch = (number: number) => `pty_9${String(number).padStart(25, '0')}`

const parameters = (years: number) => ({
  from: `${2026 + years}-01-01`,
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
    { body: parameters(years) },
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
    draftComplianceRule: () => ({ body: parameters(40) }),
    changeComplianceDraft: async (world) => ({ ...(await aDraft(world, 50)), body: parameters(60) }),
    discardComplianceDraft: (world) => aDraft(world, 70),
    publishComplianceDraft: (world) => aDraft(world, 80 + world.turn),
    getBranchCompliance: () => ({ params: { partyOrganisationId: branch(7) }, query: { year: '2026' } }),
  },
} satisfies Bench
