import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const include = ['src/**/*.test.ts']

// Whoever draws runs in workerd, whoever verifies in Node or a browser: the same tests in both. Ten thousand draws
// say the same in either and are quicker in workerd.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include,
          exclude: ['src/uniform.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [cloudflareTest({ miniflare: { compatibilityDate: '2026-11-01' } })],
        test: { name: 'workerd', include, testTimeout: 60_000 },
      },
    ],
  },
})
