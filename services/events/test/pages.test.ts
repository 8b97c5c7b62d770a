import { describePages, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { academyLists } from '../src/academy/academy.testing.ts'
import { activityLists } from '../src/activities/activities.testing.ts'
import { certificateLists } from '../src/certificates/certificates.testing.ts'
import { complianceLists } from '../src/compliance/compliance.testing.ts'
import { gateLists } from '../src/gates/gates.testing.ts'
import { attendanceLists } from '../src/attendance/attendance.testing.ts'
import { pointLists } from '../src/points/points.testing.ts'
import { service } from '../src/index.ts'
import { registrationLists } from '../src/registrations/registrations.testing.ts'
import { seriesLists } from '../src/series/series.testing.ts'
import { topicLists } from '../src/topics/topics.testing.ts'
import { volunteeringLists } from '../src/volunteering/volunteering.testing.ts'

const as = everyone()

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: () => as,
  lists: {
    ...activityLists,
    ...seriesLists,
    ...gateLists,
    ...attendanceLists,
    ...pointLists(as),
    ...complianceLists,
    ...registrationLists(as),
    ...certificateLists,
    ...volunteeringLists,
    ...topicLists,
    ...academyLists,
  },
  elsewhere: [
    'listMyCertificates',
    'listMyShiftSignups',
    'listMyTopics',
    'listActivityTopics',
    'listMyLearningSessions',
    'listEventsAuditEntries',
    'listEventsDeadLetters',
  ],
})
