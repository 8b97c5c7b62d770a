import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyRepository } from './copy.ts'

const folder = mkdtempSync(join(tmpdir(), 'alliance-new-'))
const env = {
  ...process.env,
  PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  // As the repository's own tests, not as a part of this one.
  VITEST: '',
  VITEST_MODE: '',
  NODE_ENV: '',
}

interface Outcome {
  code: number
  output: string
}

async function run(home: string, command: string, ...args: string[]): Promise<Outcome> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, {
      cwd: join(folder, home),
      env,
      maxBuffer: 64 * 1024 * 1024,
    })
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string }
    return { code: code ?? 1, output: stdout + stderr }
  }
}
const node = (...args: string[]) =>
  run('.', process.execPath, '--disable-warning=ExperimentalWarning', ...args)
const newService = (...args: string[]) => node('infra/new/service.ts', ...args)
const newNoun = (...args: string[]) => node('infra/new/noun.ts', ...args)

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
/** Files that differ from how they were last added. */
const changed = (): string =>
  git('status', '--porcelain', '--untracked-files=all')
    .split('\n')
    .filter((line) => line !== '' && line[1] !== ' ')
    .join('\n')

beforeAll(() => {
  copyRepository(folder)
  git('add', '--all')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what the generators will not do', () => {
  test('is said in a line, and nothing is changed', async () => {
    const refusals: [told: string, asked: Promise<Outcome>][] = [
      ['there is a membership already', newService('membership')],
      ['is not a name in kebab-case', newService('Rooms!')],
      ['name its first noun', newService('training')],
      ['is not a plural in kebab-case', newNoun('membership', 'badge')],
      ['membership has organisations already', newNoun('membership', 'organisations')],
      ['the contract has a Account already', newNoun('membership', 'accounts')],
      ['there is no service nowhere', newNoun('nowhere', 'badges')],
      ['usage: pnpm new:noun', newNoun()],
    ]
    for (const [told, asked] of refusals) {
      const { code, output } = await asked
      expect([code, output]).toEqual([1, expect.stringContaining(told)])
      expect(output.trim().split('\n').length).toBeLessThanOrEqual(3)
    }
    expect(changed()).toBe('')
  })

  test('is undone when a command of theirs fails half-way', async () => {
    const drizzle = join(folder, 'services/membership/node_modules/drizzle-kit')
    const hidden = `${drizzle}-hidden`
    execFileSync('mv', [drizzle, hidden])
    const { code, output } = await newNoun('membership', 'quality-badges')
    execFileSync('mv', [hidden, drizzle])
    expect([code, output]).toEqual([1, expect.stringContaining('Nothing was changed.')])
    expect(changed()).toBe('')
    expect(existsSync(join(folder, 'services/membership/src/quality-badges'))).toBe(false)
  })
})

// Each of these waits for processes of its own, all at once.
describe.concurrent('a new service and a new noun', { timeout: 900_000 }, () => {
  beforeAll(async () => {
    const made = [await newService('rooms'), await newNoun('rooms', 'quality-badges')]
    const failed = made.find(({ code }) => code !== 0)
    if (failed) throw new Error(failed.output)
  }, 300_000)

  const passes = async (outcome: Promise<Outcome>) => {
    const { code, output } = await outcome
    expect(code === 0 ? 'passed' : output).toBe('passed')
  }

  test('type-check, with everything that lists services', async () => {
    const homes = ['packages/contracts', 'services/gateway', 'services/rooms']
    await Promise.all(homes.map((home) => passes(run(home, 'pnpm', 'check'))))
  })

  test('the service and its nouns pass every shared suite', () =>
    passes(run('services/rooms', 'pnpm', 'exec', 'vitest', 'run')))

  test('the gateway knows the service', () =>
    passes(run('services/gateway', 'pnpm', 'exec', 'vitest', 'run')))

  test('the local start finds the service and binds the gateway to it', async () => {
    const asked = `const { allServices } = await import('./infra/repository.ts'); const { readWranglerFile } = await import('./infra/wrangler-file.ts')
      console.log(JSON.stringify([allServices(), readWranglerFile('gateway').services]))`
    const { output } = await node('--input-type=module', '--eval', asked)
    const [services, bound] = JSON.parse(output) as [string[], unknown[]]
    expect(services).toContain('rooms')
    expect(bound).toContainEqual({ binding: 'ROOMS', service: 'rooms', entrypoint: 'GatewayEntrypoint' })
  })

  test('the lockfile is as pnpm would write it', () =>
    passes(run('.', 'pnpm', 'install', '--frozen-lockfile', '--lockfile-only', '--offline')))

  test('the checks find nothing in them', async () => {
    const asked = `const found = await Promise.all(['boundaries', 'migrations'].map(async (name) => (await import('./infra/checks/' + name + '.ts'))[name].run()))
      console.log(found.flat().filter(({ file }) => /rooms|quality/.test(file)))`
    expect((await node('--input-type=module', '--eval', asked)).output.trim()).toBe('[]')
    const files = ['test/bench/samples/rooms.rooms.ts', 'services/rooms', 'packages/contracts/src/rooms']
    await passes(run('.', 'oxfmt', '--check', ...files))
    await passes(run('.', 'oxlint', '--deny-warnings', ...files))
  })

  test('pnpm bench:cost has a request for each of their routes', async () => {
    const asked = `const { plansOf, readBenches } = await import('./test/bench/measure.ts')
      console.log(JSON.stringify(plansOf(await readBenches()).map(({ name }) => name)))`
    const { output } = await node('--input-type=module', '--eval', asked)
    expect(JSON.parse(output)).toEqual(
      expect.arrayContaining(['listRooms', 'verifyRoomsAudit', 'updateQualityBadge']),
    )
  })

  test('the contract is written down and lints', async () => {
    await passes(run('packages/contracts', process.execPath, 'scripts/document.ts', '--check'))
    await passes(
      run('packages/contracts', 'pnpm', 'exec', 'redocly', 'lint', 'openapi.json', '--format=summary'),
    )
  })
})
