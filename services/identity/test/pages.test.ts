import { describePages, everyone } from '@alliance/test-kit'
import { newId } from '@alliance/service-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { aClient } from './clients.testing.ts'
import { anAccount, give } from './people.testing.ts'
import { told } from './scopes.testing.ts'

const many = async (rows: number, make: () => Promise<string>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push(await make())
  return made
}
const account = async () => (await anAccount({ password: null })).id

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: everyone,
  lists: {
    listAccounts: { path: '/accounts', insert: (rows) => many(rows, account) },
    listGrants: async () => {
      const id = await account()
      return {
        path: `/grants?accountId=${id}`,
        insert: (rows) => many(rows, async () => (await give(id, 'zone_leader')).body.id as string),
      }
    },
    listScopes: {
      path: '/scopes?kind=enterprise',
      insert: (rows) =>
        many(rows, async () => {
          const id = newId('organisation')
          // In no order of time, and often the same.
          await told(
            id,
            {
              kind: 'enterprise',
              name: `企业${crypto.getRandomValues(new Uint8Array(1))[0]! % 5}`,
              active: true,
            },
            1,
          )
          return id
        }),
    },
    listPartnerClients: { path: '/clients', insert: (rows) => many(rows, async () => (await aClient()).id) },
  },
  elsewhere: ['listIdentityDeadLetters', 'listIdentityAuditEntries'],
})
