/**
 * `npm test`: the checks, then the tests of every package, service and journey, and the browser tests. Ends with the
 * line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildPortal } from './portal.ts'
import { progress } from './progress.ts'
import { root } from './repository.ts'

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0

progress('Checks 检查')
const checked = run('node', join(root, 'infra', 'check.ts'))
await buildPortal()
progress('Packages and services 包与服务')
const tested = run(
  'turbo',
  'run',
  'test',
  '--filter=!@alliance/test',
  '--concurrency=2',
  '--continue',
  '--output-logs=errors-only',
  '--log-prefix=none',
)
progress('Journeys and screens 跨服务流程与页面')
rmSync(join(root, 'test', 'test-results'), { recursive: true, force: true })
const travelled = run('pnpm', '--filter', '@alliance/test', 'test')

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
}

/** What vitest wrote in each package, or turbo brought back from its cache. */
const reports = globSync('{packages,services}/*/test-results/vitest.json', { cwd: root })
  .concat('test/test-results/vitest.json')
  .filter((file) => existsSync(join(root, file)))
  .map(
    (file) => [dirname(dirname(file)), JSON.parse(readFileSync(join(root, file), 'utf8')) as Report] as const,
  )
const sum = (of: (report: Report) => number) => reports.reduce((total, [, report]) => total + of(report), 0)
// A suite that could not even start has no failed test to count.
const broken = [checked, tested, travelled].filter((well) => !well).length
const failed = Math.max(
  sum(({ numFailedTests }) => numFailedTests),
  broken,
)
progress(reports.map(([name, { numPassedTests }]) => `${name} ${numPassedTests}`).join(', '))
const skipped = sum(({ numPendingTests }) => numPendingTests)
if (skipped > 0) progress(`${skipped} skipped`)
console.log(`${sum(({ numPassedTests }) => numPassedTests)} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
