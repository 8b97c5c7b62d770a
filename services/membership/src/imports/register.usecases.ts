import { inParts, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import type { Reading, RosterKind, View } from './roster.ts'

export type Beside<T> = T & { met: object }

/**
 * Rows with `holds`, `seeks` and `keys`, each beside what the register has for them. One query for any number of rows.
 *
 * @param shown columns of `r`, each with a name of its own
 * @param rows what stands behind FROM, named `r`
 */
export async function besideRegister<T extends object>(
  ctx: Context,
  kind: RosterKind,
  shown: SQL,
  rows: SQL,
): Promise<Beside<T>[]> {
  const { columns, joins } = kind.beside(ctx)
  const found = await ctx.db.all<Record<string, unknown>>(
    sql`SELECT ${shown}, ${columns} FROM ${rows} ${joins}`,
  )
  return found.map((row) => ({ ...(row as T), met: kind.met(row) }))
}

/** Rows that are not kept yet, for `besideRegister`. */
export const rowsGiven = (rows: readonly { number: number; reading: Reading }[]): SQL => {
  const parts = inParts(
    rows.map(({ number, reading: { holds, seeks, keys } }) => ({ number, holds, seeks, keys })),
  )
  // Values, since D1 takes five SELECTs in a UNION at the most.
  const listed = sql.join(
    parts.map((json) => sql`(${json})`),
    sql`, `,
  )
  return sql`(SELECT row.value ->> 'number' AS number, row.value ->> 'holds' AS holds, row.value ->> 'seeks' AS seeks,
    row.value -> 'keys' AS keys FROM (VALUES ${listed}) part, json_each(part.column1) row) r`
}

/** In what light rows of an import are looked at, by whoever asks now. */
export const viewOf = (
  ctx: Context,
  kind: RosterKind,
  file: { titles: readonly string[]; fileName: string },
): View => ({
  ...file,
  today: ctx.today,
  now: ctx.now,
  everywhere: ctx.reach(kind.permission) === 'everywhere',
  twins: [],
  sought: [],
  chosenId: null,
})
