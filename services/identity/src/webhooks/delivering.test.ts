import type { WebhookDelivery } from '@alliance/contracts/identity'
import { done, nobody } from '@alliance/test-kit'
import { Webhook } from 'standardwebhooks'
import { beforeEach, expect, test, vi } from 'vitest'
import { aClient } from '../../test/clients.testing.ts'
import { heard } from '../../test/hearing.testing.ts'
import { anAccount, as, auditOf, database, give, security } from '../../test/people.testing.ts'
import {
  addSecret,
  anEndpoint,
  anOrganisationChanges,
  aSignedEndpoint,
  attemptsOf,
  contextAt,
  deliver,
  deliveriesOf,
  endpointNow,
  inMinutes,
  postedTo,
  type Posted,
} from '../../test/webhooks.testing.ts'
import { forgetWebhooks } from './delivering.usecases.ts'

beforeEach(async () => {
  await database.prepare("UPDATE webhook_endpoint SET disabled = 'by_hand'").run()
  await database.prepare("UPDATE webhook_delivery SET state = 'failed' WHERE state = 'waiting'").run()
})

test('an event that partners may be told reaches the receiver, signed, in the form that its catalogue names', async () => {
  const endpoint = await aSignedEndpoint()
  const { id, subject, at } = await anOrganisationChanges('常州示例纺织')
  await deliver()
  const [{ headers, body }] = (await postedTo(endpoint.path)) as [Posted]
  expect(new Webhook(endpoint.secret).verify(body, headers)).toEqual({
    type: 'organisation.changed',
    timestamp: at,
    data: { id: subject, version: 1, name: '常州示例纺织', active: true },
  })
  expect([headers['webhook-id'], headers['content-type']]).toEqual([id, 'application/json'])
  const [delivery] = await deliveriesOf(endpoint.id)
  expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 204, lastFault: null })
  expect(await attemptsOf(delivery!.id)).toMatchObject([{ status: 204, fault: null }])
  await deliver(inMinutes(60))
  expect(await postedTo(endpoint.path)).toHaveLength(1)
})

test('only those are told whose scopes, choice and state let them be, and each once for an event told twice', async () => {
  const told = await aSignedEndpoint('well', { eventTypes: ['organisation.changed'] })
  const others = [
    await aSignedEndpoint('well', { clientId: (await aClient(['training:write'])).id }),
    await anEndpoint(),
    await aSignedEndpoint(),
    await aSignedEndpoint(),
  ]
  done(await security.patch(`/webhooks/${others[2]!.id}`, 1, { disabled: true }))
  done(await security.patch(`/clients/${others[3]!.clientId}`, 1, { disabled: true }))
  await heard(await anOrganisationChanges())
  await Promise.all([deliver(), deliver()])
  expect(await postedTo(told.path)).toHaveLength(1)
  for (const { path, id } of others) expect([await postedTo(path), await deliveriesOf(id)]).toEqual([[], []])
})

test('a right that was taken back while an event waited is asked again when it is sent', async () => {
  const endpoint = await aSignedEndpoint()
  await anOrganisationChanges()
  done(await security.patch(`/clients/${endpoint.clientId}`, 1, { scopes: ['training:read'] }))
  await deliver()
  expect(await postedTo(endpoint.path)).toEqual([])
  expect(await deliveriesOf(endpoint.id)).toMatchObject([{ state: 'failed', lastFault: 'not_allowed' }])
})

test('during a rotation both secrets verify, afterwards the new one only', async () => {
  const endpoint = await aSignedEndpoint()
  const newer = (await addSecret(endpoint.id)).value
  const verify = (secret: string, { headers, body }: Posted) => new Webhook(secret).verify(body, headers)
  await anOrganisationChanges()
  await deliver()
  const [first] = await postedTo(endpoint.path)
  for (const secret of [endpoint.secret, newer]) verify(secret, first!)
  const { secrets } = await endpointNow(endpoint)
  done(await security.post(`/webhooks/${endpoint.id}/secrets/${secrets[0]!.id}/revoke`))
  await anOrganisationChanges()
  await deliver()
  const second = (await postedTo(endpoint.path))[1]!
  verify(newer, second)
  expect(() => verify(endpoint.secret, second)).toThrow()
})

test('a receiver that fails is tried ten times over three days, and what it missed is replayed', async () => {
  const endpoint = await aSignedEndpoint('down')
  await anOrganisationChanges()
  let now = inMinutes(1)
  for (let i = 1; i <= 10; i++) {
    await deliver(now)
    const [delivery] = await deliveriesOf(endpoint.id)
    expect([delivery!.attempts, delivery!.state]).toEqual([i, i < 10 ? 'waiting' : 'failed'])
    if (delivery!.nextAt) now = new Date(delivery!.nextAt)
  }
  const days = (now.getTime() - Date.now()) / 86_400_000
  expect(days > 2 && days < 5).toBe(true)
  expect((await endpointNow(endpoint)).failingSince).not.toBeNull()
  const [{ id, eventId }] = (await deliveriesOf(endpoint.id)) as [WebhookDelivery]
  expect(await attemptsOf(id)).toHaveLength(10)
  done(
    await security.patch(`/webhooks/${endpoint.id}`, 1, {
      url: `https://well.partner-sample.cn${endpoint.path}`,
    }),
  )
  const replayed = await security.post<WebhookDelivery>(`/webhook-deliveries/${id}/replay`)
  expect([replayed.status, replayed.body.state]).toEqual([202, 'waiting'])
  await vi.waitFor(async () => expect((await deliveriesOf(endpoint.id))[0]!.state).toBe('delivered'))
  const last = (await postedTo(endpoint.path)).at(-1)!
  expect([last.host, last.headers['webhook-id']]).toEqual(['well.partner-sample.cn', eventId])
  expect(await endpointNow(endpoint)).toMatchObject({ failingSince: null })
})

