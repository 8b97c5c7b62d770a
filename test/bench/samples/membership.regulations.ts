import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const version = (number: 1 | 2, from: string, to: string) =>
  rows('regulation_version', {
    id: `'rgv_${number}' || printf('%025d', value)`,
    regulation_id: id('reg'),
    number: String(number),
    valid_from: from,
    valid_to: to,
    text: `'第一条 样例。'`,
    recorded_by: `'样例'`,
    recorded_at: instant,
  })
const one = (number: number) => ({ regulationId: filled('reg', number) })
let files = 0
const pdf = () => ({ type: 'application/pdf', content: `%PDF-1.7 regulation ${++files} %%EOF` })
const withDocument = async (world: World) => ({
  ...one(7),
  documentId: (
    await world.prepare(
      'alliance_secretary',
      'POST',
      `/membership/regulations/${filled('reg', 7)}/documents?title=a&fileName=a.pdf`,
      { raw: pdf() },
    )
  ).id,
})

export default {
  service: 'membership',
  fill: [
    rows('regulation', {
      id: id('reg'),
      kind: `iif(value % 20, 'other', 'fund_rule')`,
      title: `'样例制度' || value`,
      issued_by_id: `'org_' || printf('%026d', 1 + value % 100)`,
      review_due_on: `date('2026-12-01', '+' || (value / 20 % 1000) || ' days')`,
      provenance: `'entered'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
    version(1, `'2022-07-01'`, `'2024-01-01'`),
    version(2, `'2024-01-01'`, 'NULL'),
  ],
  samples: {
    listRegulations: () => ({}),
    'listRegulations, of a kind on a date': () => ({
      query: { kind: 'fund_rule', asOf: '2023-01-01', limit: '10' },
    }),
    exportRegulations: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    createRegulation: () => ({
      body: { kind: 'other', title: '样例制度', issuedById: filled('org', 1), from: '2024-01-01' },
    }),
    getRegulation: () => ({ params: one(7) }),
    addRegulationVersion: ({ turn }) => ({
      params: one(10 + turn),
      body: { from: '2026-01-01', text: '第一条 改样例。', note: '修订' },
    }),
    getRegulationVersion: () => ({ params: { ...one(7), number: '1' } }),
    compareRegulationVersions: () => ({ params: one(7), query: { older: '1', newer: '2' } }),
    repealRegulation: ({ turn }) => ({
      params: one(20 + turn),
      body: { on: '2026-01-01', reason: '已被替代' },
    }),
    reviewRegulation: () => ({ params: one(7), body: { reviewedOn: '2026-01-01', outcome: 'keep' } }),
    uploadRegulationDocument: () => ({
      params: one(8),
      query: { title: '正式文本', fileName: 'a.pdf' },
      raw: pdf(),
    }),
    getRegulationDocument: async (world) => ({ params: await withDocument(world) }),
    withdrawRegulationDocument: async (world) => ({
      params: await withDocument(world),
      body: { reason: '上传有误' },
    }),
    listRegulationReviewsDue: () => ({}),
    exportRegulationReviewsDue: () => ({ query: { format: 'csv', days: '60' } }),
  },
} satisfies Bench
