import type { Import, RosterKind as RosterName } from '@alliance/contracts/membership'
import { audit, insertAll, newId, Problem, type Context } from '@alliance/service-kit'
import { readSheet, SheetProblem, type Sheet } from '@alliance/service-kit/sheets/index'
import { sql } from 'drizzle-orm'
import { placeHeader } from './header.rules.ts'
import { asImport, mustImport } from './imports.usecases.ts'
import { importFile, importRow, type ImportFileRow } from './imports.table.ts'
import { judge, namedTwins, type Judgement } from './judging.rules.ts'
import { besideRegister, rowsGiven, viewOf } from './register.usecases.ts'
import type { Reading, RosterKind, View } from './roster.ts'
import { seal } from './sealing.usecases.ts'

/** Characters of all cells at the most: an XLSX file of 5 MB may unfold to ten times that. */
const textLimit = 6_000_000

export const noCounts = {
  total: 0,
  create: 0,
  update: 0,
  unchanged: 0,
  invalid: 0,
  skipped: 0,
  done: 0,
  failed: 0,
}

/**
 * Reads a roster and checks every row; nothing of the register changes. One query for all that the register has
 * of the file's keys, one batch for the import and its rows.
 *
 * @throws Problem `import.unreadable`, `import.too_large`, `import.columns` with what is wrong
 */
export async function upload(
  ctx: Context,
  name: RosterName,
  fileName: string,
  bytes: Uint8Array,
): Promise<Import> {
  const kind = mustImport(ctx, name)
  const sheet = await sheetIn(bytes)
  const placed = placeHeader(kind, sheet.header, sheet.rows)
  if ('faults' in placed) throw new Problem('import.columns', { faults: placed.faults })
  const view = viewOf(ctx, kind, { titles: placed.titles, fileName })
  const rows = await Promise.all(
    sheet.rows.map(async ({ number, cells }) => {
      const arranged = placed.arrange(cells)
      return { number, cells: arranged, reading: await kind.read(arranged, view) }
    }),
  )
  const judgements = await judgeAll(ctx, kind, rows, view)

  const counts: Import['counts'] = { ...noCounts, total: rows.length }
  for (const { state } of judgements) counts[state] += 1
  const entered: ImportFileRow = {
    id: newId('import', new Date(ctx.now)),
    kind: name,
    fileName,
    format: sheet.format,
    encoding: sheet.encoding ?? null,
    state: 'validated',
    columns: placed.titles,
    counts,
    createdBy: ctx.principal.id,
    createdByName: ctx.principal.name,
    committedBy: null,
    committedByName: null,
    committedGrants: null,
    leaseUntil: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  const kept = await Promise.all(
    rows.map(async ({ number, cells, reading: { holds, seeks, keys } }, at) => {
      const { state, faults, changes, candidates, subjectId } = judgements[at]!
      return {
        importId: entered.id,
        number,
        ...(await seal(kind.columns, { importId: entered.id, number }, cells)),
        holds,
        seeks,
        keys,
        state,
        faults,
        changes,
        candidates,
        subjectId,
      }
    }),
  )
  return ctx.commit(
    asImport(entered),
    ctx.db.insert(importFile).values(entered),
    insertAll(ctx, importRow, kept),
    audit('import.upload', { type: 'import', id: entered.id }, { kind: name, format: sheet.format, counts }),
  )
}

async function sheetIn(bytes: Uint8Array): Promise<Sheet> {
  const sheet = await readSheet(bytes).catch((error: unknown) => {
    if (!(error instanceof SheetProblem)) throw error
    const tooLarge = error.reason === 'too_large' || error.reason === 'too_many_rows'
    throw new Problem(tooLarge ? 'import.too_large' : 'import.unreadable', {
      faults: [{ pointer: `/${error.row ?? ''}`, code: `sheet.${error.reason}` }],
      cause: error,
    })
  })
  const text = sheet.rows.reduce(
    (sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0),
    0,
  )
  if (text > textLimit)
    throw new Problem('import.too_large', { faults: [{ pointer: '/', code: 'sheet.expands_too_much' }] })
  return sheet
}

async function judgeAll(
  ctx: Context,
  kind: RosterKind,
  rows: readonly { number: number; reading: Reading }[],
  view: View,
): Promise<Judgement[]> {
  const holders = Map.groupBy(
    rows.filter(({ reading }) => reading.holds !== null),
    ({ reading }) => reading.holds,
  )
  const others = (key: string | null, than: number) =>
    // No more than a fault names: otherwise 5,000 rows of one key are 25 million pairs.
    (key === null ? [] : (holders.get(key) ?? []))
      .slice(0, namedTwins + 1)
      .map(({ number }) => number)
      .filter((number) => number !== than)
  const told = rows.filter(({ reading }) => !reading.blank)
  const met = new Map(
    told.length === 0
      ? []
      : (await besideRegister<{ number: number }>(ctx, kind, sql`r.number AS number`, rowsGiven(told))).map(
          (row) => [row.number, row.met],
        ),
  )
  return rows.map(({ number, reading }) =>
    judge(kind, reading, met.get(number) ?? {}, {
      ...view,
      twins: others(reading.holds, number),
      sought: others(reading.seeks, number),
    }),
  )
}