test('one that fails gets nothing more in that run, and does not hold up the others', async () => {
  const [down, well] = [await aSignedEndpoint('down'), await aSignedEndpoint()]
  for (let i = 0; i < 5; i++) await anOrganisationChanges()
  await deliver()
  expect([(await postedTo(down.path)).length, (await postedTo(well.path)).length]).toEqual([1, 5])
  const waiting = await deliveriesOf(down.id, '?state=waiting')
  expect(waiting.map(({ attempts }) => attempts).toSorted()).toEqual([0, 0, 0, 0, 1])
  expect(new Set(waiting.map(({ nextAt }) => nextAt)).size).toBe(1)
})

test('a redirect is not followed, and a receiver that asks for time gets it', async () => {
  const [moved, busy] = [await aSignedEndpoint('moved'), await aSignedEndpoint('busy')]
  await anOrganisationChanges()
  const now = inMinutes(1)
  await deliver(now)
  expect(await deliveriesOf(moved.id)).toMatchObject([
    { state: 'waiting', lastStatus: 302, lastFault: 'redirect' },
  ])
  expect(await postedTo('/moved')).toEqual([])
  const [{ nextAt }] = (await deliveriesOf(busy.id)) as [WebhookDelivery]
  expect(Date.parse(nextAt!) - now.getTime()).toBe(7_200_000)
})

test('an endpoint that is gone is disabled, and the security administrators are told', async () => {
  const administrator = await anAccount({ password: null })
  done(await give(administrator.id, 'security_administrator'))
  const endpoint = await aSignedEndpoint('gone')
  for (let i = 0; i < 2; i++) await anOrganisationChanges()
  await deliver()
  expect(await endpointNow(endpoint)).toMatchObject({ disabled: 'gone', version: 2 })
  expect((await deliveriesOf(endpoint.id)).map(({ state }) => state)).toEqual(['failed', 'failed'])
  expect(await auditOf(endpoint.id)).toContain('webhook.disable')
  const inbox = done(
    await as({ ...nobody(), id: administrator.id }).get<{ items: { title: string; text: string }[] }>(
      '/me/notices',
    ),
  )
  expect(inbox.items).toMatchObject([
    {
      title: '推送地址已停用：学院接口',
      text: 'gone.partner-sample.cn：对方回答地址已不存在（410）。请联系对方，修复后启用并补发。',
    },
  ])
})

test('a time is replayed, also what was missed while the endpoint was disabled; another’s events are not', async () => {
  const endpoint = await aSignedEndpoint()
  const from = new Date().toISOString()
  await anOrganisationChanges('甲')
  await deliver()
  done(await security.patch(`/webhooks/${endpoint.id}`, 1, { disabled: true }))
  const replay = () =>
    security.post<{ queued: number }>(`/webhooks/${endpoint.id}/replay`, {
      from,
      to: inMinutes(5).toISOString(),
    })
  await anOrganisationChanges('乙')
  expect((await replay()).code).toBe('webhook.disabled')
  done(await security.patch(`/webhooks/${endpoint.id}`, 2, { disabled: false }))
  expect((await replay()).body.queued).toBe(2)
  await vi.waitFor(async () => expect(await postedTo(endpoint.path)).toHaveLength(3))
  const names = (await postedTo(endpoint.path)).map(
    ({ body }) => (JSON.parse(body) as { data: { name: string } }).data.name,
  )
  expect(names).toEqual(['甲', '甲', '乙'])
})

test('a test tells nothing, is not repeated, and needs a secret', async () => {
  const unsigned = await anEndpoint()
  expect((await security.post(`/webhooks/${unsigned.id}/test`)).code).toBe('webhook.no_secret')
  const [well, down] = [await aSignedEndpoint(), await aSignedEndpoint('down')]
  for (const { id } of [well, down]) expect((await security.post(`/webhooks/${id}/test`)).status).toBe(202)
  await vi.waitFor(async () => {
    expect((await deliveriesOf(well.id))[0]!.state).toBe('delivered')
    expect((await deliveriesOf(down.id))[0]!.state).toBe('failed')
  })
  const [{ headers, body }] = (await postedTo(well.path)) as [Posted]
  expect(new Webhook(well.secret).verify(body, headers)).toMatchObject({ type: 'webhook.test' })
  expect((await endpointNow(down)).failingSince).toBeNull()
})

test('an idle minute is one round trip; after thirty days everything is forgotten', async () => {
  const endpoint = await aSignedEndpoint()
  await anOrganisationChanges()
  await deliver()
  const ctx = contextAt(inMinutes(2))
  const { deliverWebhooks } = await import('./delivering.usecases.ts')
  await deliverWebhooks(ctx, {} as never)
  expect([ctx.cost.trips, ctx.cost.read < 10]).toEqual([1, true])
  await forgetWebhooks(contextAt(inMinutes(60 * 24 * 31)))
  expect(await deliveriesOf(endpoint.id)).toEqual([])
  for (const table of ['webhook_event', 'webhook_attempt'])
    expect([table, await database.prepare(`SELECT count(*) AS n FROM ${table}`).first('n')]).toEqual([
      table,
      0,
    ])
})
