import type { Agreement, NewAgreement, StoredDocument } from '@alliance/contracts/membership'
import { done, fill, hr, numbered, secretary, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, mineIn, newOrganisation, type Scene } from '../../test/scene.testing.ts'

let numbers = 0

export const anAgreement = async (given: Partial<NewAgreement> = {}): Promise<Agreement> => {
  const parties = given.parties ?? [
    { organisationId: await newOrganisation(`管委会${++numbers}`), role: 'zone' as const },
    { organisationId: await newOrganisation(`学校${numbers}`), role: 'university' as const },
  ]
  return done(
    await as(secretary()).post<Agreement>('/agreements', {
      kind: 'talent_training',
      title: `合作协议${++numbers}`,
      termKind: 'fixed',
      termFrom: '2022-06-29',
      termTo: '2032-06-29',
      signedOn: '2022-06-29',
      ...given,
      parties,
    }),
  )
}

/** A PDF as far as anyone looks at it; each is a different one. */
export const pdf = (text = String(++numbers)) => ({
  type: 'application/pdf',
  content: `%PDF-1.7\n${text}\n%%EOF`,
})
export const upload = (path: string, raw: { type: string; content: BodyInit } = pdf()) =>
  as(secretary()).post<StoredDocument>(
    `${path}/documents?title=${encodeURIComponent('协议文本')}&fileName=${encodeURIComponent('协议.pdf')}`,
    undefined,
    { raw },
  )

const title = ({ number }: Scene) => `权限协议${number}`
const ofMine = async (scene: Scene, given: Partial<NewAgreement> = {}) =>
  anAgreement({
    title: title(scene),
    parties: [
      { organisationId: scene.mine, role: 'beneficiary' },
      { organisationId: scene.free, role: 'provider' },
    ],
    ...given,
  })
const params = async (scene: Scene) => ({ agreementId: (await ofMine(scene)).id })
const withMilestone = async (scene: Scene) => {
  const { id } = await ofMine(scene)
  const milestone = { title: title(scene), dueOn: '2000-01-01' }
  const made = done(await as(secretary()).post(`/agreements/${id}/milestones`, milestone))
  return { agreementId: id, milestoneId: String(made.id) }
}
const withDocument = async (scene: Scene) => {
  const { id } = await ofMine(scene)
  return { agreementId: id, documentId: done(await upload(`/agreements/${id}`)).id }
}
const none = async (making: Promise<unknown>): Promise<Record<string, string>> => {
  await making
  return {}
}
const enterprise = ({ mine }: Scene) => ({ enterprise: mine })
const parties = (scene: Scene) => [
  { organisationId: scene.mine, role: 'beneficiary' },
  { organisationId: scene.theirs, role: 'provider' },
]

export const agreementRights: Record<string, RightsRow<Scene>> = {
  listAgreements: { params: (scene) => none(ofMine(scene)), place: mineIn, shows: title },
  exportAgreements: { params: (scene) => none(ofMine(scene)), place: mineIn, shows: title },
  createAgreement: {
    body: (scene) => ({ kind: 'other', title: '新协议', termKind: 'unstated', parties: parties(scene) }),
  },
  getAgreement: { params, place: enterprise },
  amendAgreement: {
    params,
    body: (scene) => ({
      edition: 1,
      effectiveOn: '2024-01-01',
      reason: '补充条款',
      title: '新版协议',
      termKind: 'unstated',
      parties: parties(scene),
    }),
  },
  signAgreement: {
    params: async (scene) => ({ agreementId: (await ofMine(scene, { signedOn: null })).id }),
    body: () => ({ signedOn: '2024-01-01' }),
  },
  endAgreement: { params, body: () => ({ on: '2024-01-01', reason: '双方同意' }) },
  addMilestone: { params, body: () => ({ title: '首期班结业', dueOn: '2026-12-31' }) },
  reachMilestone: { params: withMilestone, body: () => ({ doneOn: '2024-01-01', evidence: '结业名单' }) },
  cancelMilestone: { params: withMilestone, body: () => ({ reason: '计划调整' }) },
  uploadAgreementDocument: {
    params,
    query: () => ({ title: '协议文本', fileName: 'a.pdf' }),
    raw: () => pdf(),
  },
  getAgreementDocument: { params: withDocument, place: enterprise },
  withdrawAgreementDocument: { params: withDocument, body: () => ({ reason: '上传有误' }) },
  listAgreementDeadlines: {
    params: (scene) => none(withMilestone(scene)),
    place: mineIn,
    shows: title,
  },
  exportAgreementDeadlines: {
    params: (scene) => none(withMilestone(scene)),
    place: mineIn,
    shows: title,
  },
}

