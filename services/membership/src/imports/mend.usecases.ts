import type { ImportRow, ImportRowState } from '@alliance/contracts/membership'
import { audit, exactlyOne, inParts, Problem, type Context } from '@alliance/service-kit'
import { getTableColumns, sql } from 'drizzle-orm'
import { asImportRow, countsMoved, mustSee, readRow } from './imports.usecases.ts'
import { importRow, type ImportFileRow, type ImportRowRow } from './imports.table.ts'
import { judge } from './judging.rules.ts'
import { rosterKinds } from './kinds.ts'
import { persistently } from './persistently.ts'
import { besideRegister, viewOf, type Beside } from './register.usecases.ts'
import { standingNowhere, type Reading, type RosterKind } from './roster.ts'
import { open, seal, unmask } from './sealing.usecases.ts'

export type RowMend = { cells: string[] } | { skip: boolean } | { personId: string }

/**
 * Gives a row other cells, says whom it means, leaves it out, or takes it in again. It is checked against the register
 * and the other rows, and so is every row that shares a key with what it was or is: a conflict ends on both sides at
 * once.
 *
 * @throws Problem `import.closed` once the import is being committed
 */
export const mend = (ctx: Context, importId: string, number: number, change: RowMend): Promise<ImportRow> =>
  persistently(() => mendOnce(ctx, importId, number, change))

