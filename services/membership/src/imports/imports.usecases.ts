import type { Page } from '@alliance/contracts'
import type { Import, ImportRow, ImportRowState } from '@alliance/contracts/membership'
import {
  after,
  fieldProblem,
  keysOf,
  pageFrom,
  Problem,
  type Context,
  type Language,
} from '@alliance/service-kit'
import { desc, eq, sql, type SQL } from 'drizzle-orm'
import {
  importFile,
  importRow,
  type ImportFileRow,
  type ImportRowRow,
  type StoredFault,
} from './imports.table.ts'

/** Imports are work on the whole register, so a permission that ends at some organisations does not open them. */
export function mustImport(ctx: Context): void {
  if (ctx.reach('organisation:import') !== 'everywhere') throw new Problem('access.denied')
}

export const asImport = ({
  id,
  fileName,
  format,
  encoding,
  state,
  columns,
  counts,
  createdByName,
  version,
  createdAt,
  updatedAt,
}: ImportFileRow): Import => ({
  id,
  fileName,
  format,
  encoding,
  state,
  columns,
  counts,
  createdBy: createdByName,
  version,
  createdAt,
  updatedAt,
})

type ShownRow = Pick<ImportRowRow, 'number' | 'state' | 'cells' | 'faults' | 'changes' | 'organisationId'>

export const asImportRow = (
  { number, state, cells, faults, changes, organisationId }: ShownRow,
  language: Language,
): ImportRow => ({
  number,
  state,
  cells,
  errors: faults.map((fault) => inWords(fault, language)),
  changes,
  organisationId,
})

function inWords({ column, code, rows }: StoredFault, language: Language) {
  const told = fieldProblem({ pointer: `/${column}`, code }, language)
  if (!rows?.length) return told
  return {
    ...told,
    detail:
      language === 'en'
        ? `${told.detail} (row ${rows.join(', ')})`
        : `${told.detail}（第 ${rows.join('、')} 行）`,
  }
}

/** What a change of rows' states does to their import's counts: the same numbers that counting anew would give. */
export const countsMoved = (moves: Partial<Record<ImportRowState, number>>): SQL =>
  sql`(SELECT json_group_object(key, value + coalesce(${JSON.stringify(moves)} ->> key, 0)) FROM json_each(counts))`

interface Paging {
  limit: number
  cursor?: string
}

/** A page of imports, newest first. */
export async function list(ctx: Context, { limit, cursor }: Paging): Promise<Page<Import>> {
  mustImport(ctx)
  const rows = await ctx.db
    .select()
    .from(importFile)
    .where(after([sql`id`], keysOf(cursor, ['string']), 'descending'))
    .orderBy(desc(importFile.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], asImport)
}

/** One import with its progress. */
export const get = async (ctx: Context, id: string): Promise<Import> => asImport(await read(ctx, id))

export async function read(ctx: Context, id: string): Promise<ImportFileRow> {
  mustImport(ctx)
  const [row] = await ctx.db.select().from(importFile).where(eq(importFile.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

/** A page of an import's rows in the order of the sheet. */
export async function listRows(
  ctx: Context,
  importId: string,
  { limit, cursor, state }: Paging & { state?: ImportRowState },
): Promise<Page<ImportRow>> {
  mustImport(ctx)
  const conditions: SQL[] = [sql`import_id = ${importId}`, after([sql`number`], keysOf(cursor, ['number']))]
  if (state) conditions.push(sql`state = ${state}`)
  const rows = await ctx.db
    .select()
    .from(importRow)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(importRow.number)
    .limit(limit + 1)
  if (rows.length === 0) await read(ctx, importId)
  return pageFrom(
    rows,
    limit,
    (row) => [row.number],
    (row) => asImportRow(row, ctx.language),
  )
}
