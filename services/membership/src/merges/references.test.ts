import { expect, test } from 'vitest'
import { env } from '../../test/rooms.testing.ts'
import { references, staying, written } from './references.ts'

interface Column {
  table: string
  column: string
}

const rowsOf = async <T>(query: string): Promise<T[]> => (await env.DB.prepare(query).all<T>()).results
const named = ({ table, column }: Column) => `${table}.${column}`

test('every column that names a person moves with a merge, or says why not', async () => {
  const tables = (
    await rowsOf<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
  ).filter(({ name }) => !name.startsWith('_cf') && !name.startsWith('sqlite'))
  const byKey: Column[] = []
  const byName: Column[] = []
  for (const { name: table } of tables) {
    const keys = await rowsOf<{ table: string; from: string }>(`PRAGMA foreign_key_list(${table})`)
    byKey.push(...keys.filter((key) => key.table === 'person').map(({ from: column }) => ({ table, column })))
    const columns = await rowsOf<{ name: string }>(`PRAGMA table_info(${table})`)
    byName.push(
      ...columns
        .filter(({ name }) => /(^|_)person_id$|^merged_into$/.test(name))
        .map(({ name: column }) => ({ table, column })),
    )
  }
  expect(byKey.length).toBeGreaterThan(references.length)
  const naming = [...new Set([...byKey, ...byName].map(named))]
  expect(naming.toSorted()).toEqual([...references.map(named), ...Object.keys(staying)].toSorted())
})

test('each of them is found by an index that begins with it', async () => {
  for (const { table, column } of references) {
    const plan = await rowsOf<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT * FROM ${table} WHERE ${column} = 'per_x'`,
    )
    expect([table, plan[0]!.detail]).toEqual([table, expect.stringMatching(/^SEARCH .*INDEX/)])
  }
})

test('a row that a merge writes is named by its key', async () => {
  for (const { table, key, column } of written) {
    const columns = await rowsOf<{ name: string; pk: number }>(`PRAGMA table_info(${table})`)
    expect([table, columns.map(({ name }) => name)]).toEqual([table, expect.arrayContaining([key, column])])
    expect([table, columns.find(({ name }) => name === key)!.pk > 0]).toEqual([table, true])
  }
})
