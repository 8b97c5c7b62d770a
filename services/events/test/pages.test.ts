import { describePages, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { activityLists } from '../src/activities/activities.testing.ts'

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone,
  lists: { ...activityLists },
  elsewhere: ['listEventsAuditEntries', 'listEventsDeadLetters'],
})
