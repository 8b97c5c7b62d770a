import {
  audit,
  exactly,
  exactlyOne,
  inParts,
  newId,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import type { Organisation } from '@alliance/contracts/membership'
import { sql } from 'drizzle-orm'
import { changing, entering, type Change } from '../organisations/entering.usecases.ts'
import { decide, type Waiting } from './deciding.rules.ts'
import type { ImportFileRow, StoredFault } from './imports.table.ts'
import { countsMoved } from './imports.usecases.ts'
import { besideRegister } from './register.usecases.ts'
import { titleOf } from './roster.rules.ts'

/** An import whose lease we have; a chunk commits only under it. */
export type Held = ImportFileRow & { leaseUntil: string }

export const chunkSize = 200

/** Times a chunk is decided anew when the register moved between its read and its batch. */
const attempts = 5

interface Mark {
  number: number
  state: 'done' | 'failed'
  faults: StoredFault[]
  organisationId: string | null
}

/**
 * Enters the next rows of an import: one query, one batch of the register's rows, their search terms, audit rows
 * and events, the rows' marks and the lease. Two workers at once cannot both commit a row.
 *
 * @returns the import under its new lease, or null when no row is waiting that could be entered
 * @throws Problem `import.closed` when the lease is another's
 */
export async function commitChunk(ctx: Context, held: Held, leaseUntil: string): Promise<Held | null> {
  for (let left = attempts; ; left--) {
    try {
      return await commitOnce(ctx, held, leaseUntil)
    } catch (error) {
      const moved =
        error instanceof Problem &&
        ['version.stale', 'organisation.duplicate_code', 'organisation.unknown'].includes(error.code)
      if (!moved || left <= 1) throw error
    }
  }
}

async function commitOnce(ctx: Context, held: Held, leaseUntil: string): Promise<Held | null> {
  const rows = await nextRows(ctx, held.id)
  if (rows.length === 0) return null
  const entered: Organisation[] = []
  const changes: Change[] = []
  const marks = rows.map((row): Mark => {
    const decision = decide(
      row,
      held.columns,
      held.fileName,
      newId('organisation', new Date(ctx.now)),
      ctx.now,
    )
    if (decision.outcome === 'failed')
      return {
        number: row.number,
        state: 'failed',
        faults: decision.faults,
        organisationId: row.known?.organisation.id ?? null,
      }
    if (decision.outcome === 'create') entered.push(decision.entered)
    else changes.push({ ...decision, expectedVersion: decision.current.version })
    const organisation = decision.outcome === 'create' ? decision.entered : decision.changed
    return { number: row.number, state: 'done', faults: [], organisationId: organisation.id }
  })
  const count = (test: (row: Waiting, at: number) => boolean) => rows.filter(test).length
  const moves = {
    create: -count((row) => row.state === 'create'),
    update: -count((row) => row.state === 'update'),
    done: count((_, at) => marks[at]!.state === 'done'),
    failed: count((_, at) => marks[at]!.state === 'failed'),
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
    entered.length > 0 ? entering(ctx, entered) : [],
    changes.length > 0 ? changing(ctx, changes) : [],
  )
  return { ...held, leaseUntil }
}

/** Rows that wait, new ones first: a row whose parent is a new row of the same file waits until that one is done. */
async function nextRows(ctx: Context, importId: string): Promise<Waiting[]> {
  const waiting = (state: 'create' | 'update') => sql`SELECT * FROM (
    SELECT number, state, cells, changes, code, parent_code FROM import_row mine
    WHERE import_id = ${importId} AND state = ${state} AND NOT EXISTS (
      SELECT 1 FROM import_row parent
      WHERE parent.import_id = ${importId} AND parent.code = mine.parent_code AND parent.state = 'create')
    ORDER BY number LIMIT ${chunkSize})`
  const rows = await besideRegister<{
    number: number
    state: 'create' | 'update'
    cells: string
    changes: string
  }>(
    ctx,
    sql`r.number AS number, r.state AS state, r.cells AS cells, r.changes AS changes`,
    sql`(${waiting('create')} UNION ALL ${waiting('update')} LIMIT ${chunkSize}) r`,
  )
  return rows.map((row) => ({
    ...row,
    cells: JSON.parse(row.cells) as string[],
    changes: JSON.parse(row.changes) as Waiting['changes'],
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
          organisation_id = given.value ->> 'organisationId'
        FROM json_each(${json}) AS given
        WHERE import_row.import_id = given.value ->> 'importId' AND import_row.number = given.value ->> 'number'
          AND +import_row.state IN ('create', 'update')`),
      'import.closed',
    ),
  )

/** Ends an import of which no row can be entered any more: those left wait for each other as parents, and fail. */
export async function finish(ctx: Context, held: Held): Promise<void> {
  const faults: StoredFault[] = [{ column: titleOf(held.columns, 'parentCode'), code: 'import.parent_cycle' }]
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
    audit('import.finish', { type: 'import', id: held.id }),
  )
}
