import { z, type RouteConfig } from '@hono/zod-openapi'
import type { Access } from './access.ts'
import { answer, errors, route } from './route.ts'

/** The query of every list: keyset pages, never an offset. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional().openapi({ description: 'The `nextCursor` of the page before.' }),
})

/** A page of a list. `nextCursor` is null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** A column of an exported list: its titles, and how a cell is had from a row. */
export interface Column<T> {
  zh: string
  en: string
  value: (row: T) => string | number | boolean | null | undefined
}

/** A list's rows at the most in one exported file; a larger list is narrowed by its filters first. */
export const exportLimit = 20_000

interface ListDeclaration<
  P extends string,
  Q extends z.ZodRawShape,
  T extends z.ZodType,
  M extends z.ZodObject,
  F extends z.infer<T>,
> {
  path: P
  /** The plural noun, as in `Organisations`: gives `listOrganisations` and `exportOrganisations`. */
  name: string
  summary: string
  tags: string[]
  access: Access
  filter: z.ZodObject<Q>
  /** Of a list below one thing: its path parameters. */
  params?: M
  item: T
  /** Of the file's rows: the list's, or rows that tell more, where a file is to be imported again. */
  columns: Column<F>[]
}

/**
 * Declares a list and its export together, so that every list can be taken home as XLSX or CSV.
 *
 * The two routes take the same filters; the export leaves out paging and adds `format`.
 */
export function lists<
  const P extends string,
  Q extends z.ZodRawShape,
  T extends z.ZodType,
  M extends z.ZodObject = z.ZodObject<{}>,
  F extends z.infer<T> = z.infer<T>,
>(list: ListDeclaration<P, Q, T, M, F>) {
  const shared = { method: 'get' as const, tags: list.tags, access: list.access }
  const request = <S extends z.ZodRawShape>(query: z.ZodObject<S>) => ({ query, params: list.params as M })
  return {
    list: route({
      ...shared,
      path: list.path,
      operationId: `list${list.name}`,
      summary: list.summary,
      request: request(list.filter.extend(PageQuery.shape)),
      responses: { 200: answer(pageOf(list.item), 'One page'), ...errors('page.bad_cursor') },
    }),
    file: route({
      ...shared,
      path: `${list.path}/export` as const,
      operationId: `export${list.name}`,
      summary: `${list.summary}, as a file`,
      request: request(list.filter.extend(FileQuery.shape)),
      responses: { 200: sheetAnswer, ...errors('export.too_large') },
    }),
    columns: list.columns,
  }
}

const FileQuery = z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const csvType = 'text/csv'

const file = { schema: z.string().openapi({ format: 'binary' }) }
/** A spreadsheet as an answer. */
export const sheetAnswer = {
  description: 'The rows as a spreadsheet',
  content: { [xlsxType]: file, [csvType]: file },
} satisfies RouteConfig['responses'][number]
