/**
 * `pnpm ship <service> --env <environment> [--dry-run]`: deploys one service: bundle, migrations, Worker. An
 * environment is a zone, described in `infra/environments/<environment>.json`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.ts'
import { environmentConfig, type Environment } from './environment.ts'
import { secretGenerators } from './local/secrets.ts'
import { buildPortal } from './portal.ts'
import { progress } from './progress.ts'
import { allServices, root, serviceFolder } from './repository.ts'
import { readWranglerFile } from './wrangler-file.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { env: { type: 'string' }, 'dry-run': { type: 'boolean' } },
})
const [service] = positionals
const dryRun = values['dry-run'] ?? false
if (!service || !allServices().includes(service) || !values.env) {
  console.error(`usage: pnpm ship <${allServices().join('|')}> --env <environment> [--dry-run]`)
  process.exit(1)
}
const description = join(root, 'infra', 'environments', `${values.env}.json`)
if (!existsSync(description)) {
  console.error(`There is no environment ${values.env}: describe it in ${description}`)
  process.exit(1)
}

const folder = serviceFolder(service)
const wrangler = (...args: string[]) =>
  execFileSync(join(root, 'infra', 'node_modules', '.bin', 'wrangler'), args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  })

const config = environmentConfig(
  readWranglerFile(service),
  values.env,
  JSON.parse(readFileSync(description, 'utf8')) as Environment,
)
const configFile = join(folder, `wrangler.${values.env}.json`)
writeFileSync(configFile, JSON.stringify(config, null, 2))

progress(`${service} → ${config.name}`)
const made = await bundle(service, { minify: true })
if (!made) await buildPortal()
else progress(`bundle: ${Math.round(made.gzipBytes / 1024)} KB gz`)

const database = config.d1_databases?.[0]
if (database && dryRun) progress(`would apply the migrations of ${database.database_name}`)
else if (database)
  wrangler('d1', 'migrations', 'apply', database.database_name, '--remote', '--config', configFile)

const secrets = Object.keys(secretGenerators[service] ?? {})
if (secrets.length > 0) progress(`needs the secrets ${secrets.join(', ')} (wrangler secret put)`)
wrangler(
  'deploy',
  ...(made ? [made.path, '--no-bundle'] : []),
  '--config',
  configFile,
  ...(dryRun ? ['--dry-run'] : []),
)
