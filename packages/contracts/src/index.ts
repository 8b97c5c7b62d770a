export * from './kit/index.ts'
export * from './problems.ts'
export { z } from '@hono/zod-openapi'
