import {
  auditor,
  describeRights,
  disciplineInspector,
  housingAdministrator,
  housingReviewer,
  leader,
  nobody,
  secretary,
  securityAdministrator,
  systemAdministrator,
} from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import {
  applicationRights,
  housingPrincipals,
  newScene,
  type Scene,
} from '../src/applications/rights.testing.ts'
import { service } from '../src/index.ts'

describeRights<Scene>({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract.filter(({ operationId }) => (operationId ?? '') in applicationRights),
  scene: newScene,
  principals: {
    'a stranger': () => null,
    'someone without rights': nobody,
    'the secretary': secretary,
    'a leader': leader,
    'a housing administrator': housingAdministrator,
    'a housing reviewer': housingReviewer,
    'an inspector': disciplineInspector,
    'a system administrator': systemAdministrator,
    'a security administrator': securityAdministrator,
    'an auditor': auditor,
    ...housingPrincipals,
  },
  table: applicationRights,
})
