import type { ImportRow, ImportRowState } from '@alliance/contracts/membership'
import { audit, exactlyOne, inParts, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asImportRow, countsMoved, mustImport } from './imports.usecases.ts'
import { judge } from './judging.rules.ts'
import { persistently } from './persistently.ts'
import { readRow } from './reading.rules.ts'
import { besideRegister, type Beside } from './register.usecases.ts'
import { rosterColumns } from './roster.rules.ts'

export type RowMend = { cells: string[] } | { skip: boolean }

/** A row that a mend may concern, as it stands, with the numbers of other rows that meet its codes. */
interface Concerned {
  number: number
  state: ImportRowState
  cells: string
  judged: string
  twins: string
  parent_in_file: 0 | 1
  import_state: string
  titles: string
  file_name: string
  version: number
}

/**
 * Gives a row other cells, or leaves it out, or takes it in again. It is checked against the register and the other
 * rows, and so is every row that shares a code with what it was or is: a conflict ends on both sides at once.
 *
 * @throws Problem `import.closed` once the import is being committed
 */
export const mend = (ctx: Context, importId: string, number: number, change: RowMend): Promise<ImportRow> =>
  persistently(() => mendOnce(ctx, importId, number, change))

async function mendOnce(ctx: Context, importId: string, number: number, change: RowMend): Promise<ImportRow> {
  mustImport(ctx)
  const cells = 'cells' in change ? fullWidth(change.cells) : null
  const concerned = await concernedBy(ctx, importId, number, cells)
  const target = concerned.find((row) => row.number === number)
  if (!target) throw new Problem('resource.not_found')
  if (target.import_state !== 'validated') throw new Problem('import.closed')

  const titles = JSON.parse(target.titles) as string[]
  const skip = 'skip' in change && change.skip
  const mended = readRow(cells ?? (JSON.parse(target.cells) as string[]), titles, target.file_name)
  const held = skip ? null : mended.code
  const rows = concerned.map((row) => {
    const own = row.number === number
    const now = own && cells ? cells : (JSON.parse(row.cells) as string[])
    const reading = own ? mended : readRow(now, titles, row.file_name)
    const others = JSON.parse(row.twins) as number[]
    const twins =
      !own && held !== null && held === reading.code ? [...others, number].sort((a, b) => a - b) : others
    const parentInFile = row.parent_in_file === 1 || (!own && held !== null && held === reading.parentCode)
    const judgement =
      own && skip
        ? { state: 'skipped' as const, faults: [], changes: [], organisationId: null }
        : judge(reading, { known: row.known, parentId: row.parentId, twins, parentInFile }, titles)
    return {
      before: row.state,
      judged: row.judged,
      number: row.number,
      cells: now,
      code: reading.code,
      parentCode: reading.parentCode,
      ...judgement,
    }
  })
  const changed = rows.filter(
    (row) => row.number === number || JSON.stringify([row.state, row.faults, row.changes]) !== row.judged,
  )
  const moves: Partial<Record<ImportRowState, number>> = {}
  for (const { before, state } of changed) {
    moves[before] = (moves[before] ?? 0) - 1
    moves[state] = (moves[state] ?? 0) + 1
  }
  const outcome = asImportRow(
    rows.find((row) => row.number === number)!,
    ctx.language,
  )
  return ctx.commit(
    outcome,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE import SET counts = ${countsMoved(moves)}, version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${importId} AND state = 'validated' AND version = ${target.version}`),
      'version.stale',
    ),
    inParts(changed.map(({ before: _, judged: __, ...row }) => ({ importId, ...row }))).map((json) =>
      ctx.db
        .run(sql`UPDATE import_row SET state = given.value ->> 'state', cells = given.value ->> 'cells', code = given.value ->> 'code',
          parent_code = given.value ->> 'parentCode', faults = given.value ->> 'faults', changes = given.value ->> 'changes',
          organisation_id = given.value ->> 'organisationId'
        FROM json_each(${json}) AS given
        WHERE import_row.import_id = given.value ->> 'importId' AND import_row.number = given.value ->> 'number'`),
    ),
    audit('import.mend', { type: 'import', id: importId }, { row: number, state: outcome.state }),
  )
}

function fullWidth(cells: readonly string[]): string[] {
  if (cells.length > rosterColumns.length)
    throw new Problem('request.invalid', { faults: [{ pointer: '/cells', code: 'too_big' }] })
  return rosterColumns.map((_, at) => cells[at] ?? '')
}

/** The row and every row that has, or whose parent has, the code that the row had or is given. One query. */
function concernedBy(
  ctx: Context,
  importId: string,
  number: number,
  cells: string[] | null,
): Promise<Beside<Concerned>[]> {
  const given =
    cells &&
    readRow(
      cells,
      rosterColumns.map(({ zh }) => zh),
      '',
    )
  const code = given
    ? sql`CASE WHEN row.number = ${number} THEN ${given.code} ELSE row.code END`
    : sql`row.code`
  const parentCode = given
    ? sql`CASE WHEN row.number = ${number} THEN ${given.parentCode} ELSE row.parent_code END`
    : sql`row.parent_code`
  const holder = sql`other.import_id = ${importId} AND other.state <> 'skipped' AND other.number <> ${number}`
  return besideRegister<Concerned>(
    ctx,
    sql`r.number AS number, r.state AS state, r.cells AS cells, r.judged AS judged, i.state AS import_state, i.columns AS titles,
      i.file_name AS file_name, i.version AS version,
      (SELECT json_group_array(other.number) FROM import_row other WHERE ${holder} AND other.code = r.code AND other.number <> r.number) AS twins,
      EXISTS (SELECT 1 FROM import_row other WHERE ${holder} AND other.code = r.parent_code) AS parent_in_file`,
    sql`(
      WITH asked(code) AS (
        SELECT code FROM import_row WHERE import_id = ${importId} AND number = ${number} AND code IS NOT NULL
        UNION SELECT value FROM json_each(${JSON.stringify(given?.code ? [given.code] : [])})
      ), concerned(number) AS (
        SELECT ${number} + 0
        UNION SELECT twin.number FROM asked CROSS JOIN import_row twin
          ON twin.import_id = ${importId} AND twin.code = asked.code AND twin.state <> 'skipped'
        UNION SELECT child.number FROM asked CROSS JOIN import_row child
          ON child.import_id = ${importId} AND child.parent_code = asked.code AND child.state <> 'skipped'
      )
      SELECT row.number, row.state, row.cells, json_array(row.state, json(row.faults), json(row.changes)) AS judged,
        ${code} AS code, ${parentCode} AS parent_code
      FROM concerned CROSS JOIN import_row row ON row.import_id = ${importId} AND row.number = concerned.number) r
      JOIN import i ON i.id = ${importId}`,
  )
}
