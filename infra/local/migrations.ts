import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceFolder } from '../repository.ts'
import type { Operator } from './operator.ts'

export interface Migration {
  /** File name, as wrangler records it. */
  name: string
  statements: string[]
}

/** A service's migrations in the order wrangler applies them, each split as wrangler splits it. */
export async function readMigrations(service: string): Promise<Migration[]> {
  const texts = migrationTexts(service)
  if (texts.length === 0) return []
  const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex')
  // Loading wrangler for its splitter takes a second, so what it answered is kept beside the bundle.
  const cache = join(serviceFolder(service), 'dist', 'migrations.json')
  if (existsSync(cache)) {
    const kept = JSON.parse(readFileSync(cache, 'utf8')) as { hash: string; migrations: Migration[] }
    if (kept.hash === hash) return kept.migrations
  }
  const { unstable_splitSqlQuery: split } = await import('wrangler')
  const migrations = texts.map(({ name, sql }) => ({ name, statements: split(sql) }))
  mkdirSync(join(serviceFolder(service), 'dist'), { recursive: true })
  writeFileSync(cache, JSON.stringify({ hash, migrations }))
  return migrations
}

function migrationTexts(service: string): { name: string; sql: string }[] {
  const folder = join(serviceFolder(service), 'migrations')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.toSorted().map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }))
}

const createTable =
  'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, ' +
  'applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)'

/**
 * Applies what is missing and answers the names applied. A migration and its row in wrangler's `d1_migrations` table
 * are one batch, so after a stop half-way the next run goes on where this one ended.
 */
export async function applyMigrations(
  operate: Operator,
  service: string,
  all: Migration[],
): Promise<string[]> {
  const statements = [{ sql: createTable }, { sql: 'SELECT name FROM d1_migrations' }]
  const [, rows] = await operate({ service, statements })
  const applied = new Set(rows!.map((row) => row.name))
  const missing = all.filter(({ name }) => !applied.has(name))
  for (const { name, statements } of missing) {
    const record = { sql: 'INSERT INTO d1_migrations (name) VALUES (?)', values: [name] }
    try {
      await operate({ service, statements: [...statements.map((sql) => ({ sql })), record] })
    } catch (error) {
      throw new Error(`${service}, migration ${name}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      })
    }
  }
  return missing.map(({ name }) => name)
}
