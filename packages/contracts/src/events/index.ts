import { operations, operationsRoutes } from '../kit/operations.ts'
import { activityRoutes } from './activities.ts'

export * from './activities.ts'

export const eventsOperations = operations('events')

export const eventsRoutes = [...activityRoutes, ...operationsRoutes(eventsOperations)]
