import { newId } from '@alliance/service-kit'
import { describeRights } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { academyRights } from '../src/academy/academy.testing.ts'
import { activityRights } from '../src/activities/activities.testing.ts'
import { certificateRights } from '../src/certificates/certificates.testing.ts'
import { calendarRights } from '../src/calendars/calendars.testing.ts'
import { complianceRights } from '../src/compliance/compliance.testing.ts'
import { drawRights } from '../src/draws/draws.testing.ts'
import { fileRights } from '../src/files/files.testing.ts'
import { gateRights } from '../src/gates/gates.testing.ts'
import { attendanceRights } from '../src/attendance/attendance.testing.ts'
import { pointRights } from '../src/points/points.testing.ts'
import { service } from '../src/index.ts'
import { printingRights } from '../src/printing/printing.testing.ts'
import { registrationRights } from '../src/registrations/registrations.testing.ts'
import { seriesRights } from '../src/series/series.testing.ts'
import { topicRights } from '../src/topics/topics.testing.ts'
import { volunteeringRights } from '../src/volunteering/volunteering.testing.ts'
import { newScene, principals, type Scene } from './scene.testing.ts'

describeRights<Scene>({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  scene: newScene,
  principals,
  table: {
    ...activityRights,
    ...seriesRights,
    ...registrationRights,
    ...drawRights,
    ...certificateRights,
    ...gateRights,
    ...volunteeringRights,
    ...calendarRights,
    ...topicRights,
    ...printingRights,
    ...fileRights,
    ...attendanceRights,
    ...pointRights,
    ...academyRights,
    ...complianceRights,
    getEventsStatus: {},
    listEventsDeadLetters: {},
    exportEventsDeadLetters: {},
    replayEventsDeadLetter: {
      params: () => ({ messageId: newId('message') }),
      expect: { 'a system administrator': 404 },
    },
    listEventsAuditEntries: {},
    exportEventsAuditEntries: {},
    verifyEventsAudit: {},
    getEventsAuditChain: {},
  },
})
