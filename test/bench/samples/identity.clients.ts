import { id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const admin = 'security_administrator'
const body = { name: '样例数据接口', organisationName: '样例学院', scopes: ['training:write'] }
const newClient = async (world: World) =>
  (await world.prepare(admin, 'POST', '/identity/clients', { body })).id
const newKey = async (world: World, clientId: string) =>
  world.prepare<{ key: { id: string }; secret: string }>(
    admin,
    'POST',
    `/identity/clients/${clientId}/keys`,
    { body: { method: 'client_secret' } },
  )

export default {
  service: 'identity',
  fill: [
    rows('partner_client', {
      id: id('pcl'),
      name: `'样例' || value`,
      organisation_name: `'样例'`,
      scopes: `'[]'`,
      is_demo: '1',
      created_at: instant,
      updated_at: instant,
    }),
    rows('client_key', {
      id: id('pck'),
      client_id: id('pcl'),
      method: `'client_secret'`,
      hint: `'xxxx'`,
      secret_hash: `'x' || value`,
      created_at: instant,
    }),
    rows('used_assertion', {
      client_id: id('pcl'),
      jti: id('jti'),
      expires_at: `'2099-01-01T00:00:00.000Z'`,
    }),
  ],
  samples: {
    listPartnerClients: () => ({}),
    exportPartnerClients: ({ turn }) => ({
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    createPartnerClient: () => ({ body }),
    updatePartnerClient: async (world) => ({
      params: { clientId: await newClient(world) },
      body: { name: '改样例' },
      version: 1,
    }),
    addClientKey: async (world) => ({
      params: { clientId: await newClient(world) },
      body: { method: 'client_secret' },
    }),
    revokeClientKey: async (world) => {
      const clientId = await newClient(world)
      return { params: { clientId, keyId: (await newKey(world, clientId)).key.id } }
    },
    issueToken: async (world) => {
      const clientId = await newClient(world)
      const { secret } = await newKey(world, clientId)
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
      })
      return { raw: { type: 'application/x-www-form-urlencoded', content: String(form) } }
    },
    getJwks: () => ({}),
  },
} satisfies Bench
