/**
 * Runs an INSERT whose query reads `value`, from `from` to `to`, from the table `numbers`: a hundred thousand rows
 * are one statement.
 */
export const fill = (database: D1Database, insert: string, to: number, from = 1): Promise<unknown> =>
  database
    .prepare(
      insert.replace(
        'SELECT',
        'WITH RECURSIVE numbers(value) AS (SELECT ? UNION ALL SELECT value + 1 FROM numbers WHERE value < ?) SELECT',
      ),
    )
    .bind(from, to)
    .run()

/** SQL for an id of the `value`-th row, in the form of every id and in the order of the numbers. */
export const numbered = (prefix: string): string => `'${prefix}_' || printf('%026d', value)`
