import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const dueDay = `date('2026-12-01', '+' || (value / 20 % 1000) || ' days')`
const content = `'{"title":"样例","scope":null,"termKind":"fixed","termFrom":"2022-06-29","termTo":"2032-06-29","links":[],"actions":[],"parties":[]}'`
const party = (number: 1 | 2, organisation: string) =>
  rows('agreement_party', {
    id: `'agp_${number}' || printf('%025d', value)`,
    agreement_id: id('agr'),
    organisation_id: organisation,
    role: `'provider'`,
    position: String(number),
    valid_from: `'2022-06-29'`,
  })
const parties = [1, 2].map((number) => ({ organisationId: filled('org', number), role: 'provider' }))
const one = (number: number) => ({ agreementId: filled('agr', number) })

const newAgreement = async (world: World, signedOn: string | null = '2024-01-01') =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/agreements', {
      body: { kind: 'other', title: '样例协议', termKind: 'unstated', signedOn, parties },
    })
  ).id
const newMilestone = async (world: World, agreementId: string) =>
  (
    await world.prepare('alliance_secretary', 'POST', `/membership/agreements/${agreementId}/milestones`, {
      body: { title: '样例节点', dueOn: '2026-12-31' },
    })
  ).id
let files = 0
const pdf = () => ({ type: 'application/pdf', content: `%PDF-1.7 ${++files} %%EOF` })
const newDocument = async (world: World, agreementId: string) =>
  (
    await world.prepare(
      'alliance_secretary',
      'POST',
      `/membership/agreements/${agreementId}/documents?title=a&fileName=a.pdf`,
      { raw: pdf() },
    )
  ).id
const withMilestone = async (world: World) => {
  const agreementId = await newAgreement(world)
  return { agreementId, milestoneId: await newMilestone(world, agreementId) }
}
const withDocument = async (world: World) => {
  const agreementId = await newAgreement(world)
  return { agreementId, documentId: await newDocument(world, agreementId) }
}
const file = ({ turn }: World) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) })

export default {
  service: 'membership',
  fill: [
    rows('agreement', {
      id: id('agr'),
      kind: `iif(value % 20, 'service', 'finance')`,
      title: `'样例协议' || value`,
      term_kind: `'fixed'`,
      term_from: `'2022-06-29'`,
      term_to: dueDay,
      links: `'[]'`,
      actions: `'[]'`,
      signed_on: `'2022-06-29'`,
      edition: '1',
      provenance: `'entered'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
    party(1, id('org')),
    party(2, `'org_' || printf('%026d', 1 + value % 100)`),
    rows('agreement_edition', {
      agreement_id: id('agr'),
      edition: '1',
      effective_on: `'2022-06-29'`,
      content,
      recorded_by: `'样例'`,
      recorded_at: instant,
    }),
    rows('milestone', {
      id: id('mil'),
      agreement_id: id('agr'),
      title: `'样例节点'`,
      due_on: dueDay,
      is_demo: '0',
      created_at: instant,
    }),
  ],
  samples: {
    listAgreements: () => ({}),
    'listAgreements, of a kind': () => ({ query: { kind: 'finance', limit: '10' } }),
    'listAgreements, of an organisation': () => ({
      query: { organisationId: filled('org', 150), limit: '10' },
    }),
    exportAgreements: file,
    createAgreement: () => ({ body: { kind: 'other', title: '样例协议', termKind: 'unstated', parties } }),
    getAgreement: () => ({ params: one(7) }),
    amendAgreement: ({ turn }) => ({
      params: one(10 + turn),
      body: {
        edition: 1,
        effectiveOn: '2024-01-01',
        reason: '补充条款',
        title: '样例协议',
        termKind: 'unstated',
        parties,
      },
    }),
    signAgreement: async (world) => ({
      params: { agreementId: await newAgreement(world, null) },
      body: { signedOn: '2024-01-01' },
    }),
    endAgreement: ({ turn }) => ({ params: one(20 + turn), body: { on: '2024-01-01', reason: '双方同意' } }),
    addMilestone: () => ({ params: one(7), body: { title: '样例节点', dueOn: '2026-12-31' } }),
    reachMilestone: async (world) => ({
      params: await withMilestone(world),
      body: { doneOn: '2024-01-01', evidence: '已归档' },
    }),
    cancelMilestone: async (world) => ({ params: await withMilestone(world), body: { reason: '调整' } }),
    uploadAgreementDocument: () => ({
      params: one(7),
      query: { title: '协议文本', fileName: 'a.pdf' },
      raw: pdf(),
    }),
    getAgreementDocument: async (world) => ({ params: await withDocument(world) }),
    withdrawAgreementDocument: async (world) => ({
      params: await withDocument(world),
      body: { reason: '上传有误' },
    }),
    listAgreementDeadlines: () => ({}),
    exportAgreementDeadlines: () => ({ query: { format: 'csv', days: '60' } }),
  },
} satisfies Bench
