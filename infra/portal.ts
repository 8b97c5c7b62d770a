import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress } from './progress.ts'
import { root } from './repository.ts'

const portal = join(root, 'services', 'portal')
const sources = [
  join(portal, 'src'),
  join(portal, 'build'),
  join(portal, 'public'),
  join(portal, 'docs'),
  join(portal, 'gate'),
  join(portal, 'ticket'),
  join(portal, 'build'),
  join(portal, 'index.html'),
  join(portal, 'vite.config.ts'),
  join(portal, 'package.json'),
  join(root, 'packages', 'client', 'src'),
  ...['verifier', 'draw', 'gates', 'credentials', 'evidence'].map((name) =>
    join(root, 'packages', name, 'src'),
  ),
  join(root, 'packages', 'verifier', 'build.ts'),
  join(root, 'packages', 'contracts', 'openapi.json'),
  join(root, 'packages', 'contracts', 'src', 'programme'),
]

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(path)) return
  if (/\.\w+$/.test(path)) return yield path
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isDirectory()) yield* filesBelow(join(path, entry.name))
    else yield join(path, entry.name)
}

/** Builds the web app when what it is made of has changed. */
export async function buildPortal(): Promise<void> {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => [...filesBelow(source)]))
    hash.update(file.slice(root.length)).update(readFileSync(file))
  const wanted = hash.digest('hex')
  const stamp = join(portal, 'dist', '.built-from')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  progress('Building the web app 构建网页')
  execFileSync('pnpm', ['--filter', '@alliance/portal', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(stamp, wanted)
}
