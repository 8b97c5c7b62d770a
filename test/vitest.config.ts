import { defineConfig } from 'vitest/config'

/**
 * What crosses services: whole systems, as `npm start` runs them. Each file starts a system of its own from a copy
 * of one seeded folder, so files do not meet.
 */
export default defineConfig({
  test: {
    include: ['{journeys,chaos,browser,scaffold,bench,system}/**/*.test.ts'],
    globalSetup: ['./support/unpacked-browser.ts', './support/seeded-folder.ts'],
    // A journey of many accounts takes its minutes on a busy machine; what hangs is found by its own wait.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    // What the files share is code; their systems and windows they end themselves.
    isolate: false,
    // A system is one workerd of many threads; two at once fill two cores.
    maxWorkers: 2,
  },
})
