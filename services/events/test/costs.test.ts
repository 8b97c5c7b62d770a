import { describeCost, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { activityReads, fillActivities } from '../src/activities/activities.testing.ts'

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone(),
  seed: async (rows) => {
    await fillActivities(rows)
  },
  reads: () => ({ ...activityReads }),
})
