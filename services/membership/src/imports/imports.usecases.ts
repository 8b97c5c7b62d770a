import type { Page } from '@alliance/contracts'
import type {
  Import,
  ImportRow,
  ImportRowState,
  RosterKind as RosterName,
} from '@alliance/contracts/membership'
import {
  after,
  fieldProblem,
  keysOf,
  oneTrip,
  pageFrom,
  Problem,
  type Context,
  type Language,
} from '@alliance/service-kit'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { desc, eq, sql, type SQL } from 'drizzle-orm'
import {
  importFile,
  importRow,
  type ImportFileRow,
  type ImportRowRow,
  type StoredFault,
} from './imports.table.ts'
import { rosterKinds } from './kinds.ts'
import type { RosterKind } from './roster.ts'

/**
 * The kind of roster that somebody is about to import.
 *
 * @throws Problem `access.denied` when its rows are not theirs to write
 */
export function mustImport(ctx: Context, name: RosterName): RosterKind {
  const kind = rosterKinds[name]
  if (kind.spansRegister && ctx.reach(kind.permission) !== 'everywhere') throw new Problem('access.denied')
  ctx.reach(kind.permission)
  return kind
}

/** A roster is its uploader's to see, and the zone's, whose right to import spans everything. */
const seesAll = (ctx: Context): boolean => ctx.reach('import:write') === 'everywhere'

/** @throws Problem `resource.not_found`, `access.denied` */
export function mustSee(ctx: Context, { createdBy, kind }: Pick<ImportFileRow, 'createdBy' | 'kind'>): void {
  if (!seesAll(ctx) && createdBy !== ctx.principal.id) throw new Problem('resource.not_found')
  mustImport(ctx, kind)
}

export const asImport = ({
  id,
  kind,
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
  kind,
  fileName,
  format,
  encoding,
  state,
  columns,
  masked: columns.filter((_, at) => rosterKinds[kind].columns[at]?.mask),
  counts,
  createdBy: createdByName,
  version,
  createdAt,
  updatedAt,
})

type ShownRow = Pick<
  ImportRowRow,
  'number' | 'state' | 'cells' | 'faults' | 'changes' | 'candidates' | 'subjectId'
>

export const asImportRow = (
  { number, state, cells, faults, changes, candidates, subjectId }: ShownRow,
  kind: RosterName,
  language: Language,
): ImportRow => ({
  number,
  state,
  cells,
  errors: faults.map((fault) => inWords(fault, language)),
  changes,
  organisationId: kind === 'organisations' ? subjectId : null,
  personId: kind === 'organisations' ? null : subjectId,
  candidates,
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
export async function list(
  ctx: Context,
  { limit, cursor, kind }: Paging & { kind?: RosterName },
): Promise<Page<Import>> {
  const conditions: SQL[] = [after([sql`id`], keysOf(cursor, ['string']), 'descending')]
  if (!seesAll(ctx)) conditions.push(sql`created_by = ${ctx.principal.id}`)
  if (kind) conditions.push(sql`kind = ${kind}`)
  const rows = await ctx.db
    .select()
    .from(importFile)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(importFile.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], asImport)
}

/** One import with its progress. */
export const get = async (ctx: Context, id: string): Promise<Import> => asImport(await read(ctx, id))

export async function read(ctx: Context, id: string): Promise<ImportFileRow> {
  const [row] = await ctx.db.select().from(importFile).where(eq(importFile.id, id))
  if (!row) throw new Problem('resource.not_found')
  mustSee(ctx, row)
  return row
}

/** One row with its import, in one query. */
export async function readRow(
  ctx: Context,
  importId: string,
  number: number,
): Promise<{ file: ImportFileRow; row: ImportRowRow }> {
  const [file, row] = await oneTrip(
    ctx,
    sql`SELECT ${columnsOf(importFile, 'import')} FROM import WHERE id = ${importId}`,
    sql`SELECT ${columnsOf(importRow, 'import_row')} FROM import_row WHERE import_id = ${importId} AND number = ${number}`,
  )
  if (!file?.[0] || !row?.[0]) throw new Problem('resource.not_found')
  return { file: asRow(importFile, file[0]), row: asRow(importRow, row[0]) }
}

/** A page of an import's rows in the order of the sheet. */
export async function listRows(
  ctx: Context,
  importId: string,
  { limit, cursor, state }: Paging & { state?: ImportRowState },
): Promise<Page<ImportRow>> {
  const conditions: SQL[] = [sql`import_id = ${importId}`, after([sql`number`], keysOf(cursor, ['number']))]
  if (state) conditions.push(sql`state = ${state}`)
  const [files, found] = await oneTrip(
    ctx,
    sql`SELECT kind, created_by AS createdBy FROM import WHERE id = ${importId}`,
    sql`SELECT ${columnsOf(importRow, 'import_row')} FROM import_row WHERE ${sql.join(conditions, sql` AND `)} ORDER BY number LIMIT ${limit + 1}`,
  )
  const file = files?.[0] as Pick<ImportFileRow, 'kind' | 'createdBy'> | undefined
  if (!file) throw new Problem('resource.not_found')
  mustSee(ctx, file)
  return pageFrom(
    found!.map((row) => asRow(importRow, row)),
    limit,
    (row) => [row.number],
    (row) => asImportRow(row, file.kind, ctx.language),
  )
}
