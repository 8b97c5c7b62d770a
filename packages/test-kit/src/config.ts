import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

interface WorkerTests {
  /** The service's folder, as `import.meta.dirname` of its vitest.config.ts. */
  home: string
  /** Secrets and variables beside those of wrangler.jsonc. */
  bindings?: Record<string, string>
}

/**
 * The vitest configuration of a service: its tests run inside workerd with its real bindings, its migrations
 * applied to a D1 of each test file's own.
 */
export const workerTests = ({ home, bindings = {} }: WorkerTests) =>
  defineConfig({
    plugins: [
      cloudflareTest(async () => ({
        wrangler: { configPath: `${home}/wrangler.jsonc` },
        miniflare: { bindings: { REPORT_COST: '1', ...bindings, TEST_MIGRATIONS: await readD1Migrations(`${home}/migrations`) } } as never,
      })),
    ],
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      setupFiles: [new URL('./setup.ts', import.meta.url).pathname],
      testTimeout: 60_000,
      silent: 'passed-only',
    },
  })
