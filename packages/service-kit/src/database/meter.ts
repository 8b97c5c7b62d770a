/** What a request cost in D1: round trips, rows read, rows written. */
export interface Cost {
  trips: number
  read: number
  written: number
}

export const noCost = (): Cost => ({ trips: 0, read: 0, written: 0 })

/**
 * A D1 database that counts. Everything a service asks of D1 goes through here, so a request's cost stands in its
 * log line and in the tables of `docs/costs.md`.
 *
 * `raw()` is answered from `all()`, since only that reports rows read; a query must therefore give every column it
 * selects a name of its own.
 */
export function metered(database: D1Database, cost: Cost): D1Database {
  const count = <R extends { meta?: Partial<D1Meta> }>(result: R): R => {
    cost.read += result.meta?.rows_read ?? 0
    cost.written += result.meta?.rows_written ?? 0
    return result
  }
  const inner = new WeakMap<object, D1PreparedStatement>()
  const statement = (prepared: D1PreparedStatement): D1PreparedStatement => {
    const all = async <T>() => {
      cost.trips += 1
      return count(await prepared.all<T>())
    }
    const outer = {
      bind: (...values: unknown[]) => statement(prepared.bind(...values)),
      all,
      run: all,
      first: async (column?: string) => {
        const row = (await all<Record<string, unknown>>()).results[0]
        return row === undefined ? null : column === undefined ? row : row[column]
      },
      raw: async () => (await all<Record<string, unknown>>()).results.map((row) => Object.values(row)),
    } as unknown as D1PreparedStatement
    inner.set(outer, prepared)
    return outer
  }
  return {
    prepare: (query: string) => statement(database.prepare(query)),
    batch: async <T>(statements: D1PreparedStatement[]) => {
      cost.trips += 1
      return (await database.batch<T>(statements.map((outer) => inner.get(outer) ?? outer))).map(count)
    },
    exec: (query: string) => database.exec(query),
    dump: () => database.dump(),
    withSession: (constraint?: string) => database.withSession(constraint),
  } as D1Database
}
