import type { Page } from '@alliance/contracts'
import type {
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookSecret,
} from '@alliance/contracts/identity'
import { createContext, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { done } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import type { Env } from '../src/env.ts'
import { deliverWebhooks } from '../src/webhooks/delivering.usecases.ts'
import { aClient } from './clients.testing.ts'
import { heard } from './hearing.testing.ts'
import { database, security } from './people.testing.ts'

export const contextAt = (now: Date) =>
  createContext({
    database,
    principal: systemPrincipal,
    now,
    requestId: newId('request'),
    traceparent: traceparentOf(undefined),
  })
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
/** Delivers what is due, as the cron of a minute from now does. */
export const deliver = (now = inMinutes(1), changed: Partial<Env> = {}) =>
  deliverWebhooks(contextAt(now), { ...(env as unknown as Env), ...changed })

let endpoints = 0
/** An endpoint of a client of its own, at an address that behaves so. */
export async function anEndpoint(
  behaviour: 'well' | 'down' | 'busy' | 'gone' | 'moved' = 'well',
  given: { eventTypes?: string[]; clientId?: string } = {},
) {
  const clientId = given.clientId ?? (await aClient()).id
  const path = `/hooks/${++endpoints}-${crypto.randomUUID()}`
  const endpoint = done(
    await security.post<WebhookEndpoint>(`/clients/${clientId}/webhooks`, {
      url: `https://${behaviour}.partner-sample.cn${path}`,
      eventTypes: given.eventTypes ?? [],
    }),
  )
  return { ...endpoint, path }
}
export const addSecret = async (endpointId: string) =>
  done(await security.post<{ secret: WebhookSecret; value: string }>(`/webhooks/${endpointId}/secrets`))
export async function aSignedEndpoint(...given: Parameters<typeof anEndpoint>) {
  const endpoint = await anEndpoint(...given)
  return { ...endpoint, secret: (await addSecret(endpoint.id)).value }
}

/** An organisation that membership tells of. */
export const anOrganisationChanges = (name = '示例企业') =>
  heard({
    type: 'organisation.changed',
    subject: newId('organisation'),
    data: { kind: 'enterprise', name, active: true, contact: '13900000000' },
  })

/** Deliveries that were made, without having been. */
export async function deliveries(endpointId: string, rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('webhookDelivery'))
  const events = JSON.stringify(ids.map((id) => [id, id.replace('whd', 'evt')]))
  const now = new Date().toISOString()
  await database.batch([
    database
      .prepare(
        `INSERT INTO webhook_event (id, type, subject, version, data, at)
          SELECT value ->> 1, 'organisation.changed', 'org', 1, '{}', ? FROM json_each(?)`,
      )
      .bind(now, events),
    database
      .prepare(
        `INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, subject, state, attempts, created_at)
          SELECT value ->> 0, ?, value ->> 1, 'organisation.changed', 'org', 'delivered', 1, ? FROM json_each(?)`,
      )
      .bind(endpointId, now, events),
  ])
  return ids
}
export const aDelivery = async (endpointId: string) => (await deliveries(endpointId, 1))[0]!

export interface Posted {
  host: string
  headers: Record<string, string>
  body: string
}
/** What a receiver got at a path. */
export const postedTo = async (path: string): Promise<Posted[]> =>
  (await fetch(`https://log.partner-sample.cn${path}`)).json<Posted[]>()

export const deliveriesOf = async (endpointId: string, query = '') =>
  done(await security.get<Page<WebhookDelivery>>(`/webhooks/${endpointId}/deliveries${query}`)).items
export const attemptsOf = async (deliveryId: string) =>
  done(
    await security.get<{ delivery: WebhookDelivery; attemptLog: WebhookAttempt[] }>(
      `/webhook-deliveries/${deliveryId}`,
    ),
  ).attemptLog
export const endpointNow = async ({ clientId, id }: { clientId: string; id: string }) =>
  done(await security.get<Page<WebhookEndpoint>>(`/clients/${clientId}/webhooks`)).items.find(
    (each) => each.id === id,
  )!
