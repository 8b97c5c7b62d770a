import { audit, exactly, exactlyOne, inParts, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { ColumnChange, ImportFileRow, StoredFault } from './imports.table.ts'
import { countsMoved } from './imports.usecases.ts'
import { judge, overtaken } from './judging.rules.ts'
import { rosterKinds } from './kinds.ts'
import { besideRegister, viewOf, type Beside } from './register.usecases.ts'
import { titleIn, type RosterKind } from './roster.ts'
import { open } from './sealing.usecases.ts'

/** An import whose lease we have; a chunk commits only under it. */
export type Held = ImportFileRow & { leaseUntil: string }

export const chunkSize = 200

interface Mark {
  number: number
  state: 'done' | 'failed'
  faults: StoredFault[]
  subjectId: string | null
}

/**
 * Enters the next rows of an import: one query, one batch of the register's rows, their search terms, audit rows
 * and events, the rows' marks and the lease. Two workers at once cannot both commit a row.
 *
 * When the register moved between the read and the batch, fewer rows are decided anew; one row that it refuses again
 * and again fails alone.
 *
 * @returns the import under its new lease, or null when no row is waiting that could be entered
 * @throws Problem `import.closed` when the lease is another's
 */
export async function commitChunk(ctx: Context, held: Held, leaseUntil: string): Promise<Held | null> {
  const kind = rosterKinds[held.kind]
  for (let size = chunkSize; ; size = Math.ceil(size / 3)) {
    try {
      return await commitOnce(ctx, kind, held, leaseUntil, size)
    } catch (error) {
      if (!(error instanceof Problem && kind.overtaken.includes(error.code))) throw error
      if (size === 1) return commitOnce(ctx, kind, held, leaseUntil, 1, 'refused')
    }
  }
}

async function commitOnce(
  ctx: Context,
  kind: RosterKind,
  held: Held,
  leaseUntil: string,
  size: number,
  refused?: 'refused',
): Promise<Held | null> {
  const rows = await nextRows(ctx, kind, held.id, size)
  if (rows.length === 0) return null
  const view = viewOf(ctx, kind, { titles: held.columns, fileName: held.fileName })
  const marks: Mark[] = []
  const entering: { number: number; draft: object }[] = []
  const touched = new Set<string>()
  for (const row of rows) {
    const reading = await kind.read(await open({ ...row, importId: held.id }), view)
    const judgement = judge(kind, reading, row.met, { ...view, chosenId: row.chosenId })
    const faults: StoredFault[] = refused
      ? [{ column: '', code: 'import.refused' }]
      : overtaken(kind, row, judgement, held.columns)
    if (faults.length > 0)
      marks.push({ number: row.number, state: 'failed', faults, subjectId: judgement.subjectId })
    // What another row of this chunk changes is looked at anew in the next one.
    else if (!judgement.touches.some((what) => touched.has(what))) {
      judgement.touches.forEach((what) => touched.add(what))
      entering.push({ number: row.number, draft: judgement.draft! })
    }
  }
  const { writes, subjects } = await kind.enter(
    ctx,
    entering.map(({ draft }) => draft),
  )
  entering.forEach(({ number }, at) =>
    marks.push({ number, state: 'done', faults: [], subjectId: subjects[at]! }),
  )
  const left = Map.groupBy(marks, ({ number }) => rows.find((row) => row.number === number)!.state)
  const moves = {
    create: -(left.get('create')?.length ?? 0),
    update: -(left.get('update')?.length ?? 0),
    done: entering.length,
    failed: marks.length - entering.length,
  }
  await ctx.commit(
    null,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE import SET lease_until = ${leaseUntil}, counts = ${countsMoved(moves)}, version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${held.id} AND state = 'committing' AND lease_until = ${held.leaseUntil}`),
      'import.closed',
    ),
    marking(ctx, held.id, marks),
    writes,
  )
  return { ...held, leaseUntil }
}

interface Waiting {
  number: number
  state: 'create' | 'update'
  cells: string[]
  sealed: string | null
  changes: ColumnChange[]
  chosenId: string | null
}

/** Rows that wait, new ones first: a row whose parent is a new row of the same file waits until that one is done. */
async function nextRows(
  ctx: Context,
  kind: RosterKind,
  importId: string,
  size: number,
): Promise<Beside<Waiting>[]> {
  const waiting = (state: 'create' | 'update') => sql`SELECT * FROM (
    SELECT number, state, cells, sealed, changes, chosen_id, holds, seeks, keys FROM import_row mine
    WHERE import_id = ${importId} AND state = ${state} AND NOT EXISTS (
      SELECT 1 FROM import_row parent
      WHERE parent.import_id = ${importId} AND parent.holds = mine.seeks AND parent.state = 'create')
    ORDER BY number LIMIT ${size})`
  const rows = await besideRegister<Omit<Waiting, 'cells' | 'changes'> & { cells: string; changes: string }>(
    ctx,
    kind,
    sql`r.number AS number, r.state AS state, r.cells AS cells, r.sealed AS sealed, r.changes AS changes, r.chosen_id AS chosenId`,
    sql`(${waiting('create')} UNION ALL ${waiting('update')} LIMIT ${size}) r`,
  )
  return rows.map((row) => ({
    ...row,
    cells: JSON.parse(row.cells) as string[],
    changes: JSON.parse(row.changes) as ColumnChange[],
  }))
}

/**
 * The import's id stands in each mark, and `+` before the state: so SQLite goes from the marks to the rows by their
 * key. Otherwise it reads all rows of the import for each mark.
 */
const marking = (ctx: Context, importId: string, marks: readonly Mark[]): Write =>
  inParts(marks.map((mark) => ({ importId, ...mark }))).map((json) =>
    exactly(
      (JSON.parse(json) as unknown[]).length,
      ctx.db.run(sql`UPDATE import_row SET state = given.value ->> 'state', faults = given.value ->> 'faults',
          subject_id = given.value ->> 'subjectId', sealed = NULL
        FROM json_each(${json}) AS given
        WHERE import_row.import_id = given.value ->> 'importId' AND import_row.number = given.value ->> 'number'
          AND +import_row.state IN ('create', 'update')`),
      'import.closed',
    ),
  )

/**
 * Ends an import of which no row can be entered any more: those left wait for each other as parents, and fail. What
 * its rows hid is removed.
 */
export async function finish(ctx: Context, held: Held): Promise<void> {
  const { columns, identifying } = rosterKinds[held.kind]
  const column = titleIn(columns, held.columns)(held.kind === 'organisations' ? 'parentCode' : identifying)
  const faults: StoredFault[] = [{ column, code: 'import.parent_cycle' }]
  await ctx.commit(
    null,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE import SET state = 'committed', lease_until = NULL, version = version + 1, updated_at = ${ctx.now},
          counts = json_set(counts, '$.create', 0, '$.update', 0,
            '$.failed', (counts ->> 'failed') + (counts ->> 'create') + (counts ->> 'update'))
        WHERE id = ${held.id} AND state = 'committing' AND lease_until = ${held.leaseUntil}`),
      'import.closed',
    ),
    ctx.db.run(sql`UPDATE import_row SET state = 'failed', faults = ${JSON.stringify(faults)} 
      WHERE import_id = ${held.id} AND state IN ('create', 'update')`),
    ctx.db.run(sql`UPDATE import_row SET sealed = NULL WHERE import_id = ${held.id} AND sealed IS NOT NULL`),
    audit('import.finish', { type: 'import', id: held.id }),
  )
}
