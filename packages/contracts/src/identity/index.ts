import { operations, operationsRoutes } from '../kit/operations.ts'
import { accountRoutes } from './accounts.ts'
import { clientRoutes } from './clients.ts'
import { noticeRoutes } from './notices.ts'
import { signInRoutes } from './sign-in.ts'
import { webhookRoutes } from './webhooks.ts'

export * from './accounts.ts'
export * from './clients.ts'
export * from './notices.ts'
export * from './rpc.ts'
export * from './session-cookie.ts'
export * from './sign-in.ts'
export * from './webhooks.ts'

export const identityOperations = operations('identity')

export const identityRoutes = [
  ...signInRoutes,
  ...accountRoutes,
  ...clientRoutes,
  ...noticeRoutes,
  ...webhookRoutes,
  ...operationsRoutes(identityOperations),
]
