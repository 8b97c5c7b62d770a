import type { Page } from '@alliance/contracts'
import { sql, type SQL } from 'drizzle-orm'
import { Problem } from './problem.ts'

/** The values of a page's order, of its last row: text or numbers, as many as the order has columns. */
export type Keys = readonly (string | number)[]

const encode = (keys: Keys): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(keys))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/**
 * The keys in a cursor, or null at the first page.
 *
 * @throws Problem `page.bad_cursor`
 */
export function keysOf(cursor: string | undefined, types: readonly ('string' | 'number')[]): Keys | null {
  if (cursor === undefined) return null
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    const keys = JSON.parse(new TextDecoder().decode(bytes)) as unknown
    if (!Array.isArray(keys) || keys.length !== types.length) throw new Error('shape')
    if (!keys.every((key, i) => typeof key === types[i])) throw new Error('type')
    return keys as Keys
  } catch (cause) {
    throw new Problem('page.bad_cursor', { cause })
  }
}

/**
 * The condition that a row comes after a cursor's, in the order of `columns` (all ascending, or all descending).
 * The last column must be unique, so that no row is shown twice or left out.
 */
export function after(
  columns: readonly SQL[],
  keys: Keys | null,
  direction: 'ascending' | 'descending' = 'ascending',
): SQL {
  if (keys === null) return sql`1 = 1`
  const left = sql.join([...columns], sql`, `)
  const right = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  )
  return direction === 'ascending' ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`
}

/** A page from `limit + 1` rows: the extra row only says that there is a next page. */
export function pageFrom<R, T>(
  rows: R[],
  limit: number,
  keys: (row: R) => Keys,
  item: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encode(keys(last)) : null,
  }
}
