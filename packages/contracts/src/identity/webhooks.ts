import { z } from '@hono/zod-openapi'
import { can, clientScopes } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Bilingual, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** A secret of an endpoint; the whole of it is shown once. Two are valid while one replaces the other. */
export const WebhookSecret = z
  .strictObject({
    id: idOf('webhookSecret'),
    /** Its last four characters. */
    hint: z.string(),
    createdAt: Instant,
    /** When it stops being used; null: the newest one. */
    expiresAt: orNull(Instant),
  })
  .openapi('WebhookSecret')
export type WebhookSecret = z.infer<typeof WebhookSecret>

/** `failing`: nothing was taken for days. `gone`: it answered 410. */
export const WebhookDisabled = z.enum(['by_hand', 'failing', 'gone']).openapi('WebhookDisabled')
export type WebhookDisabled = z.infer<typeof WebhookDisabled>

/** Where a partner's system hears of events, by the Standard Webhooks specification. */
export const WebhookEndpoint = z
  .strictObject({
    id: idOf('webhookEndpoint'),
    clientId: idOf('partnerClient'),
    url: z.string(),
    /** Types of events; none named: all that the client's scopes let it read. */
    eventTypes: z.array(z.string()),
    disabled: orNull(WebhookDisabled),
    /** Since when nothing was taken; null while all is well. */
    failingSince: orNull(Instant),
    secrets: z.array(WebhookSecret),
    version: z.int(),
    createdAt: Instant,
  })
  .openapi('WebhookEndpoint')
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

const EventTypes = z.array(z.string().max(80)).max(50)
const Url = z.string().trim().min(12).max(500)

export const NewWebhookEndpoint = z
  .strictObject({ url: Url, eventTypes: EventTypes.default([]) })
  .openapi('NewWebhookEndpoint')
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>

export const WebhookEndpointChange = z
  .strictObject({ url: Url, eventTypes: EventTypes, disabled: z.boolean() })
  .partial()
  .openapi('WebhookEndpointChange')
export type WebhookEndpointChange = z.infer<typeof WebhookEndpointChange>

export const WebhookState = z.enum(['waiting', 'delivered', 'failed']).openapi('WebhookState')
export type WebhookState = z.infer<typeof WebhookState>

/** Why there was no answer, or none that counts. */
export const WebhookFault = z
  .enum(['status', 'redirect', 'timeout', 'unreachable', 'not_allowed'])
  .openapi('WebhookFault')
export type WebhookFault = z.infer<typeof WebhookFault>

/** One event on its way to one endpoint, and how the last attempt went. */
export const WebhookDelivery = z
  .strictObject({
    id: idOf('webhookDelivery'),
    endpointId: idOf('webhookEndpoint'),
    /** The header `webhook-id`: the same in every attempt and replay. */
    eventId: z.string(),
    eventType: z.string(),
    subject: z.string(),
    state: WebhookState,
    attempts: z.int(),
    lastStatus: z.int().nullable(),
    lastFault: orNull(WebhookFault),
    lastMs: z.int().nullable(),
    createdAt: Instant,
    nextAt: orNull(Instant),
    endedAt: orNull(Instant),
  })
  .openapi('WebhookDelivery')
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const WebhookAttempt = z
  .strictObject({
    at: Instant,
    status: z.int().nullable(),
    fault: orNull(WebhookFault),
    ms: z.int(),
  })
  .openapi('WebhookAttempt')
export type WebhookAttempt = z.infer<typeof WebhookAttempt>

const Replay = z.strictObject({ from: Instant, to: Instant }).openapi('WebhookReplay')
export type WebhookReplay = z.infer<typeof Replay>

const tags = ['Webhooks']
const ofClient = z.strictObject({ clientId: idOf('partnerClient') })
const params = z.strictObject({ endpointId: idOf('webhookEndpoint') })
const ofDelivery = z.strictObject({ deliveryId: idOf('webhookDelivery') })

export const webhookEndpoints = lists({
  path: '/clients/{clientId}/webhooks',
  name: 'WebhookEndpoints',
  summary: 'Where a client hears of events, newest first',
  tags,
  access: can('client:read'),
  params: ofClient,
  filter: z.strictObject({}),
  item: WebhookEndpoint,
  columns: [
    { zh: '编号', en: 'Id', value: (row) => row.id },
    { zh: '接收地址', en: 'URL', value: (row) => row.url },
    { zh: '事件', en: 'Events', value: (row) => row.eventTypes.join(' ') },
    { zh: '停用', en: 'Disabled', value: (row) => row.disabled },
    { zh: '连续失败自', en: 'Failing since', value: (row) => row.failingSince },
  ],
})

export const listWebhookEventTypes = route({
  method: 'get',
  path: '/webhook-event-types',
  operationId: 'listWebhookEventTypes',
  summary: 'What partners may be told, and the scope that each needs',
  tags,
  access: can('client:read'),
  responses: {
    200: answer(
      z.strictObject({
        items: z.array(
          z
            .strictObject({ type: z.string(), name: Bilingual, scope: z.enum(clientScopes) })
            .openapi('WebhookEventType'),
        ),
      }),
      'The types',
    ),
  },
})

