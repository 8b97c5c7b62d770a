import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

// Whoever signs runs in workerd, whoever verifies in Node or a browser; the other implementations are asked in Node.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts'], testTimeout: 60_000 } },
      {
        plugins: [cloudflareTest({ miniflare: { compatibilityDate: '2026-11-01' } })],
        test: { name: 'workerd', include: ['src/credential.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
})
