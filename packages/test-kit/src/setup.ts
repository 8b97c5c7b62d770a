import { applyD1Migrations, env, reset } from 'cloudflare:test'
import { beforeAll } from 'vitest'

const { DB, TEST_MIGRATIONS } = env as unknown as {
  DB: D1Database
  TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1]
}

const tables = () =>
  DB.prepare(
    "SELECT count(*) AS n FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'",
  ).first<number>('n')

// Behind a file that filled a hundred thousand rows, the first reset may leave them all: it is asked until they are gone.
beforeAll(async () => {
  let left: number | null
  let tries = 0
  do {
    await reset()
    left = await tables()
    tries += 1
  } while (left !== 0 && tries < 20)
  if (left !== 0)
    throw new Error(`the database is not empty after ${tries} resets: ${left} tables and indexes`)
  await applyD1Migrations(DB, TEST_MIGRATIONS)
})