export const createWebhookEndpoint = route({
  method: 'post',
  path: '/clients/{clientId}/webhooks',
  operationId: 'createWebhookEndpoint',
  summary: 'Add an endpoint; nothing is sent before it has a secret',
  tags,
  access: can('client:write'),
  writes: 'keyed',
  request: { params: ofClient, body: json(NewWebhookEndpoint) },
  responses: { 201: answer(WebhookEndpoint, 'Added') },
})

export const updateWebhookEndpoint = route({
  method: 'patch',
  path: '/webhooks/{endpointId}',
  operationId: 'updateWebhookEndpoint',
  summary: 'Change an endpoint, disable or enable it',
  tags,
  access: can('client:write'),
  writes: 'versioned',
  request: { params, body: json(WebhookEndpointChange) },
  responses: { 200: answer(WebhookEndpoint, 'Changed') },
})

export const addWebhookSecret = route({
  method: 'post',
  path: '/webhooks/{endpointId}/secrets',
  operationId: 'addWebhookSecret',
  summary: 'Add a secret; the one before stays valid for a day',
  tags,
  access: can('client:write'),
  writes: 'free',
  request: { params },
  responses: {
    201: answer(
      z
        .strictObject({
          secret: WebhookSecret,
          value: z.string().openapi({ description: 'Shown once: `whsec_…`.' }),
        })
        .openapi('WebhookSecretMade'),
      'Added',
    ),
    ...errors('webhook.too_many_secrets'),
  },
})

export const revokeWebhookSecret = route({
  method: 'post',
  path: '/webhooks/{endpointId}/secrets/{secretId}/revoke',
  operationId: 'revokeWebhookSecret',
  summary: 'End a secret at once',
  tags,
  access: can('client:write'),
  writes: 'free',
  request: { params: params.extend({ secretId: idOf('webhookSecret') }) },
  responses: { 200: answer(WebhookSecret, 'It is used no more'), ...errors('webhook.last_secret') },
})

export const testWebhookEndpoint = route({
  method: 'post',
  path: '/webhooks/{endpointId}/test',
  operationId: 'testWebhookEndpoint',
  summary: 'Send an event that tells nothing, to see whether the endpoint takes it',
  tags,
  access: can('client:write'),
  writes: 'free',
  request: { params },
  responses: {
    202: answer(WebhookDelivery, 'It is being sent'),
    ...errors('webhook.disabled', 'webhook.no_secret'),
  },
})

export const replayWebhooks = route({
  method: 'post',
  path: '/webhooks/{endpointId}/replay',
  operationId: 'replayWebhooks',
  summary: 'Send again everything that happened in a time, up to thirty days back',
  tags,
  access: can('client:write'),
  writes: 'keyed',
  request: { params, body: json(Replay) },
  responses: {
    202: answer(z.strictObject({ queued: z.int() }).openapi('WebhooksQueued'), 'They are being sent'),
    ...errors('webhook.too_many', 'webhook.disabled', 'webhook.no_secret'),
  },
})

export const webhookDeliveries = lists({
  path: '/webhooks/{endpointId}/deliveries',
  name: 'WebhookDeliveries',
  summary: 'What was sent to an endpoint, newest first',
  tags,
  access: can('client:read'),
  params,
  filter: z.strictObject({ state: WebhookState.optional() }),
  item: WebhookDelivery,
  columns: [
    { zh: '编号', en: 'Id', value: (row) => row.id },
    { zh: '事件编号', en: 'Event', value: (row) => row.eventId },
    { zh: '事件', en: 'Type', value: (row) => row.eventType },
    { zh: '对象', en: 'Subject', value: (row) => row.subject },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '次数', en: 'Attempts', value: (row) => row.attempts },
    { zh: '最近响应', en: 'Last status', value: (row) => row.lastStatus },
    { zh: '最近故障', en: 'Last fault', value: (row) => row.lastFault },
    { zh: '耗时（毫秒）', en: 'Milliseconds', value: (row) => row.lastMs },
    { zh: '创建时间', en: 'Created', value: (row) => row.createdAt },
  ],
})

export const getWebhookDelivery = route({
  method: 'get',
  path: '/webhook-deliveries/{deliveryId}',
  operationId: 'getWebhookDelivery',
  summary: 'A delivery with its attempts, the latest hundred',
  tags,
  access: can('client:read'),
  request: { params: ofDelivery },
  responses: {
    200: answer(
      z
        .strictObject({ delivery: WebhookDelivery, attemptLog: z.array(WebhookAttempt) })
        .openapi('WebhookDeliveryWithAttempts'),
      'How it went',
    ),
  },
})

export const replayWebhookDelivery = route({
  method: 'post',
  path: '/webhook-deliveries/{deliveryId}/replay',
  operationId: 'replayWebhookDelivery',
  summary: 'Send a delivery again',
  tags,
  access: can('client:write'),
  writes: 'free',
  request: { params: ofDelivery },
  responses: {
    202: answer(WebhookDelivery, 'It is being sent'),
    ...errors('webhook.waiting', 'webhook.disabled', 'webhook.no_secret'),
  },
})

export const webhookRoutes = [
  listWebhookEventTypes,
  webhookEndpoints.list,
  webhookEndpoints.file,
  createWebhookEndpoint,
  updateWebhookEndpoint,
  addWebhookSecret,
  revokeWebhookSecret,
  testWebhookEndpoint,
  replayWebhooks,
  webhookDeliveries.list,
  webhookDeliveries.file,
  getWebhookDelivery,
  replayWebhookDelivery,
]
