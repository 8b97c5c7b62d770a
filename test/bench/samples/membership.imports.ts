import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

/** As many rows as one import takes. */
const perImport = 5000
const counts = `'{"total":5000,"create":0,"update":0,"unchanged":5000,"invalid":0,"skipped":0,"done":0,"failed":0}'`
const of = `'imp_' || printf('%026d', 1 + (value - 1) / ${perImport})`

const roster = (turn: number) => ({
  type: 'text/csv',
  content: [
    '单位名称,类别',
    ...Array.from({ length: 5 }, (_, i) => `常州样例纺织${turn}${i}有限公司,企业`),
  ].join('\r\n'),
})
const people = (turn: number) => ({
  type: 'text/csv',
  content: [
    '姓名,证件类型,证件号码',
    ...Array.from({ length: 5 }, (_, i) => `周样例${i},护照,E${String(turn * 10 + i).padStart(8, '0')}`),
  ].join('\r\n'),
})
const upload = async (world: World) =>
  (
    await world.prepare('alliance_secretary', 'POST', '/membership/imports?fileName=roster.csv', {
      raw: roster(world.turn),
    })
  ).id
const one = { importId: filled('imp', 1) }

export default {
  service: 'membership',
  fill: [
    rows('import', {
      id: id('imp'),
      file_name: `'roster.csv'`,
      format: `'csv'`,
      state: `'committed'`,
      columns: `'[]'`,
      counts,
      created_by: `'acc'`,
      created_by_name: `'样例'`,
      created_at: instant,
      updated_at: instant,
    }),
    rows('import_row', {
      import_id: of,
      number: `2 + (value - 1) % ${perImport}`,
      state: `iif(value % 10, 'unchanged', 'done')`,
      cells: `'[]'`,
      faults: `'[]'`,
      changes: `'[]'`,
    }),
  ],
  samples: {
    getImportTemplate: () => ({ query: { format: 'csv' } }),
    uploadRoster: ({ turn }) => ({ query: { fileName: 'roster.csv' }, raw: roster(turn) }),
    'uploadRoster, of people': ({ turn }) => ({
      query: { kind: 'people', fileName: 'people.csv' },
      raw: people(turn),
    }),
    listImports: () => ({}),
    'listImports, of one’s own': () => ({ as: 'enterprise_hr' }),
    exportImports: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    getImport: () => ({ params: one }),
    listImportRows: () => ({ params: one }),
    'listImportRows, in a state': () => ({ params: one, query: { state: 'done', limit: '10' } }),
    exportImportRows: () => ({ params: one, query: { format: 'csv', state: 'done' } }),
    mendRow: async (world) => ({
      params: { importId: await upload(world), number: '2' },
      body: { cells: ['常州改样例有限公司', '企业'] },
    }),
    commitImport: async (world) => ({ params: { importId: await upload(world) } }),
  },
} satisfies Bench
