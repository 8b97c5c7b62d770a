import { describePages, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { applicationLists } from '../src/applications/applications.testing.ts'
import { service } from '../src/index.ts'
import { plotLists } from '../src/plots/plots.testing.ts'
import { policyLists } from '../src/policies/policies.testing.ts'

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone,
  lists: { ...plotLists, ...policyLists, ...applicationLists },
  elsewhere: ['listTalentHousingAuditEntries', 'listTalentHousingDeadLetters'],
})
