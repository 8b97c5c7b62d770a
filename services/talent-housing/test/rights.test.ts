import { newId } from '@alliance/service-kit'
import {
  auditor,
  describeRights,
  leader,
  nobody,
  secretary,
  securityAdministrator,
  systemAdministrator,
} from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { plotRights } from '../src/plots/plots.testing.ts'

describeRights({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  scene: async () => null,
  principals: {
    'a stranger': () => null,
    'someone without rights': nobody,
    'the secretary': secretary,
    'a leader': leader,
    'a system administrator': systemAdministrator,
    'a security administrator': securityAdministrator,
    'an auditor': auditor,
  },
  table: {
    ...plotRights,
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
