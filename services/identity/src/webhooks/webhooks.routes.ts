import {
  addWebhookSecret,
  createWebhookEndpoint,
  getWebhookDelivery,
  listWebhookEventTypes,
  replayWebhookDelivery,
  replayWebhooks,
  revokeWebhookSecret,
  testWebhookEndpoint,
  updateWebhookEndpoint,
  webhookDeliveries,
  webhookEndpoints,
} from '@alliance/contracts/identity'
import { partnerEvents } from '@alliance/contracts/webhooks'
import {
  contextOf,
  describeError,
  guarded,
  log,
  reply,
  replyPage,
  replySheet,
  systemContext,
  type ServiceApp,
  type ServiceEnv,
} from '@alliance/service-kit'
import type { Context as HonoContext } from 'hono'
import type { Env } from '../env.ts'
import * as deliveries from './deliveries.usecases.ts'
import { deliverWebhooks } from './delivering.usecases.ts'
import * as endpoints from './endpoints.usecases.ts'
import * as secrets from './secrets.usecases.ts'

/** What is sent behind an answer, where a worker has half a minute left; the rest goes at the next minute. */
const behindAnAnswer = 2

/** Sends what was just queued behind the answer, instead of at the next minute. */
function goOn(c: HonoContext<ServiceEnv<Env>>): void {
  const ctx = systemContext(c.env.DB, new Date(), c.get('requestId'), c.get('traceparent'))
  c.executionCtx.waitUntil(
    deliverWebhooks(ctx, c.env, behindAnAnswer).catch((error: unknown) =>
      log('error', 'webhooks', describeError(error)),
    ),
  )
}

const eventTypes = Object.entries(partnerEvents).map(([type, { name, scope }]) => ({ type, name, scope }))

export function mountWebhooks(app: ServiceApp<Env>): void {
  app.openapi(guarded(listWebhookEventTypes), (c) => c.json({ items: eventTypes }, 200))

  app.openapi(guarded(webhookEndpoints.list), async (c) =>
    replyPage(c, await endpoints.list(contextOf(c), c.req.valid('param').clientId, c.req.valid('query'))),
  )

  app.openapi(guarded(webhookEndpoints.file), (c) => {
    const { clientId } = c.req.valid('param')
    return replySheet(c, 'webhooks', c.req.valid('query').format, webhookEndpoints.columns, (paging) =>
      endpoints.list(contextOf(c), clientId, paging),
    )
  })

  app.openapi(guarded(createWebhookEndpoint), async (c) => {
    const { clientId } = c.req.valid('param')
    return reply(c, await endpoints.create(contextOf(c), c.env, clientId, c.req.valid('json')), 201)
  })

  app.openapi(guarded(updateWebhookEndpoint), async (c) => {
    const { endpointId } = c.req.valid('param')
    return reply(c, await endpoints.update(contextOf(c), c.env, endpointId, c.req.valid('json')), 200)
  })

  app.openapi(guarded(addWebhookSecret), async (c) =>
    c.json(await secrets.add(contextOf(c), c.req.valid('param').endpointId), 201),
  )

  app.openapi(guarded(revokeWebhookSecret), async (c) => {
    const { endpointId, secretId } = c.req.valid('param')
    return c.json(await secrets.revoke(contextOf(c), endpointId, secretId), 200)
  })

  app.openapi(guarded(testWebhookEndpoint), async (c) => {
    const delivery = await deliveries.test(contextOf(c), c.req.valid('param').endpointId)
    goOn(c)
    return c.json(delivery, 202)
  })

  app.openapi(guarded(replayWebhooks), async (c) => {
    const { endpointId } = c.req.valid('param')
    const queued = await deliveries.replayAll(contextOf(c), endpointId, c.req.valid('json'))
    goOn(c)
    return c.json(queued, 202)
  })

  app.openapi(guarded(webhookDeliveries.list), async (c) =>
    replyPage(c, await deliveries.list(contextOf(c), c.req.valid('param').endpointId, c.req.valid('query'))),
  )

  app.openapi(guarded(webhookDeliveries.file), (c) => {
    const { endpointId } = c.req.valid('param')
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'webhook-deliveries', format, webhookDeliveries.columns, (paging) =>
      deliveries.list(contextOf(c), endpointId, { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getWebhookDelivery), async (c) =>
    c.json(await deliveries.get(contextOf(c), c.req.valid('param').deliveryId), 200),
  )

  app.openapi(guarded(replayWebhookDelivery), async (c) => {
    const delivery = await deliveries.replay(contextOf(c), c.req.valid('param').deliveryId)
    goOn(c)
    return c.json(delivery, 202)
  })
}
