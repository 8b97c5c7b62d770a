import { describeCost, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { applicationReads, fillApplications } from '../src/applications/applications.testing.ts'
import { service } from '../src/index.ts'
import { plotReads, fillPlots } from '../src/plots/plots.testing.ts'
import { fillTranches, trancheReads } from '../src/tranches/tranches.testing.ts'
import { fillUnits, unitReads } from '../src/units/units.testing.ts'
import { fillPolicies, policyReads } from '../src/policies/policies.testing.ts'

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone(),
  seed: async (rows) => {
    await fillPlots()
    await fillUnits(rows)
    await fillTranches(rows)
    await fillPolicies(rows)
    await fillApplications(rows)
  },
  reads: () => ({ ...plotReads, ...unitReads, ...trancheReads, ...policyReads, ...applicationReads }),
})
