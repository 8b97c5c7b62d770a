import { operations, operationsRoutes } from '../kit/operations.ts'
import { academyRoutes } from './academy.routes.ts'
import { activityFileRoutes } from './activity-files.ts'
import { activityRoutes } from './activities.routes.ts'
import { attendanceRoutes } from './attendance.ts'
import { certificateRoutes } from './certificates.ts'
import { calendarRoutes } from './calendars.ts'
import { complianceRoutes } from './compliance.ts'
import { complianceRuleRoutes } from './compliance-rules.ts'
import { drawRoutes } from './draws.ts'
import { enrolmentRoutes } from './enrolments.routes.ts'
import { gateDeviceRoutes } from './gate-devices.ts'
import { gateRoutes } from './gates.ts'
import { learningRoutes } from './learning.ts'
import { pointRoutes } from './points.ts'
import { printingRoutes } from './printing.ts'
import { registrationRoutes } from './registrations.ts'
import { seriesRoutes } from './series.ts'
import { ticketRoutes } from './tickets.ts'
import { topicRoutes } from './topics.ts'
import { volunteeringRoutes } from './volunteering.ts'

export * from './academy.ts'
export * from './academy.routes.ts'
export * from './activities.ts'
export * from './activities.routes.ts'
export * from './activity-card.ts'
export * from './activity-files.ts'
export * from './activity-kinds.ts'
export * from './attendance.ts'
export * from './certificates.ts'
export { CredentialFile } from './credential-documents.ts'
export * from './calendars.ts'
export * from './compliance.ts'
export * from './compliance-rules.ts'
export * from './draws.ts'
export * from './enrolments.ts'
export * from './enrolments.routes.ts'
export * from './events.ts'
export * from './notices.ts'
export * from './gate-devices.ts'
export * from './gates.ts'
export * from './learning.ts'
export * from './points.ts'
export * from './printing.ts'
export * from './registration-plan.ts'
export * from './registrations.ts'
export * from './series.ts'
export * from './tickets.ts'
export * from './topics.ts'
export * from './volunteering.ts'

export const eventsOperations = operations('events')

export const eventsRoutes = [
  ...activityRoutes,
  ...seriesRoutes,
  ...registrationRoutes,
  ...drawRoutes,
  ...certificateRoutes,
  ...gateRoutes,
  ...gateDeviceRoutes,
  ...ticketRoutes,
  ...volunteeringRoutes,
  ...calendarRoutes,
  ...topicRoutes,
  ...printingRoutes,
  ...activityFileRoutes,
  ...attendanceRoutes,
  ...pointRoutes,
  ...academyRoutes,
  ...enrolmentRoutes,
  ...learningRoutes,
  ...complianceRoutes,
  ...complianceRuleRoutes,
  ...operationsRoutes(eventsOperations),
]
