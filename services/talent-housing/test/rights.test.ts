import { newId } from '@alliance/service-kit'
import {
  auditor,
  describeRights,
  estateManager,
  housingAdministrator,
  housingReviewer,
  leader,
  nobody,
  secretary,
  securityAdministrator,
  systemAdministrator,
} from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { applicationRights } from '../src/applications/rights.testing.ts'
import { service } from '../src/index.ts'
import { housingScene, plotRights } from '../src/plots/plots.testing.ts'
import { policyRights } from '../src/policies/policies.testing.ts'
import { stockRights } from '../src/stock/stock.testing.ts'
import { trancheRights } from '../src/tranches/tranches.testing.ts'
import { unitRights } from '../src/units/units.testing.ts'

describeRights({
  entrypoint: exports.GatewayEntrypoint,
  // Those of applications have an applicant and employers: see application-rights.test.ts.
  contract: service.contract.filter(({ operationId }) => !((operationId ?? '') in applicationRights)),
  scene: housingScene,
  principals: {
    'a stranger': () => null,
    'someone without rights': nobody,
    'the secretary': secretary,
    'a leader': leader,
    'a housing administrator': housingAdministrator,
    'a housing reviewer': housingReviewer,
    'an estate manager of the plot': ({ plot }) => estateManager(plot.id),
    'an estate manager of another': () => estateManager(newId('plot')),
    'a system administrator': systemAdministrator,
    'a security administrator': securityAdministrator,
    'an auditor': auditor,
  },
  table: {
    ...stockRights,
    ...plotRights,
    ...unitRights,
    ...trancheRights,
    ...policyRights,
    getTalentHousingStatus: {},
    listTalentHousingDeadLetters: {},
    exportTalentHousingDeadLetters: {},
    replayTalentHousingDeadLetter: {
      params: () => ({ messageId: newId('message') }),
      expect: { 'a system administrator': 404 },
    },
    listTalentHousingAuditEntries: {},
    exportTalentHousingAuditEntries: {},
    verifyTalentHousingAudit: {},
    getTalentHousingAuditChain: {},
  },
})
