import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

export const root = new URL('../../', import.meta.url)

let listed: string[] | undefined

/** Files that git keeps or would keep, as paths from the root. */
export const trackedFiles = (): string[] => (listed ??= listFiles())

function listFiles(): string[] {
  const kept = ['ls-files', '--cached', '--others', '--exclude-standard']
  const names = execFileSync('git', kept, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return names.split('\n').filter((file) => file !== '' && existsSync(new URL(encodeURI(file), root)))
}

export const textOf = (file: string): string => readFileSync(new URL(encodeURI(file), root), 'utf8')
