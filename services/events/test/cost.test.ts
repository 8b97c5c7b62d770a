import { describeCost, hr, nobody, secretary } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { academyReads, fillAcademy } from '../src/academy/academy.testing.ts'
import { fillActivities } from '../src/activities/activities.testing.ts'
import { certificateReads, fillCertificates } from '../src/certificates/certificates.testing.ts'
import { complianceReads, fillCompliance } from '../src/compliance/compliance.testing.ts'
import { fillGates, gateReads } from '../src/gates/gates.testing.ts'
import { attendanceReads } from '../src/attendance/attendance.testing.ts'
import { service } from '../src/index.ts'
import { fillRegistrations } from '../src/registrations/registrations.testing.ts'
import { fillTopics, topicReads } from '../src/topics/topics.testing.ts'
import { fillVolunteering, volunteeringReads } from '../src/volunteering/volunteering.testing.ts'

const first = 'act_00000000000000000000000001'
const account = (number: number) => ({ ...nobody(), id: `acc_${String(number).padStart(26, '0')}` })
const employer = hr('org_00000000000000000000000007')

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: secretary(),
  seed: async (rows) => {
    await fillActivities(rows)
    await fillRegistrations(rows)
    await fillCertificates(rows)
    await fillGates(rows)
    await fillVolunteering(rows)
    await fillTopics(rows)
    await fillAcademy(rows)
    await fillCompliance(rows)
  },
  reads: () => ({
    ...certificateReads,
    ...volunteeringReads,
    ...topicReads,
    ...complianceReads,
    // A row of the list reads its host, its host’s name and its seats.
    activities: { path: '/activities?limit=50', perRow: 8 },
    'activities of a kind': { path: '/activities?limit=50&kind=forum&from=2020-01-02', perRow: 9 },
    'activities of a chain and a kind, the last first': {
      path: '/activities?limit=20&chain=TX&kind=salon&order=latest',
      perRow: 10,
    },
    'what one organises': { path: '/organised-activities?limit=50', perRow: 8 },
    'what one organises in a state': { path: '/organised-activities?limit=50&state=draft', perRow: 8 },
    'an activity with a crowd': { path: `/activities/${first}`, besides: 560 },
    'registrations of a crowd': { path: `/activities/${first}/registrations?limit=50` },
    'registrations of one state': { path: `/activities/${first}/registrations?limit=50&state=waiting` },
    'registrations of one’s staff': {
      path: `/activities/${first}/registrations?limit=50`,
      as: employer,
      besides: 40,
    },
    'one’s own registrations': { path: '/my-registrations', as: account(42), besides: 20 },
    'a place on the waiting list, far from its head': {
      path: '/registrations/rgn_00000000000000000000000099',
      as: account(99),
    },
    'people by name': { path: '/staff?limit=50' },
    'one’s staff': { path: '/staff?limit=50', as: employer },
    ...gateReads,
    ...attendanceReads,
    ...academyReads,
  }),
})
