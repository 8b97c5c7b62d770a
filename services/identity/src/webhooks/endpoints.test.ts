import type { WebhookEndpoint } from '@alliance/contracts/identity'
import { done } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { aClient } from '../../test/clients.testing.ts'
import { auditOf, database, security } from '../../test/people.testing.ts'
import { addSecret, anEndpoint, endpointNow } from '../../test/webhooks.testing.ts'
import type { Env } from '../env.ts'
import { targetRules } from './endpoints.usecases.ts'

const add = (clientId: string, body: object) =>
  security.post<WebhookEndpoint>(`/clients/${clientId}/webhooks`, body)

test('an endpoint is added, changed under its version, disabled and enabled', async () => {
  const made = await anEndpoint()
  expect(made).toMatchObject({ eventTypes: [], disabled: null, failingSince: null, secrets: [], version: 1 })
  const changed = await security.patch<WebhookEndpoint>(`/webhooks/${made.id}`, 1, {
    eventTypes: ['organisation.changed'],
    disabled: true,
  })
  expect(changed.body).toMatchObject({
    eventTypes: ['organisation.changed'],
    disabled: 'by_hand',
    version: 2,
  })
  expect((await security.patch(`/webhooks/${made.id}`, 1, { disabled: false })).code).toBe('version.stale')
  await database
    .prepare(`UPDATE webhook_endpoint SET failing_since = '2026-01-01', disabled = 'failing' WHERE id = ?`)
    .bind(made.id)
    .run()
  expect(done(await security.patch(`/webhooks/${made.id}`, 2, { disabled: false }))).toMatchObject({
    disabled: null,
    failingSince: null,
  })
  expect(await auditOf(made.id)).toEqual(['webhook.create', 'webhook.update', 'webhook.update'])
})

test('an address that may not be told and an event that the scopes do not cover are refused where they stand', async () => {
  const { id } = await aClient(['training:write'])
  expect((await add(id, { url: 'https://192.168.1.8/hook' })).body).toMatchObject({
    errors: [{ pointer: '/url', code: 'url.host' }],
  })
  expect(
    (await add(id, { url: 'https://a.partner-sample.cn/', eventTypes: ['organisation.changed'] })).body,
  ).toMatchObject({ errors: [{ pointer: '/eventTypes/0', code: 'option' }] })
  const made = done(await add(id, { url: 'https://a.partner-sample.cn/' }))
  expect(
    (await security.patch(`/webhooks/${made.id}`, 1, { url: 'http://a.partner-sample.cn/' })).body,
  ).toMatchObject({ errors: [{ pointer: '/url', code: 'url.https' }] })
})

test('an address of this machine is taken where it is allowed, and never over https', () => {
  const rules = (changed: Partial<Env>) => targetRules({ ...(env as unknown as Env), ...changed }).local
  expect(rules({})).toBe(false)
  expect(rules({ WEBHOOK_LOCAL: 'allow' })).toBe(true)
  expect(rules({ WEBHOOK_LOCAL: 'allow', BASE_URL: 'https://alliance.example-zone.cn' })).toBe(false)
})

test('a secret is shown once and kept encrypted; two are valid for a day while one replaces the other', async () => {
  const endpoint = await anEndpoint()
  const first = await addSecret(endpoint.id)
  expect(first.value).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const second = await addSecret(endpoint.id)
  const { secrets } = await endpointNow(endpoint)
  expect(secrets.map(({ id, hint }) => [id, hint])).toEqual([
    [first.secret.id, first.value.slice(-4)],
    [second.secret.id, second.value.slice(-4)],
  ])
  const hours = (Date.parse(secrets[0]!.expiresAt!) - Date.now()) / 3_600_000
  expect([hours > 23.9, hours <= 24, secrets[1]!.expiresAt]).toEqual([true, true, null])
  expect((await security.post(`/webhooks/${endpoint.id}/secrets`)).code).toBe('webhook.too_many_secrets')
  const { results } = await database.prepare('SELECT * FROM webhook_secret').all()
  expect(JSON.stringify(results)).not.toContain(second.value.slice(6))
})

test('of ten secrets that are added at once two are valid; revoking leaves one, and not none', async () => {
  const endpoint = await anEndpoint()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => security.post(`/webhooks/${endpoint.id}/secrets`)),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  const [older, newer] = (await endpointNow(endpoint)).secrets
  const revoke = (id: string) => security.post(`/webhooks/${endpoint.id}/secrets/${id}/revoke`)
  expect((await revoke(newer!.id)).status).toBe(200)
  expect((await endpointNow(endpoint)).secrets).toEqual([{ ...older, expiresAt: null }])
  expect((await revoke(newer!.id)).status).toBe(200)
  expect((await revoke(older!.id)).code).toBe('webhook.last_secret')
  expect(
    (await security.post(`/webhooks/${(await anEndpoint()).id}/secrets/${older!.id}/revoke`)).status,
  ).toBe(404)
})
