import { talentHousingOperations, talentHousingRoutes } from '@alliance/contracts/talent-housing'
import { defineService } from '@alliance/service-kit'
import { mountApplications } from './applications/applications.routes.ts'
import { mountBesideApplications } from './applications/beside.routes.ts'
import { collectDocuments, deleteDue } from './applications/documents.usecases.ts'
import { forgetIdentities } from './applications/forgetting.usecases.ts'
import { reencryptApplications } from './applications/identity.ts'
import { concludePublicity, settleClocks } from './applications/publicity.usecases.ts'
import { consumes } from './directory/directory.events.ts'
import { mountEmployers } from './directory/directory.routes.ts'
import { mountBuildings } from './buildings/buildings.routes.ts'
import type { Env } from './env.ts'
import { mountPlots } from './plots/plots.routes.ts'
import { mountPolicies } from './policies/policies.routes.ts'
import { mountStock } from './stock/stock.routes.ts'
import { mountTranches } from './tranches/tranches.routes.ts'
import { mountUnitTypes } from './unit-types/unit-types.routes.ts'
import { mountUnits } from './units/units.routes.ts'

export const service = defineService<Env>({
  name: 'talent-housing',
  contract: talentHousingRoutes,
  operations: talentHousingOperations,
  rooms: [
    mountStock,
    mountPlots,
    mountBuildings,
    mountUnitTypes,
    mountUnits,
    mountTranches,
    mountPolicies,
    mountEmployers,
    mountApplications,
    mountBesideApplications,
  ],
  consumes,
  everyMinute: [
    settleClocks,
    concludePublicity,
    deleteDue,
    collectDocuments,
    forgetIdentities,
    reencryptApplications,
  ],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
