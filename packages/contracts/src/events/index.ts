import { operations, operationsRoutes } from '../kit/operations.ts'
import { activityRoutes } from './activities.routes.ts'
import { certificateRoutes } from './certificates.ts'
import { drawRoutes } from './draws.ts'
import { registrationRoutes } from './registrations.ts'
import { seriesRoutes } from './series.ts'

export * from './activities.ts'
export * from './activities.routes.ts'
export * from './activity-card.ts'
export * from './activity-kinds.ts'
export * from './certificates.ts'
export { CredentialFile } from './credential-documents.ts'
export * from './draws.ts'
export * from './notices.ts'
export * from './registration-plan.ts'
export * from './registrations.ts'
export * from './series.ts'

export const eventsOperations = operations('events')

export const eventsRoutes = [
  ...activityRoutes,
  ...seriesRoutes,
  ...registrationRoutes,
  ...drawRoutes,
  ...certificateRoutes,
  ...operationsRoutes(eventsOperations),
]
