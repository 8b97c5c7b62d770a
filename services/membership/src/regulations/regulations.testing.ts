import type { NewRegulation, Regulation, StoredDocument } from '@alliance/contracts/membership'
import { done, fill, numbered, secretary, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, newOrganisation, type Scene } from '../../test/scene.testing.ts'

let numbers = 0

export const aRegulation = async (given: Partial<NewRegulation> = {}): Promise<Regulation> =>
  done(
    await as(secretary()).post<Regulation>('/regulations', {
      kind: 'meeting_system',
      title: `议事规则${++numbers}`,
      issuedById: await newOrganisation('制度发布单位'),
      from: '2022-07-01',
      text: '# 总则\n第一条 每季度召开一次例会。',
      ...given,
    }),
  )

const params = async () => ({ regulationId: (await aRegulation()).id })
const upload = async (id: string): Promise<string> =>
  done(
    await as(secretary()).post<StoredDocument>(
      `/regulations/${id}/documents?title=a&fileName=a.pdf`,
      undefined,
      { raw: { type: 'application/pdf', content: `%PDF-1.7 ${id}` } },
    ),
  ).id
const withDocument = async () => {
  const { id } = await aRegulation()
  return { regulationId: id, documentId: await upload(id) }
}

export const regulationRights: Record<string, RightsRow<Scene>> = {
  listRegulations: {},
  exportRegulations: {},
  listRegulationReviewsDue: {},
  exportRegulationReviewsDue: {},
  createRegulation: {
    body: (scene) => ({ kind: 'other', title: '新制度', issuedById: scene.free, from: '2024-01-01' }),
  },
  getRegulation: { params },
  addRegulationVersion: { params, body: () => ({ from: '2024-01-01', text: '第一条', note: '修订' }) },
  getRegulationVersion: { params: async () => ({ ...(await params()), number: '1' }) },
  compareRegulationVersions: { params, query: () => ({ older: '1', newer: '1' }) },
  repealRegulation: { params, body: () => ({ on: '2024-01-01', reason: '已被替代' }) },
  reviewRegulation: { params, body: () => ({ reviewedOn: '2024-01-01', outcome: 'keep' }) },
  uploadRegulationDocument: {
    params,
    query: () => ({ title: '正式文本', fileName: 'a.pdf' }),
    raw: () => ({ type: 'application/pdf', content: '%PDF-1.7' }),
  },
  getRegulationDocument: { params: withDocument },
  withdrawRegulationDocument: { params: withDocument, body: () => ({ reason: '上传有误' }) },
}

const inTurn = async (rows: number, given: () => Partial<NewRegulation>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push((await aRegulation(given())).id)
  return made
}
export const regulationLists = {
  listRegulations: { path: '/regulations', insert: (rows: number) => inTurn(rows, () => ({})) },
  listRegulationReviewsDue: {
    path: '/regulation-reviews-due?days=3000',
    insert: (rows: number) =>
      inTurn(rows, () => ({ reviewDueOn: `202${4 + (numbers % 5)}-0${1 + (numbers % 9)}-01` })),
  },
}

const at = `'2026-01-01T00:00:00.000Z'`
let filled = 0
/** Regulations with two versions each, their reviews spread over three thousand days. */
export async function fillRegulations(rows: number): Promise<void> {
  const id = numbered('reg')
  const version = (n: number, from: string, to: string) =>
    `INSERT INTO regulation_version (id, regulation_id, number, valid_from, valid_to, recorded_by, recorded_at)
      SELECT 'rgv_${n}' || printf('%025d', value), ${id}, ${n}, ${from}, ${to}, '样例', ${at} FROM numbers`
  for (const insert of [
    `INSERT INTO regulation (id, kind, title, issued_by_id, review_due_on, provenance, is_demo, version, created_at, updated_at)
      SELECT ${id}, iif(value % 10, 'other', 'fund_rule'), 'R' || value, (SELECT id FROM organisation LIMIT 1),
        date('2026-01-01', '+' || (value % 3000) || ' days'), 'entered', 0, 1, ${at}, ${at} FROM numbers`,
    version(1, `'2022-07-01'`, `'2024-01-01'`),
    version(2, `'2024-01-01'`, 'NULL'),
  ])
    await fill(env.DB, `${insert} WHERE true`, rows, filled + 1)
  filled = rows
}

export async function regulationReads() {
  const { id } = await aRegulation()
  // Each comes with its issuer, its first version and the one in force.
  const withVersions = { perRow: 6 }
  return {
    regulations: { path: '/regulations?limit=50', ...withVersions },
    'regulations of a kind': { path: '/regulations?limit=5&kind=fund_rule', ...withVersions },
    'regulations on a date': { path: '/regulations?limit=50&asOf=2023-01-01', ...withVersions },
    'reviews that fall due': { path: '/regulation-reviews-due?limit=10&days=3000', ...withVersions },
    'a regulation': { path: `/regulations/${id}`, besides: 20 },
  }
}
