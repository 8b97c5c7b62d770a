import { camelOf, pascalOf } from './names.ts'

/** A new service without its noun, which the noun's generator puts in. */

export const contractIndexOf = (
  service: string,
): string => `import { operations, operationsRoutes } from '../kit/operations.ts'

export const ${camelOf(service)}Operations = operations('${service}')

export const ${camelOf(service)}Routes = [
  ...operationsRoutes(${camelOf(service)}Operations),
]
`

export const wranglerOf = (service: string, compatibilityDate: string): string => `{
  "$schema": "node_modules/wrangler/config-schema.json",
  "name": "${service}",
  "main": "src/index.ts",
  "compatibility_date": "${compatibilityDate}",
  "workers_dev": false,
  "observability": { "enabled": true },
  "version_metadata": { "binding": "VERSION" },
  "triggers": { "crons": ["* * * * *"] },
  "d1_databases": [{ "binding": "DB", "database_name": "${service}", "database_id": "${service}", "migrations_dir": "migrations" }]
}
`

export const readmeOf = (service: string, plural: string): string => `# ${service}

Holds ${plural.replaceAll('-', ' ')}.

| | |
|---|---|
| tables owned | those of \`src/*/*.table.ts\`, and the kit's |
| calls | no one |
| is called by | the gateway, at \`/api/v1/${service}\` |

\`pnpm new:noun ${service} <nouns>\` adds a noun; \`pnpm migration ${service} <name>\` writes the migration of a changed table.
`

export const envOf = (): string => `import type { ServiceBindings } from '@alliance/service-kit'

export type Env = ServiceBindings
`

export const indexOf = (
  service: string,
): string => `import { ${camelOf(service)}Operations, ${camelOf(service)}Routes } from '@alliance/contracts/${service}'
import { defineService } from '@alliance/service-kit'
import type { Env } from './env.ts'

export const service = defineService<Env>({
  name: '${service}',
  contract: ${camelOf(service)}Routes,
  operations: ${camelOf(service)}Operations,
  rooms: [],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}
export default service.worker
`

export const vitestConfigOf = (): string => `import { workerTests } from '@alliance/test-kit/config'

export default workerTests({ home: import.meta.dirname })
`

export const contractTestOf = (): string => `import { describeContract } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

describeContract({ entrypoint: exports.GatewayEntrypoint, service })
`

export const pagesTestOf = (
  service: string,
): string => `import { describePages, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone,
  lists: {},
  elsewhere: ['list${pascalOf(service)}AuditEntries', 'list${pascalOf(service)}DeadLetters'],
})
`

export const costTestOf = (): string => `import { describeCost, everyone } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

describeCost({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone(),
  seed: async (rows) => {
  },
  reads: () => ({}),
})
`

export const rightsTestOf = (service: string): string => {
  const Service = pascalOf(service)
  return `import { newId } from '@alliance/service-kit'
import { auditor, describeRights, leader, nobody, secretary, securityAdministrator, systemAdministrator } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

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
    get${Service}Status: {},
    list${Service}DeadLetters: {},
    export${Service}DeadLetters: {},
    replay${Service}DeadLetter: {
      params: () => ({ messageId: newId('message') }),
      expect: { 'a system administrator': 404 },
    },
    list${Service}AuditEntries: {},
    export${Service}AuditEntries: {},
    verify${Service}Audit: {},
    get${Service}AuditChain: {},
  },
})
`
}
