import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '@alliance/infra/repository'

/** What tools keep beside the links; a copy makes its own. */
const ofTools = /^\.(pnpm$|vite|vitest|cache)/

/**
 * Copies the repository as git would keep it, with its packages linked as they are here. Nothing is installed: the
 * links lead to the same `.pnpm`, and those between our own packages stay within the copy.
 */
export function copyRepository(folder: string): void {
  const kept = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = [...new Set(kept.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  const packages = [
    '.',
    ...files.filter((file) => file.endsWith('/package.json')).map((file) => dirname(file)),
  ]
  for (const home of packages.filter((path) => existsSync(join(root, path, 'node_modules'))))
    linkAs(home, folder)
  symlinkSync(join(root, 'node_modules/.pnpm'), join(folder, 'node_modules/.pnpm'), 'junction')
  // Checks ask git which files there are.
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
}

function linkAs(home: string, folder: string): void {
  const from = join(root, home, 'node_modules')
  for (const name of readdirSync(from).filter((entry) => !ofTools.test(entry)))
    cpSync(join(from, name), join(folder, home, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    })
}
