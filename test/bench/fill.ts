import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serviceNames } from '@alliance/contracts/services'
import type { Bench } from './sample.ts'
import type { World } from './world.ts'

type Insert = Bench['fill'][number]

// Rows of one noun point to those of another, so nouns come in the order of what they point to.
const order = [
  'organisation',
  'party_organisation',
  'person',
  'employment',
  'account',
  'partner_client',
  'import',
  'series',
  'activity',
  'pool',
  'registration',
  'attendance',
]
const tableOf = (sql: string): string => /INSERT INTO "?(\w+)/.exec(sql)![1]!
const rank = (insert: Insert): number =>
  typeof insert === 'function' ? 0 : order.indexOf(tableOf(insert)) + 1 || order.length + 1
const insertsOf = (benches: Bench[], service: string): Insert[] =>
  benches
    .filter((bench) => bench.service === service)
    .flatMap(({ fill }): readonly Insert[] => fill)
    .toSorted((a, b) => rank(a) - rank(b))
const numbered = (insert: string): string =>
  `WITH RECURSIVE numbers(value) AS (SELECT ? UNION ALL SELECT value + 1 FROM numbers WHERE value < ?) ${insert}`

/** Adds the rows from one number to another to every table of the running system. */
export async function fillTables(world: World, benches: Bench[], from: number, to: number): Promise<void> {
  for (const service of serviceNames.filter((name) => name !== 'gateway')) {
    const database = await world.system.d1(service)
    for (const insert of insertsOf(benches, service))
      if (typeof insert === 'function') await insert(world, from, to)
      else await database.prepare(numbered(insert)).bind(from, to).run()
  }
}

/**
 * Adds them to the files of a system that does not run: a million rows at once take D1 longer than it allows, and in
 * parts an hour.
 *
 * @throws Error of a bench that fills by a function, which needs the running system
 */
export function fillFiles(folder: string, benches: Bench[], from: number, to: number): void {
  const home = join(folder, 'v3/d1/miniflare-D1DatabaseObject')
  const files = readdirSync(home)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => new DatabaseSync(join(home, name), { enableForeignKeyConstraints: false }))
  for (const service of new Set(benches.map((bench) => bench.service))) {
    const inserts = insertsOf(benches, service).map((insert) => {
      if (typeof insert === 'function') throw new Error(`${service} fills a table by a function`)
      return insert
    })
    const has = (file: DatabaseSync, table: string) =>
      file.prepare('SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?').get('table', table) !==
      undefined
    const file = files.find((each) => inserts.every((insert) => has(each, tableOf(insert))))
    if (!file) throw new Error(`no file holds the tables of ${service}`)
    file.exec(
      'PRAGMA journal_mode = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000',
    )
    for (const insert of inserts) file.prepare(numbered(insert)).run(from, to)
    file.exec('PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL')
  }
  for (const file of files) file.close()
}
