/** `pnpm check`: everything that needs no database, in seconds. What CI runs before the tests. */
import { spawnSync } from 'node:child_process'
import { root } from './repository.ts'
import { boundaries } from './checks/boundaries.ts'
import { documents } from './checks/documents.ts'
import { leaks } from './checks/leaks.ts'
import { migrations } from './checks/migrations.ts'

let failed = 0
const conclude = (name: string, faults: string) => {
  console.log(`${faults === '' ? '✓' : '✗'} ${name}`)
  if (faults === '') return
  failed += 1
  console.error(faults)
}

for (const check of [boundaries, migrations, documents, leaks]) {
  const findings = await check.run()
  conclude(check.name, findings.map(({ file, fault }) => `  ${file}: ${fault}`).join('\n'))
}

const commands: [name: string, ...command: string[]][] = [
  ['format', 'oxfmt', '--check', '.'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['types', 'turbo', 'run', 'check', '--concurrency=2', '--output-logs=errors-only', '--log-prefix=none'],
  [
    'contract is written down',
    'pnpm',
    '--filter',
    '@alliance/contracts',
    'exec',
    'node',
    'scripts/document.ts',
    '--check',
  ],
  [
    'contract lints',
    'pnpm',
    '--filter',
    '@alliance/contracts',
    'exec',
    'redocly',
    'lint',
    'openapi.json',
    '--format=summary',
  ],
  [
    'contract is compatible',
    'pnpm',
    '--filter',
    '@alliance/contracts',
    'exec',
    'node',
    'scripts/compatible.ts',
  ],
]
for (const [name, command, ...args] of commands) {
  const { status, stdout, stderr } = spawnSync(command!, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  conclude(name, status === 0 ? '' : `${stdout}\n${stderr}`.trim() || 'failed')
}
process.exit(failed === 0 ? 0 : 1)
