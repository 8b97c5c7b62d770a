import { eventsOperations, eventsRoutes } from '@alliance/contracts/events'
import { defineService } from '@alliance/service-kit'
import { mountAcademy } from './academy/academy.routes.ts'
import { recheckCertificates } from './academy/reviewing.usecases.ts'
import { mountActivities } from './activities/activities.routes.ts'
import { remindDue } from './activities/reminding.usecases.ts'
import { mountAttendance } from './attendance/attendance.routes.ts'
import { beginDue } from './activities/steps.usecases.ts'
import { mountCertificates } from './certificates/certificates.routes.ts'
import { mountCalendars } from './calendars/calendars.routes.ts'
import { mountCompliance } from './compliance/compliance.routes.ts'
import { heard } from './compliance/holding.ts'
import { remindDuties } from './compliance/reminding.usecases.ts'
import { consumes } from './directory/directory.events.ts'
import { mountDraws } from './draws/draws.routes.ts'
import type { Env } from './env.ts'
import { mountFiles } from './files/files.routes.ts'
import { collectFiles, deleteRemoved } from './files/showing.usecases.ts'
import { mountGateDevices, mountGates, mountTickets } from './gates/gates.routes.ts'
import { mountPoints } from './points/points.routes.ts'
import { mountPrinting } from './printing/printing.routes.ts'
import { reencryptFields } from './reencrypting.ts'
import { expireOffers } from './registrations/expiring.usecases.ts'
import { mountRegistrations } from './registrations/registrations.routes.ts'
import { draftOccurrences } from './series/occurrences.usecases.ts'
import { mountSeries } from './series/series.routes.ts'
import { settleDueDates } from './topics/dating.usecases.ts'
import { mountTopics } from './topics/topics.routes.ts'
import { mountVolunteering } from './volunteering/volunteering.routes.ts'

export const service = defineService<Env>({
  name: 'events',
  contract: eventsRoutes,
  operations: eventsOperations,
  rooms: [
    mountActivities,
    mountSeries,
    mountRegistrations,
    mountDraws,
    mountCertificates,
    mountGates,
    mountGateDevices,
    mountTickets,
    mountVolunteering,
    mountCalendars,
    mountTopics,
    mountPrinting,
    mountFiles,
    mountAttendance,
    mountPoints,
    mountAcademy,
    mountCompliance,
  ],
  consumes: { ...consumes, ...heard },
  everyMinute: [
    beginDue,
    remindDue,
    remindDuties,
    expireOffers,
    draftOccurrences,
    settleDueDates,
    deleteRemoved,
    collectFiles,
    reencryptFields,
    recheckCertificates,
  ],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
