import type { ComplianceDraft } from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import type { Scene } from '../../test/scene.testing.ts'
import { aPartyOrganisation, ask, done, env, secretary } from '../../test/world.testing.ts'

const itsBranch = ({ branch, root }: Scene) => ({ orgs: [root.id, branch.id] })

let days = 0
/** Parameters from a day on that no other test uses. */
export const aDraft = (given: object = {}) => ({
  from: new Date(Date.now() + 86_400_000 * (400 + ++days)).toISOString().slice(0, 10),
  items: [
    {
      kind: 'members_meeting',
      per: 'quarter',
      count: 1,
      warnDays: 30,
      types: ['branch', 'joint_branch'],
      fromFullMembers: null,
      perGroup: false,
    },
  ],
  note: '按新修订的条例执行',
  ...given,
})
export const drafting = (given: object = {}, as = secretary) =>
  ask(as).post<ComplianceDraft>('/compliance-drafts', aDraft(given))
const drafted = async () => ({ complianceDraftId: done(await drafting()).id })

export const complianceRights: Record<string, RightsRow<Scene>> = {
  listCompliance: {},
  exportCompliance: {},
  getBranchCompliance: {
    params: async ({ branch }) => ({ partyOrganisationId: branch.id }),
    place: itsBranch,
  },
  getComplianceRules: {},
  draftComplianceRule: { body: () => aDraft() },
  changeComplianceDraft: { params: drafted, body: () => aDraft() },
  discardComplianceDraft: { params: drafted },
  publishComplianceDraft: { params: drafted },
}

export const complianceLists = {
  listCompliance: async () => {
    const root = await aPartyOrganisation('/', 'chain_committee', '党委示例')
    return {
      path: `/compliance?partyOrganisationId=${root.id}`,
      key: (row: Record<string, unknown>) => String(row.partyOrganisationId),
      insert: async (rows: number) => {
        const ids = Array.from({ length: rows }, () => newId('partyOrganisation'))
        await env.DB.prepare(
          `INSERT INTO known_party_organisation SELECT value, '支部示例', 'branch', NULL, ?2 || value || '/', 1, 1, NULL, NULL FROM json_each(?1)`,
        )
          .bind(JSON.stringify(ids), root.path)
          .run()
        return ids
      },
    }
  },
}

/** So many branches, each with a meeting, and one with a year of them. */
export async function fillCompliance(rows: number): Promise<void> {
  await fill(
    env.DB,
    `INSERT INTO known_party_organisation SELECT ${numbered('pty')}, '支部示例', 'branch', NULL, '/pty_root/' || ${numbered('pty')} || '/', 1, 1, NULL, NULL
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
  await fill(
    env.DB,
    `INSERT INTO compliance_held (party_organisation_id, source_id, kind, source, title, held_on, counts, roll, on_leave, present, recorded, version)
      SELECT ${numbered('pty')}, ${numbered('mtg')}, 'members_meeting', 'meeting', '支部党员大会', '2026-03-05', 1, 12, 1, 10, 12, 1
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
}

export const complianceReads = {
  'branches in a quarter': { path: '/compliance?limit=50&period=2026-Q1', perRow: 6, besides: 10 },
  'parameters of compliance': { path: '/compliance-rules' },
  'a branch in a year': { path: '/party-organisations/pty_00000000000000000000000001/compliance?year=2026' },
}
