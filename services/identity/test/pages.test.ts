import { describePages, everyone } from '@alliance/test-kit'
import { newId } from '@alliance/service-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'
import { aClient } from './clients.testing.ts'
import { raise } from './hearing.testing.ts'
import { anAccount, database, give } from './people.testing.ts'
import { told } from './scopes.testing.ts'
import { anEndpoint, deliveries } from './webhooks.testing.ts'

const many = async (rows: number, make: () => Promise<string>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push(await make())
  return made
}
const account = async () => (await anAccount({ password: null })).id

/** Whoever reads has an account, for their own notices. */
const reader = everyone()
const tellReader = async (rows: number): Promise<string[]> => {
  await database
    .prepare(
      `INSERT INTO account (id, name, phone, phone_index, is_demo, created_at, updated_at) VALUES (?, '示例', '', 'x', 0, '', '') ON CONFLICT DO NOTHING`,
    )
    .bind(reader.id)
    .run()
  const before = new Set(await noticeIds())
  for (let i = 0; i < rows; i++) await raise([reader.id])
  return (await noticeIds()).filter((id) => !before.has(id))
}
const noticeIds = async () =>
  (
    await database.prepare('SELECT id FROM notice WHERE account_id = ?').bind(reader.id).all<{ id: string }>()
  ).results.map(({ id }) => id)

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: () => reader,
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
    listMyNotices: { path: '/me/notices', insert: tellReader },
    listWebhookEndpoints: async () => {
      const { id: clientId } = await aClient()
      return {
        path: `/clients/${clientId}/webhooks`,
        insert: (rows) => many(rows, async () => (await anEndpoint('well', { clientId })).id),
      }
    },
    listWebhookDeliveries: async () => {
      const { id } = await anEndpoint()
      return { path: `/webhooks/${id}/deliveries`, insert: (rows) => deliveries(id, rows) }
    },
    listPartnerClients: { path: '/clients', insert: (rows) => many(rows, async () => (await aClient()).id) },
  },
  elsewhere: ['listIdentityDeadLetters', 'listIdentityAuditEntries'],
})