async function mendOnce(ctx: Context, importId: string, number: number, change: RowMend): Promise<ImportRow> {
  const { file, row } = await readRow(ctx, importId, number)
  const kind = rosterKinds[file.kind]
  mustSee(ctx, file)
  if (file.state !== 'validated') throw new Problem('import.closed')
  const view = viewOf(ctx, kind, { titles: file.columns, fileName: file.fileName })
  const cells = 'cells' in change ? await unmask(row, fullWidth(kind, change.cells)) : await open(row)
  const mended = await kind.read(cells, view)
  // Other cells may mean someone else.
  const chosenId = 'personId' in change ? change.personId : 'cells' in change ? null : row.chosenId
  const skip = 'skip' in change && change.skip
  const holds = skip ? null : mended.holds

  const concerned = await concernedBy(ctx, kind, file, row, mended, holds)
  const rows = await Promise.all(
    concerned.map(async (one) => {
      const own = one.number === number
      const reading = own ? mended : await kind.read(await open({ ...one, importId }), view)
      const numbers = (key: string | null, others: readonly number[]) =>
        !own && holds !== null && holds === key ? [...others, number].sort((a, b) => a - b) : others
      const chosen = own ? chosenId : one.chosenId
      const judgement =
        own && skip
          ? { ...standingNowhere, state: 'skipped' as const, faults: [] }
          : judge(kind, reading, one.met, {
              ...view,
              twins: numbers(reading.holds, one.twins),
              sought: numbers(reading.seeks, one.sought),
              chosenId: chosen,
            })
      const kept = own
        ? await seal(kind.columns, { importId, number }, cells)
        : { cells: one.cells, sealed: one.sealed }
      const { state, faults, changes, candidates, subjectId } = judgement
      return {
        before: one.state,
        judged: JSON.stringify([one.state, one.faults, one.changes, one.candidates]),
        row: {
          importId,
          number: one.number,
          ...kept,
          state,
          faults,
          changes,
          candidates,
          subjectId,
          chosenId: chosen,
          holds: reading.holds,
          seeks: reading.seeks,
          keys: reading.keys,
        } satisfies ImportRowRow,
      }
    }),
  )
  const changed = rows.filter(
    ({ judged, row: { number: at, state, faults, changes, candidates } }) =>
      at === number || JSON.stringify([state, faults, changes, candidates]) !== judged,
  )
  const moves: Partial<Record<ImportRowState, number>> = {}
  for (const {
    before,
    row: { state },
  } of changed) {
    moves[before] = (moves[before] ?? 0) - 1
    moves[state] = (moves[state] ?? 0) + 1
  }
  const outcome = asImportRow(rows.find((one) => one.row.number === number)!.row, file.kind, ctx.language)
  return ctx.commit(
    outcome,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE import SET counts = ${countsMoved(moves)}, version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${importId} AND state = 'validated' AND version = ${file.version}`),
      'version.stale',
    ),
    inParts(changed.map((one) => one.row)).map((json) =>
      ctx.db.run(sql`UPDATE import_row SET ${newValues} FROM json_each(${json}) AS given
        WHERE import_row.import_id = given.value ->> 'importId' AND import_row.number = given.value ->> 'number'`),
    ),
    audit('import.mend', { type: 'import', id: importId }, { row: number, state: outcome.state }),
  )
}

const newValues = sql.join(
  Object.keys(getTableColumns(importRow))
    .filter((key) => key !== 'importId' && key !== 'number')
    .map((key) =>
      sql.raw(`${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = given.value ->> '${key}'`),
    ),
  sql`, `,
)

function fullWidth({ columns }: RosterKind, cells: readonly string[]): string[] {
  if (cells.length > columns.length)
    throw new Problem('request.invalid', { faults: [{ pointer: '/cells', code: 'too_big' }] })
  return columns.map((_, at) => cells[at] ?? '')
}

type Kept = Pick<
  ImportRowRow,
  'number' | 'state' | 'cells' | 'sealed' | 'faults' | 'changes' | 'candidates' | 'chosenId'
> & { twins: number[]; sought: number[] }
type Stored = Record<'cells' | 'faults' | 'changes' | 'candidates' | 'twins' | 'sought', string>

/** The row and every row that has, or seeks, the key that the row had or is given. One query. */
async function concernedBy(
  ctx: Context,
  kind: RosterKind,
  { id }: ImportFileRow,
  { number, holds: before }: ImportRowRow,
  mended: Reading,
  holds: string | null,
): Promise<Beside<Kept>[]> {
  const asked = JSON.stringify([before, holds].filter((key) => key !== null))
  const own = (now: string | null, kept: string) =>
    sql`CASE WHEN row.number = ${number} THEN ${now} ELSE row.${sql.raw(kept)} END AS ${sql.raw(kept)}`
  const other = sql`other.import_id = ${id} AND other.state <> 'skipped' AND other.number NOT IN (${number}, r.number)`
  const found = await besideRegister<Omit<Kept, keyof Stored> & Stored>(
    ctx,
    kind,
    sql`r.number AS number, r.state AS state, r.cells AS cells, r.sealed AS sealed, r.faults AS faults, r.changes AS changes,
      r.candidates AS candidates, r.chosen_id AS chosenId,
      (SELECT json_group_array(other.number) FROM import_row other WHERE ${other} AND other.holds = r.holds) AS twins,
      (SELECT json_group_array(other.number) FROM import_row other WHERE ${other} AND other.holds = r.seeks) AS sought`,
    sql`(
      WITH asked(key) AS (SELECT value FROM json_each(${asked})), concerned(number) AS (
        SELECT ${number} + 0
        UNION SELECT twin.number FROM asked CROSS JOIN import_row twin
          ON twin.import_id = ${id} AND twin.holds = asked.key AND twin.state <> 'skipped'
        UNION SELECT seeker.number FROM asked CROSS JOIN import_row seeker
          ON seeker.import_id = ${id} AND seeker.seeks = asked.key AND seeker.state <> 'skipped'
      )
      SELECT row.number, row.state, row.cells, row.sealed, row.faults, row.changes, row.candidates, row.chosen_id,
        ${own(mended.holds, 'holds')}, ${own(mended.seeks, 'seeks')}, ${own(JSON.stringify(mended.keys), 'keys')}
      FROM concerned CROSS JOIN import_row row ON row.import_id = ${id} AND row.number = concerned.number) r`,
  )
  return found.map((row) => ({
    ...row,
    cells: JSON.parse(row.cells) as string[],
    faults: JSON.parse(row.faults) as Kept['faults'],
    changes: JSON.parse(row.changes) as Kept['changes'],
    candidates: JSON.parse(row.candidates) as Kept['candidates'],
    twins: JSON.parse(row.twins) as number[],
    sought: JSON.parse(row.sought) as number[],
  }))
}
