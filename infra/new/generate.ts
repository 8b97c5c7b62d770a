import { execFileSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from '../repository.ts'
import { Refusal, type Changes } from './changes.ts'

const contract = ['packages/contracts/openapi.json', 'packages/client/src/schema.generated.ts']

/**
 * Writes the changes and everything that follows from them: the migration, the OpenAPI document, the client's types,
 * the format.
 */
export function generate(
  changes: Changes,
  service: string,
  migration: string,
  before: () => void = () => {},
): void {
  const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) }
  const run = (command: string, ...args: string[]) => {
    try {
      execFileSync(command, args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
      throw new Error(`${command} ${args.join(' ')} failed\n${stdout}${stderr}`, { cause: error })
    }
  }
  changes.commit([...contract, `services/${service}/migrations`], () => {
    before()
    run(process.execPath, 'infra/migration.ts', service, migration.replaceAll('-', '_'))
    run(process.execPath, 'packages/contracts/scripts/document.ts')
    run('pnpm', '--filter', '@alliance/client', 'generate')
    run('oxfmt', '--write', ...changes.paths.filter((path) => /\.(ts|jsonc?)$/.test(path)))
  })
}

/** Runs a generator as a command: what it will not do is said in one line. */
export function asCommand(usage: string, command: (args: string[]) => string | null): void {
  try {
    const done = command(process.argv.slice(2))
    if (done === null) throw new Refusal(usage)
    console.log(done)
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    if (!(error instanceof Refusal)) console.error('Nothing was changed.')
    process.exit(1)
  }
}
