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

/**
 * What a roster tells of. Organisations are imported by the zone alone; people, affiliations and posts by whoever
 * writes them, and each row must lie within their reach.
 */
export const RosterKind = z.enum(['organisations', 'people', 'affiliations', 'posts']).openapi('RosterKind')
export type RosterKind = z.infer<typeof RosterKind>

export const rosterNames: Record<RosterKind, string> = {
  organisations: '单位',
  people: '人员',
  affiliations: '组织关系',
  posts: '党内职务',
}

export const Import = z
  .strictObject({
    id: idOf('import'),
    kind: RosterKind,
    fileName: z.string(),
    format: z.enum(['xlsx', 'csv']),
    encoding: z.string().nullable(),
    state: ImportState,
    columns: z.array(z.string()),
    /** Columns with identifiers: their cells are kept encrypted until the commit, and shown masked. */
    masked: z.array(z.string()),
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

export const RosterCandidate = z
  .strictObject({
    personId: idOf('person'),
    name: z.string(),
    documentMask: z.string().nullable(),
    phoneMask: z.string().nullable(),
    title: z.string().nullable(),
  })
  .openapi('RosterCandidate')
export type RosterCandidate = z.infer<typeof RosterCandidate>

export const ImportRow = z
  .strictObject({
    number: z.int().openapi({ description: 'The row’s number in the sheet, the header being 1.' }),
    state: ImportRowState,
    /** A masked cell that is sent back as it is shown stays as it is. */
    cells: z.array(z.string()),
    /** Pointers name the column: `/统一社会信用代码`. */
    errors: z.array(FieldProblem),
    /** Of an update: what changes, column by column. */
    changes: z.array(z.strictObject({ column: z.string(), before: z.string(), after: z.string() })),
    /** The organisation, or the person, that the row tells of. */
    organisationId: idOf('organisation').nullable(),
    personId: idOf('person').nullable(),
    /** People whom the row may mean, where it does not say which. */
    candidates: z.array(RosterCandidate),
  })
  .openapi('ImportRow')
export type ImportRow = z.infer<typeof ImportRow>

const tags = ['Imports']
const kind = RosterKind.default('organisations')
const params = z.strictObject({ importId: idOf('import') })

export const getImportTemplate = route({
  method: 'get',
  path: '/imports/template',
  operationId: 'getImportTemplate',
  summary: 'An empty roster with an explanation of its columns',
  tags,
  access: can('import:write'),
  request: { query: z.strictObject({ kind, format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
  responses: { 200: sheetAnswer },
})

export const uploadRoster = route({
  method: 'post',
  path: '/imports',
  operationId: 'uploadRoster',
  summary: 'Upload a roster; nothing is entered yet',
  tags,
  access: can('import:write'),
  writes: 'keyed',
  request: {
    query: z.strictObject({ kind, fileName: z.string().trim().min(1).max(200) }),
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
  summary: 'Imports, newest first: one’s own, and all for whoever may import everything',
  tags,
  access: can('import:write'),
  filter: z.strictObject({ kind: RosterKind.optional() }),
  item: Import,
  columns: [
    { zh: '名册', en: 'Roster', value: (row) => rosterNames[row.kind] },
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
  access: can('import:write'),
  request: { params },
  responses: { 200: answer(Import, 'The import') },
})

export const importRows = lists({
  path: '/imports/{importId}/rows',
  name: 'ImportRows',
  summary: 'Rows of an import with their faults and differences, in the order of the sheet',
  tags,
  access: can('import:write'),
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
  summary: 'Correct a row’s cells, say which person it means, or skip the row',
  tags,
  access: can('import:write'),
  writes: 'free',
  request: {
    params: params.extend({ number: z.coerce.number().int().min(2) }),
    body: json(
      z
        .union([
          z.strictObject({ cells: z.array(z.string().max(4000)).max(60) }),
          z.strictObject({ skip: z.boolean() }),
          z.strictObject({ personId: idOf('person') }),
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
  access: can('import:write'),
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
