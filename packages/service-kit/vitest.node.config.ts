import { defineConfig } from 'vitest/config'

// Sheets and files are pure and need no binding: in Node their properties run many times faster than in workerd.
export default defineConfig({
  test: {
    name: 'node',
    environment: 'node',
    include: ['src/{sheets,files}/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
