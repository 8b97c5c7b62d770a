import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

/** Tables as the migrations leave them. A file that breaks the audit chain asks for them before each of its tests. */
export async function emptyDatabase(): Promise<void> {
  await reset()
  await applyD1Migrations(env.DB, env.KIT_MIGRATIONS)
}
