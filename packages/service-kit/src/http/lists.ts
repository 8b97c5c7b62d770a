import { csvType, exportLimit, xlsxType, type Column, type Page } from '@alliance/contracts'
import type { Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { audit } from '../audit/audit.ts'
import { Problem } from '../problem.ts'
import { writeCsv, writeXlsx } from '../sheets/index.ts'
import { contextOf, type ServiceBindings, type ServiceEnv } from './request.ts'

/** A page with the `Link` header of RFC 8288 to the next one. */
export function replyPage<B extends ServiceBindings, T>(c: HonoContext<ServiceEnv<B>>, page: Page<T>) {
  if (page.nextCursor !== null) {
    const url = new URL(c.req.url)
    url.searchParams.set('cursor', page.nextCursor)
    // Services answer below the gateway's base path; a relative reference is right on both sides.
    c.header('link', `<?${url.searchParams.toString()}>; rel="next"`)
  }
  return c.json(page, 200)
}

/** How a use case gives one page of a list. */
export type PageOf<T> = (paging: { limit: number; cursor?: string }) => Promise<Page<T>>

const exportPage = 1000

/**
 * A whole list as a file, page by page, and the audit row that says who took it.
 *
 * @throws Problem `export.too_large` past `exportLimit` rows
 */
export async function replySheet<B extends ServiceBindings, T>(
  c: HonoContext<ServiceEnv<B>>,
  name: string,
  format: 'xlsx' | 'csv',
  columns: Column<T>[],
  pageOf: PageOf<T>,
): Promise<Response> {
  const ctx = contextOf(c)
  const rows = await collect(pageOf)
  const titled = columns.map((column) => ({
    title: ctx.language === 'en' ? column.en : column.zh,
    value: (row: T) => column.value(row) ?? null,
  }))
  const body = format === 'csv' ? writeCsv(titled, rows) : await writeXlsx(titled, rows, { sheetName: name })
  await recordExport(ctx, name, format, rows.length)
  return c.body(body as Uint8Array<ArrayBuffer>, 200, {
    'content-type': format === 'csv' ? `${csvType}; charset=utf-8` : xlsxType,
    'content-disposition': `attachment; filename="${name}-${ctx.today}.${format}"`,
  })
}

const recordExport = (ctx: Context, name: string, format: string, rows: number) =>
  ctx.commit(null, audit('list.export', { type: 'list', id: name }, { format, rows }))

async function collect<T>(pageOf: PageOf<T>): Promise<T[]> {
  const rows: T[] = []
  let cursor: string | undefined
  do {
    const page = await pageOf({ limit: exportPage, ...(cursor ? { cursor } : {}) })
    rows.push(...page.items)
    if (rows.length > exportLimit) throw new Problem('export.too_large')
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return rows
}
