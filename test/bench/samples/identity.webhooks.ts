import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const admin = 'security_administrator'
const client = filled('pcl', 1)
const endpoint = filled('whe', 1)
const url = 'https://hooks.sample-college.cn/alliance'

/** An endpoint of its own, which has a secret but takes nothing: that name leads nowhere. */
async function newEndpoint(world: World): Promise<string> {
  const { id: clientId } = await world.prepare(admin, 'POST', '/identity/clients', {
    body: { name: '样例推送', organisationName: '样例学院', scopes: ['register:read'] },
  })
  const made = await world.prepare(admin, 'POST', `/identity/clients/${clientId}/webhooks`, { body: { url } })
  await newSecret(world, made.id)
  return made.id
}
const newSecret = (world: World, endpointId: string) =>
  world.prepare<{ secret: { id: string } }>(admin, 'POST', `/identity/webhooks/${endpointId}/secrets`)

export default {
  service: 'identity',
  fill: [
    rows('webhook_endpoint', {
      id: id('whe'),
      client_id: `'${client}'`,
      url: `'${url}'`,
      event_types: `'[]'`,
      disabled: `'by_hand'`,
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
    rows('webhook_secret', {
      id: id('whk'),
      endpoint_id: id('whe'),
      sealed: `'sample' || value`,
      hint: `'xxxx'`,
      created_at: instant,
      expires_at: instant,
    }),
    rows('webhook_event', {
      id: id('evt'),
      type: `'organisation.changed'`,
      subject: id('org'),
      version: '1',
      data: `'{}'`,
      at: instant,
    }),
    rows('webhook_delivery', {
      id: id('whd'),
      endpoint_id: `'${endpoint}'`,
      event_id: id('evt'),
      event_type: `'organisation.changed'`,
      subject: id('org'),
      state: `iif(value % 10, 'delivered', 'failed')`,
      attempts: '1',
      created_at: instant,
    }),
    rows('webhook_attempt', { delivery_id: id('whd'), at: instant, status: '204', ms: '12' }),
  ],
  samples: {
    listWebhookEventTypes: () => ({}),
    listWebhookEndpoints: () => ({ params: { clientId: client } }),
    exportWebhookEndpoints: ({ turn }) => ({
      params: { clientId: client },
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    createWebhookEndpoint: () => ({ params: { clientId: client }, body: { url } }),
    updateWebhookEndpoint: ({ turn }) => ({
      params: { endpointId: filled('whe', 10 + turn) },
      body: { disabled: true },
      version: 1,
    }),
    addWebhookSecret: ({ turn }) => ({ params: { endpointId: filled('whe', 20 + turn) } }),
    revokeWebhookSecret: async (world) => {
      const endpointId = await newEndpoint(world)
      return { params: { endpointId, secretId: (await newSecret(world, endpointId)).secret.id } }
    },
    testWebhookEndpoint: async (world) => ({ params: { endpointId: await newEndpoint(world) } }),
    replayWebhooks: async (world) => ({
      params: { endpointId: await newEndpoint(world) },
      body: { from: '2025-12-01T00:00:00.000Z', to: '2025-12-02T00:00:00.000Z' },
    }),
    listWebhookDeliveries: () => ({ params: { endpointId: endpoint } }),
    'listWebhookDeliveries, those that failed': () => ({
      params: { endpointId: endpoint },
      query: { state: 'failed' },
    }),
    exportWebhookDeliveries: ({ turn }) => ({
      params: { endpointId: endpoint },
      query: { format: 'csv' },
      ...(turn === 2 ? { expect: 422 } : {}),
    }),
    getWebhookDelivery: () => ({ params: { deliveryId: filled('whd', 7) } }),
    replayWebhookDelivery: async (world) => {
      const endpointId = await newEndpoint(world)
      const { id: deliveryId } = await world.prepare(admin, 'POST', `/identity/webhooks/${endpointId}/test`)
      for (let asked = 0; asked < 100; asked++) {
        const path = `/identity/webhook-deliveries/${deliveryId}`
        const { delivery } = await world.prepare<{ delivery: { state: string } }>(admin, 'GET', path)
        if (delivery.state !== 'waiting') break
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return { params: { deliveryId } }
    },
  },
} satisfies Bench
