import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export const root = new URL('../../', import.meta.url)

/** Files that git keeps or would keep, as paths from the root. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .filter((file) => file !== '' && exists(file))

export const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8')

const exists = (file: string): boolean => {
  try {
    readFileSync(new URL(file, root))
    return true
  } catch {
    return false
  }
}
