import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyMigrations, type Migration, readMigrations } from './migrations.ts'
import { operatorOf, operatorWorker } from './operator.ts'
import { startRuntime } from './runtime.ts'

/**
 * Brings each service's database up to date and answers the migrations applied. It does so in a runtime of its own,
 * so that no request ever meets a half-made database; when nothing has changed since the last time, it starts none.
 */
export async function migrate(
  persist: string,
  databases: Record<string, string>,
): Promise<Record<string, string[]>> {
  const stamp = join(persist, 'migrations.json')
  const done: Record<string, string[]> = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {}
  const waiting: [service: string, migrations: Migration[]][] = []
  for (const service of Object.keys(databases)) {
    const migrations = await readMigrations(service)
    if (migrations.map(({ name }) => name).join() !== done[service]?.join())
      waiting.push([service, migrations])
  }
  if (waiting.length === 0) return {}
  const miniflare = await startRuntime(persist, [operatorWorker(databases)])
  const applied: Record<string, string[]> = {}
  try {
    for (const [service, migrations] of waiting) {
      applied[service] = await applyMigrations(operatorOf(miniflare), service, migrations)
      done[service] = migrations.map(({ name }) => name)
    }
  } finally {
    await miniflare.dispose()
    writeFileSync(stamp, JSON.stringify(done, null, 2))
  }
  return applied
}
