import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists, sheetAnswer, xlsxType } from '../kit/page.ts'
import { Instant } from '../kit/primitives.ts'
import { FieldProblem } from '../kit/problem-document.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/**
 * validated → committing → committed. An import is committed a few hundred rows at a time; each row's mark and the
 * organisation it makes are one batch, so an interruption leaves every row done or not done.
 */
export const ImportState = z.enum(['validated', 'committing', 'committed']).openapi('ImportState')
export const ImportRowState = z
  .enum(['create', 'update', 'unchanged', 'invalid', 'skipped', 'done', 'failed'])
  .openapi('ImportRowState')
export type ImportRowState = z.infer<typeof ImportRowState>

export const Import = z
  .strictObject({
    id: idOf('import'),
    fileName: z.string(),
    format: z.enum(['xlsx', 'csv']),
    encoding: z.string().nullable(),
    state: ImportState,
    columns: z.array(z.string()),
    counts: z.strictObject({
      total: z.int(),
      create: z.int(),
      update: z.int(),
      unchanged: z.int(),
      invalid: z.int(),
      skipped: z.int(),
      done: z.int(),
      failed: z.int(),
    }),
    createdBy: z.string(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Import')
export type Import = z.infer<typeof Import>

export const ImportRow = z
  .strictObject({
    number: z.int().openapi({ description: 'The row’s number in the sheet, the header being 1.' }),
    state: ImportRowState,
    cells: z.array(z.string()),
    /** Pointers name the column: `/统一社会信用代码`. */
    errors: z.array(FieldProblem),
    /** Of an update: what changes, column by column. */
    changes: z.array(z.strictObject({ column: z.string(), before: z.string(), after: z.string() })),
    organisationId: idOf('organisation').nullable(),
  })
  .openapi('ImportRow')
export type ImportRow = z.infer<typeof ImportRow>

const tags = ['Imports']
const params = z.strictObject({ importId: idOf('import') })

export const getImportTemplate = route({
  method: 'get',
  path: '/imports/template',
  operationId: 'getImportTemplate',
  summary: 'An empty roster with an explanation of its columns',
  tags,
  access: can('organisation:import'),
  request: { query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { 200: sheetAnswer },
})

export const uploadRoster = route({
  method: 'post',
  path: '/imports',
  operationId: 'uploadRoster',
  summary: 'Upload a roster of organisations; nothing is entered yet',
  tags,
  access: can('organisation:import'),
  writes: 'keyed',
  request: {
    query: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
    body: {
      required: true,
      content: {
        [xlsxType]: { schema: z.string().openapi({ format: 'binary' }) },
        'text/csv': { schema: z.string().openapi({ format: 'binary' }) },
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
  },
  responses: {
    201: answer(Import, 'Read and checked'),
    ...errors('import.unreadable', 'import.columns', 'import.too_large'),
  },
})

export const imports = lists({
  path: '/imports',
  name: 'Imports',
  summary: 'Imports, newest first',
  tags,
  access: can('organisation:import'),
  filter: z.strictObject({}),
  item: Import,
  columns: [
    { zh: '文件', en: 'File', value: (row) => row.fileName },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '总行数', en: 'Rows', value: (row) => row.counts.total },
    { zh: '已完成', en: 'Done', value: (row) => row.counts.done },
    { zh: '有误', en: 'Faulty', value: (row) => row.counts.invalid },
    { zh: '时间', en: 'At', value: (row) => row.createdAt },
  ],
})

export const getImport = route({
  method: 'get',
  path: '/imports/{importId}',
  operationId: 'getImport',
  summary: 'One import with its progress',
  tags,
  access: can('organisation:import'),
  request: { params },
  responses: { 200: answer(Import, 'The import') },
})

export const importRows = lists({
  path: '/imports/{importId}/rows',
  name: 'ImportRows',
  summary: 'Rows of an import with their faults and differences, in the order of the sheet',
  tags,
  access: can('organisation:import'),
  params,
  filter: z.strictObject({ state: ImportRowState.optional() }),
  item: ImportRow,
  columns: [
    { zh: '行号', en: 'Row', value: (row) => row.number },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '内容', en: 'Cells', value: (row) => row.cells.join(' | ') },
    {
      zh: '错误',
      en: 'Faults',
      value: (row) => row.errors.map((fault) => `${fault.pointer.slice(1)}：${fault.detail}`).join('；'),
    },
  ],
})

export const mendRow = route({
  method: 'patch',
  path: '/imports/{importId}/rows/{number}',
  operationId: 'mendRow',
  summary: 'Correct a row’s cells, or skip the row',
  tags,
  access: can('organisation:import'),
  writes: 'free',
  request: {
    params: params.extend({ number: z.coerce.number().int().min(2) }),
    body: json(
      z
        .union([
          z.strictObject({ cells: z.array(z.string().max(4000)).max(60) }),
          z.strictObject({ skip: z.boolean() }),
        ])
        .openapi('RowMend'),
    ),
  },
  responses: { 200: answer(ImportRow, 'Checked again'), ...errors('import.closed') },
})

export const commitImport = route({
  method: 'post',
  path: '/imports/{importId}/commit',
  operationId: 'commitImport',
  summary: 'Enter the rows; goes on by itself, ask for the import to see the progress',
  tags,
  access: can('organisation:import'),
  writes: 'keyed',
  request: { params },
  responses: { 202: answer(Import, 'Begun'), ...errors('import.not_ready', 'import.closed') },
})

export const importRoutes = [
  getImportTemplate,
  uploadRoster,
  imports.list,
  imports.file,
  getImport,
  importRows.list,
  importRows.file,
  mendRow,
  commitImport,
]
