import { describePages, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { applicationLists } from '../src/applications/applications.testing.ts'
import { service } from '../src/index.ts'
import { plotLists } from '../src/plots/plots.testing.ts'
import { trancheLists } from '../src/tranches/tranches.testing.ts'
import { unitLists } from '../src/units/units.testing.ts'
import { policyLists } from '../src/policies/policies.testing.ts'

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone,
  lists: { ...plotLists, ...unitLists, ...trancheLists, ...policyLists, ...applicationLists },
  elsewhere: ['listBuildingUnits', 'listTalentHousingAuditEntries', 'listTalentHousingDeadLetters'],
})
