import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const home = import.meta.dirname

// The kit in workerd, under a probe service that has just enough rooms to meet every part of it.
export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: `${home}/test/probe/wrangler.jsonc` },
      miniflare: {
        bindings: {
          REPORT_COST: '1',
          KIT_MIGRATIONS: [
            ...(await readD1Migrations(`${home}/migration`)),
            ...(await readD1Migrations(`${home}/test/probe/migrations`)),
          ],
        },
      } as never,
    })),
  ],
  test: {
    name: 'worker',
    // One worker serves all files, each with an empty database: starting it takes longer than most files' tests.
    isolate: false,
    include: ['test/**/*.test.ts'],
    setupFiles: [`${home}/test/setup.ts`],
    testTimeout: 60_000,
    silent: 'passed-only',
  },
})
