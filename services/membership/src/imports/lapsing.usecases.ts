import { audit, exactlyOne, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { StoredFault } from './imports.table.ts'

/** Days for which the identifiers of a roster that nobody commits are kept. */
const keptDays = 30

/** Rosters closed at a time; those that are left are the next minute's. */
const atOnce = 10

/** Closes the rosters with identifiers that nobody came back to, and removes what they hid. Work of every minute. */
export async function lapseImports(ctx: Context): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - keptDays * 86_400_000).toISOString()
  const left = await ctx.db.all<{ id: string; version: number }>(sql`SELECT id, version FROM import
    WHERE state = 'validated' AND updated_at < ${since} AND kind <> 'organisations' LIMIT ${atOnce}`)
  const faults: StoredFault[] = [{ column: '', code: 'import.lapsed' }]
  for (const { id, version } of left)
    await ctx.commit(
      null,
      exactlyOne(
        ctx.db.run(sql`UPDATE import SET state = 'committed', version = version + 1, updated_at = ${ctx.now},
            counts = json_set(counts, '$.create', 0, '$.update', 0, '$.invalid', 0,
              '$.skipped', (counts ->> 'skipped') + (counts ->> 'create') + (counts ->> 'update') + (counts ->> 'invalid'))
          WHERE id = ${id} AND state = 'validated' AND version = ${version}`),
        'version.stale',
      ),
      ctx.db.run(sql`UPDATE import_row SET state = 'skipped', faults = ${JSON.stringify(faults)}
        WHERE import_id = ${id} AND state IN ('create', 'update', 'invalid')`),
      ctx.db.run(sql`UPDATE import_row SET sealed = NULL, candidates = '[]' WHERE import_id = ${id}`),
      audit('import.lapse', { type: 'import', id }),
    )
}
