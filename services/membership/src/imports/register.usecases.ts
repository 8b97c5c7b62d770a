import type { Organisation } from '@alliance/contracts/membership'
import type { Context } from '@alliance/service-kit'
import { getTableColumns, sql, type SQL } from 'drizzle-orm'
import { organisation } from '../organisations/organisations.table.ts'
import type { RosterEntry } from './roster.rules.ts'

const fields = Object.keys(getTableColumns(organisation)).filter((key) => key !== 'nameSort')
const columnOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const known = sql.raw(fields.map((key) => `o.${columnOf(key)} AS known_${columnOf(key)}`).join(', '))

/** What the register has for one row's codes, beside the columns that were asked for. */
export type Beside<T> = T & { known: RosterEntry | null; parentId: string | null }

/**
 * Rows with a `code` and a `parent_code`, each beside the organisations of the register that have them. One query
 * for any number of rows.
 *
 * @param shown columns of `r`, each with a name of its own
 * @param rows what stands behind FROM, named `r`
 */
export async function besideRegister<T extends object>(
  ctx: Context,
  shown: SQL,
  rows: SQL,
  where = sql`true`,
): Promise<Beside<T>[]> {
  const found = await ctx.db.all<Record<string, unknown>>(sql`
    SELECT ${shown}, p.id AS parent_found, coalesce(op.credit_code, op.name) AS known_parent, ${known}
    FROM ${rows}
      LEFT JOIN organisation o ON o.credit_code = r.code
      LEFT JOIN organisation op ON op.id = o.parent_id
      LEFT JOIN organisation p ON p.credit_code = r.parent_code
    WHERE ${where}`)
  return found.map((row) => ({
    ...(row as T),
    known: entryOf(row),
    parentId: row.parent_found as string | null,
  }))
}

function entryOf(row: Record<string, unknown>): RosterEntry | null {
  if (row.known_id === null) return null
  const flat = Object.fromEntries(fields.map((key) => [key, row[`known_${columnOf(key)}`]]))
  const entry = {
    ...flat,
    aliases: JSON.parse(flat.aliases as string) as string[],
    industryCodes: JSON.parse(flat.industryCodes as string) as string[],
    isDemo: flat.isDemo === 1,
  } as Organisation
  return { organisation: entry, parentCode: row.known_parent as string | null }
}
