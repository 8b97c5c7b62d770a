/**
 * `pnpm migration <service> <name>`: writes the next migration of a service from its tables with drizzle-kit, then
 * makes every new table STRICT, which drizzle-kit cannot say.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const [service, name] = process.argv.slice(2)
if (!service || !name) {
  console.error('usage: pnpm migration <service> <name>')
  process.exit(1)
}
const home = new URL(`../services/${service}/`, import.meta.url)
const migrations = new URL('migrations/', home)
const before = new Set(readdirSync(migrations))
execFileSync('pnpm', ['exec', 'drizzle-kit', 'generate', '--name', name], { cwd: home, stdio: 'inherit' })
for (const file of readdirSync(migrations).filter((entry) => entry.endsWith('.sql') && !before.has(entry))) {
  const path = new URL(file, migrations)
  const sql = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    sql.replace(/^\);$/gm, ') STRICT;').replace(/^\)(?=\s*--> statement-breakpoint)/gm, ') STRICT'),
  )
}
