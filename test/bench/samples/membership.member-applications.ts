import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const due = `date('2027-01-01', '+' || (value % 1000) || ' days')`
const state = `CASE value % 6 WHEN 0 THEN 'admitted' WHEN 1 THEN 'chain_opinion' WHEN 2 THEN 'zone_approval' WHEN 3 THEN 'publicity' ELSE 'formal_review' END`
const terms = {
  formalReview: 5,
  supplement: 10,
  chainOpinion: 10,
  zoneApproval: 5,
  publicity: 5,
  objectionAnswer: 5,
  hearing: 5,
}

const newOrganisation = async (world: World) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/organisations', {
      body: {
        name: '常州申请样例有限公司',
        kind: 'enterprise',
      },
    })
  ).id
const asking = (organisationId: string) => ({
  organisationId,
  kind: 'service_provider',
  chainCode: 'TX',
  statement: '希望加入。',
  charterAccepted: true,
})
const path = (applicationId: string, step: string) =>
  `/membership/member-applications/${applicationId}/${step}`

async function draft(world: World): Promise<string> {
  const { id } = await world.prepare('alliance_secretary', 'POST', '/membership/member-applications', {
    body: asking(await newOrganisation(world)),
  })
  return id
}
/** As if it had been another who entered it, for who entered an application does not review it. */
async function waiting(world: World, step: string): Promise<{ applicationId: string }> {
  const applicationId = await draft(world)
  await world.rows(
    'membership',
    `UPDATE member_application SET state = '${step}', submitted_on = '2026-01-05', step_from = '2026-03-02', step_days = 5,
      due_on = '2099-12-31', due_sort = '2099-12-31', created_by = 'acc_another' WHERE id = '${applicationId}'`,
  )
  return { applicationId }
}
async function objected(world: World) {
  const { applicationId } = await waiting(world, 'publicity')
  const { id: objectionId } = await world.prepare('zone_leader', 'POST', path(applicationId, 'objections'), {
    body: { content: '该单位有处罚未整改。' },
  })
  return { applicationId, objectionId }
}
const file = ({ turn }: World) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) })

export default {
  service: 'membership',
  fill: [
    rows('member_application', {
      id: id('map'),
      organisation_id: id('org'),
      kind: `'upstream'`,
      chain_code: `'SM'`,
      statement: `''`,
      contribution: `''`,
      expectation: `''`,
      charter_accepted: '1',
      state,
      round: '1',
      notice_given: '0',
      step_from: `'2026-01-05'`,
      step_days: '5',
      due_on: due,
      due_provisional: '0',
      due_sort: due,
      submitted_on: `'2026-01-05'`,
      ended_on: `iif(value % 6, NULL, '2026-02-05')`,
      created_by: `'acc_another'`,
      provenance: `'entered'`,
      is_demo: '0',
      created_at: instant,
      updated_at: instant,
    }),
    rows('decision_receipt', {
      id: id('rct'),
      subject_type: `'member-application'`,
      subject_id: id('map'),
      decision: `'member-application.submission'`,
      outcome: `'received'`,
      rule: `'submission-1'`,
      reasons: `'[]'`,
      inputs: `'{}'`,
      decided_at: instant,
      decided_by_id: `'acc_another'`,
      decided_by: `'样例'`,
    }),
  ],
  samples: {
    listMemberApplications: () => ({}),
    'listMemberApplications, in a state': () => ({ query: { state: 'zone_approval', limit: '20' } }),
    'listMemberApplications, for a committee': () => ({ as: 'party_organisation_secretary' }),
    exportMemberApplications: file,
    listMemberApplicationQueue: () => ({}),
    'listMemberApplicationQueue, for a leader': () => ({ as: 'zone_leader' }),
    exportMemberApplicationQueue: file,
    draftMemberApplication: async (world) => ({ body: asking(await newOrganisation(world)) }),
    getMemberApplication: () => ({ params: { applicationId: filled('map', 7) } }),
    updateMemberApplication: async (world) => ({
      params: { applicationId: await draft(world) },
      version: 1,
      body: { contribution: '开放实验室。' },
    }),
    submitMemberApplication: async (world) => ({ params: { applicationId: await draft(world) } }),
    withdrawMemberApplication: async (world) => ({
      params: { applicationId: await draft(world) },
      body: { reason: '改期再报' },
    }),
    reviewMemberApplication: async (world) => ({
      params: await waiting(world, 'formal_review'),
      body: { choice: 'return', missing: ['请补充产品说明'] },
    }),
    opineOnMemberApplication: async (world) => ({
      params: await waiting(world, 'chain_opinion'),
      body: { choice: 'support', note: '同意加入。' },
    }),
    approveMemberApplication: async (world) => ({
      params: await waiting(world, 'zone_approval'),
      body: { choice: 'approve' },
    }),
    concludeMemberApplication: async (world) => ({ params: await waiting(world, 'publicity'), body: {} }),
    listPublicityNotices: ({ turn }) => ({ query: { limit: String(49 + turn) } }),
    exportPublicityNotices: ({ turn }) => ({
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    raiseObjection: async (world) => ({
      as: 'talent',
      params: await waiting(world, 'publicity'),
      body: { content: '该单位有处罚未整改。' },
    }),
    answerObjection: async (world) => ({
      params: await objected(world),
      body: { ruling: 'dismissed', answer: '经核实不成立。' },
    }),
    listAdmissionTerms: () => ({}),
    exportAdmissionTerms: () => ({ query: { format: 'csv' } }),
    setAdmissionTerms: ({ turn }) => ({
      body: { from: `209${turn}-01-01`, days: terms, reviewMonths: 12, basis: '党工委会议纪要' },
    }),
  },
} satisfies Bench
