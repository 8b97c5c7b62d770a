import { defineConfig } from 'vitest/config'

/** The gateway's rules and its door with services that record what they are asked; whole systems are in test/journeys. */
export default defineConfig({ test: { include: ['src/**/*.test.ts'], testTimeout: 60_000 } })
