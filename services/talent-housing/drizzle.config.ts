import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/**/*.table.ts',
  out: './migrations',
  casing: 'snake_case',
  // The kit's own migrations come first by name: 0000_….
  migrations: { prefix: 'timestamp' },
})
