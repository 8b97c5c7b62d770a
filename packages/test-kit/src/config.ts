import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

interface WorkerTests {
  /** The service's folder, as `import.meta.dirname` of its vitest.config.ts. */
  home: string
  /** Secrets and variables beside those of wrangler.jsonc. */
  bindings?: Record<string, string>
  /** Stand-ins for the services it is bound to, by name: a worker's module each. */
  neighbours?: Record<string, string>
  /** Which of the neighbours stands for the rest of the world: what is fetched over the network comes to it. */
  outside?: string
}

const kitMigrations = new URL('../../service-kit/migration/', import.meta.url).pathname

/** A service carries the kit's migrations among its own, so that one command applies them all. */
function mustCarryKit(migrations: string): void {
  const differs = (name: string) =>
    !existsSync(`${migrations}/${name}`) ||
    readFileSync(`${migrations}/${name}`, 'utf8') !== readFileSync(kitMigrations + name, 'utf8')
  const missing = readdirSync(kitMigrations).filter(differs)
  if (missing.length > 0)
    throw new Error(`copy from packages/service-kit/migration into ${migrations}: ${missing.join(', ')}`)
}

/** What needs neither a worker nor a database runs in Node, all in one process: a worker takes seconds to start. */
const pure = ['src/**/*.rules.test.ts']

/**
 * The vitest configuration of a service: its tests run inside workerd with its real bindings, its migrations
 * applied to an empty D1 before each test file; those of pure rules run in Node.
 */
export function workerTests({ home, bindings = {}, neighbours = {}, outside }: WorkerTests) {
  mustCarryKit(`${home}/migrations`)
  return defineConfig({
    test: {
      silent: 'passed-only',
      projects: [
        { test: { name: 'rules', include: pure, isolate: false, testTimeout: 60_000 } },
        {
          plugins: [
            cloudflareTest(async () => ({
              wrangler: { configPath: `${home}/wrangler.jsonc` },
              miniflare: {
                bindings: {
                  REPORT_COST: '1',
                  ...bindings,
                  TEST_MIGRATIONS: await readD1Migrations(`${home}/migrations`),
                },
                ...(outside ? { outboundService: outside } : {}),
                workers: Object.entries(neighbours).map(([name, path]) => ({
                  name,
                  modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(path, 'utf8') }],
                  compatibilityDate: '2026-11-01',
                })),
              } as never,
            })),
          ],
          test: {
            name: 'workerd',
            // Starting a worker takes longer than most files' tests: one serves all files, each with an empty database.
            isolate: false,
            include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
            exclude: pure,
            setupFiles: [new URL('./setup.ts', import.meta.url).pathname],
            testTimeout: 60_000,
          },
        },
      ],
    },
  })
}