const inTurn = async (rows: number, one: () => Promise<string>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push(await one())
  return made
}
export const agreementLists = {
  listAgreements: {
    path: '/agreements',
    insert: (rows: number) => inTurn(rows, async () => (await anAgreement()).id),
  },
  listAgreementDeadlines: {
    path: '/agreement-deadlines?days=3000',
    insert: async (rows: number) => {
      const { id } = await anAgreement({ termKind: 'open', termTo: null })
      return inTurn(rows, async () =>
        String(
          done(
            await as(secretary()).post(`/agreements/${id}/milestones`, {
              title: '节点',
              dueOn: `202${4 + (numbers++ % 5)}-0${1 + (numbers % 9)}-01`,
            }),
          ).id,
        ),
      )
    },
  },
}

const at = `'2026-01-01T00:00:00.000Z'`
const day = `date('2026-01-01', '+' || (value % 3000) || ' days')`
const content = `'{"title":"协议","scope":null,"termKind":"fixed","termFrom":"2022-06-29","termTo":"2032-06-29","links":[],"actions":[],"parties":[]}'`

/** Agreements of two parties each, with one edition and one milestone, spread over three thousand days. */
export async function fillAgreements(rows: number): Promise<void> {
  const [id, organisation] = [numbered('agr'), numbered('org')]
  const party = (n: number, of: string) =>
    `INSERT INTO agreement_party (id, agreement_id, organisation_id, role, position, valid_from)
      SELECT 'agp_${n}' || printf('%025d', value), ${id}, ${of}, 'provider', ${n}, '2022-06-29' FROM numbers`
  for (const insert of [
    `INSERT INTO agreement (id, kind, title, term_kind, term_from, term_to, links, actions, signed_on, edition, provenance, is_demo, version, created_at, updated_at)
      SELECT ${id}, iif(value % 10, 'service', 'finance'), 'A' || value, 'fixed', '2022-06-29', ${day}, '[]', '[]', '2022-06-29', 1, 'entered', 0, 1, ${at}, ${at} FROM numbers`,
    party(1, organisation),
    party(2, `printf('org_%026d', 1 + value % (SELECT count(*) FROM numbers))`),
    `INSERT INTO agreement_edition (agreement_id, edition, effective_on, content, recorded_by, recorded_at)
      SELECT ${id}, 1, '2022-06-29', ${content}, '样例', ${at} FROM numbers`,
    `INSERT INTO milestone (id, agreement_id, title, due_on, is_demo, created_at)
      SELECT ${numbered('mil')}, ${id}, 'M', ${day}, 0, ${at} FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

export async function agreementReads() {
  const mine = await newOrganisation('样例协议单位')
  const { id } = await anAgreement({
    parties: [
      { organisationId: mine, role: 'beneficiary' },
      { organisationId: await newOrganisation('样例协议另一方'), role: 'provider' },
    ],
  })
  // Each comes with its parties and their names.
  const withParties = { perRow: 10 }
  return {
    agreements: { path: '/agreements?limit=50', ...withParties },
    'agreements of a kind': { path: '/agreements?limit=5&kind=finance', ...withParties },
    'agreements of an organisation': { path: `/agreements?organisationId=${mine}`, ...withParties },
    'agreements, for an enterprise': { path: '/agreements?limit=50', as: hr(mine), ...withParties },
    'an agreement': { path: `/agreements/${id}`, besides: 30 },
    'what of agreements falls due': {
      path: '/agreement-deadlines?limit=10&days=3000',
      besides: 60,
      perRow: 6,
    },
  }
}
