import type { Import } from '@alliance/contracts/membership'
import { audit, insertAll, newId, Problem, type Context } from '@alliance/service-kit'
import { readSheet, SheetProblem, type Sheet } from '@alliance/service-kit/sheets/index'
import { sql } from 'drizzle-orm'
import { placeHeader } from './header.rules.ts'
import { asImport, mustImport } from './imports.usecases.ts'
import { importFile, importRow, type ImportFileRow } from './imports.table.ts'
import { judge, namedTwins, type Judgement } from './judging.rules.ts'
import { readRow, type Reading } from './reading.rules.ts'
import { besideRegister } from './register.usecases.ts'

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
 * of the file's codes, one batch for the import and its rows.
 *
 * @throws Problem `import.unreadable`, `import.too_large`, `import.columns` with what is wrong
 */
export async function upload(ctx: Context, fileName: string, bytes: Uint8Array): Promise<Import> {
  mustImport(ctx)
  const sheet = await sheetIn(bytes)
  const placed = placeHeader(sheet.header, sheet.rows)
  if ('faults' in placed) throw new Problem('import.columns', { faults: placed.faults })
  const rows = sheet.rows.map(({ number, cells }) => {
    const arranged = placed.arrange(cells)
    return { number, cells: arranged, reading: readRow(arranged, placed.titles, fileName) }
  })
  const judgements = await judgeAll(ctx, rows, placed.titles)

  const counts: Import['counts'] = { ...noCounts, total: rows.length }
  for (const { state } of judgements) counts[state] += 1
  const entered: ImportFileRow = {
    id: newId('import', new Date(ctx.now)),
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
    leaseUntil: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asImport(entered),
    ctx.db.insert(importFile).values(entered),
    insertAll(
      ctx,
      importRow,
      rows.map(({ number, cells, reading }, at) => ({
        importId: entered.id,
        number,
        cells,
        code: reading.code,
        parentCode: reading.parentCode,
        ...judgements[at]!,
      })),
    ),
    audit('import.upload', { type: 'import', id: entered.id }, { format: sheet.format, counts }),
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
  rows: readonly { number: number; reading: Reading }[],
  titles: readonly string[],
): Promise<Judgement[]> {
  const holders = Map.groupBy(
    rows.filter(({ reading }) => reading.code !== null),
    ({ reading }) => reading.code,
  )
  const coded = rows.filter(({ reading }) => reading.code !== null || reading.parentCode !== null)
  const codes = coded.map(({ number, reading }) => ({
    number,
    code: reading.code,
    parentCode: reading.parentCode,
  }))
  const met = new Map(
    (
      await besideRegister<{ number: number }>(
        ctx,
        sql`r.number AS number`,
        sql`(SELECT value ->> 'number' AS number, value ->> 'code' AS code, value ->> 'parentCode' AS parent_code
          FROM json_each(${JSON.stringify(codes)})) r`,
        sql`o.id IS NOT NULL OR p.id IS NOT NULL`,
      )
    ).map((row) => [row.number, row]),
  )
  return rows.map(({ number, reading }) => {
    const found = met.get(number)
    // No more than a fault names: otherwise 5,000 rows of one code are 25 million pairs.
    const twins = (holders.get(reading.code) ?? [])
      .slice(0, namedTwins + 1)
      .map((row) => row.number)
      .filter((other) => other !== number)
    const parentInFile = reading.parentCode !== null && holders.has(reading.parentCode)
    return judge(
      reading,
      { known: found?.known ?? null, parentId: found?.parentId ?? null, twins, parentInFile },
      titles,
    )
  })
}
