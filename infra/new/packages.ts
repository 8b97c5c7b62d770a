import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../repository.ts'
import { Refusal, type Changes } from './changes.ts'

/** The service that others are made after. */
export const reference = 'membership'

const needed = ['@alliance/contracts', '@alliance/service-kit', 'drizzle-orm', 'hono']
const neededInTests = [
  '@alliance/test-kit',
  '@cloudflare/vitest-plugin',
  '@cloudflare/workers-types',
  'drizzle-kit',
  'typescript',
  'vitest',
  'wrangler',
]

interface PackageFile {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** The package of a new service: the packages that every service has, as the reference names them. */
export function packageOf(service: string): string {
  const file = JSON.parse(
    readFileSync(join(root, `services/${reference}/package.json`), 'utf8'),
  ) as PackageFile
  const those = (all: Record<string, string>, names: string[]) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
  return `${JSON.stringify(
    {
      ...file,
      name: `@alliance/${service}`,
      version: '0.1.0',
      dependencies: those(file.dependencies, needed),
      devDependencies: those(file.devDependencies, neededInTests),
    },
    null,
    2,
  )}\n`
}

/**
 * Enters the new service into the lockfile, with the versions that the reference has: what `pnpm install` would
 * write, without asking a registry or a store.
 */
export function stageLockfile(changes: Changes, service: string): void {
  const lockfile = 'pnpm-lock.yaml'
  const block = new RegExp(`\\n  services/${reference}:\\n(?:(?: {4}[^\\n]*)?\\n)*?(?=\\n  \\S|\\n\\S)`).exec(
    changes.read(lockfile),
  )
  if (!block) throw new Refusal(`${lockfile} does not know services/${reference}`)
  const kept = block[0]
    .replace(`services/${reference}:`, `services/${service}:`)
    .replace(/\n {6}'?([^\n':]+)'?:(?:\n {8}[^\n]*)+/g, (entry, name: string) =>
      [...needed, ...neededInTests].includes(name) ? entry : '',
    )
  const next = /\n  (\S+):\n/g
  const text = changes.read(lockfile)
  next.lastIndex = text.indexOf('\nimporters:')
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const [line, importer] = found
    const inImporters = found.index < text.indexOf('\npackages:')
    if (inImporters && importer! < `services/${service}`) {
      next.lastIndex = found.index + line.length - 1
      continue
    }
    const before = inImporters
      ? new RegExp(`\\n {2}${importer!.replace(/[.*/]/g, '\\$&')}:\\n`)
      : /\npackages:/
    changes.edit(lockfile, before, (start) => `${kept}${start}`)
    return
  }
}

/** Links the packages of a new service to what is installed for the reference. */
export function linkPackages(service: string): void {
  const from = join(root, `services/${reference}/node_modules`)
  const to = join(root, `services/${service}/node_modules`)
  if (!existsSync(from)) throw new Refusal('nothing is installed yet: run `npm start` first')
  for (const name of [...needed, ...neededInTests]) {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    symlinkSync(readlinkSync(join(from, name)), join(to, name), 'junction')
  }
  cpSync(join(from, '.bin'), join(to, '.bin'), { recursive: true, verbatimSymlinks: true })
}
