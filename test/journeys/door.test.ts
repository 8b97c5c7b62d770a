import { serviceNames } from '@alliance/contracts/services'
import { encodePrincipal } from '@alliance/service-kit/principal-header'
import { expect, test } from 'vitest'
import { done, openSession } from '@alliance/infra/seed/session'
import { useSystem } from '../support/system.ts'

const running = useSystem()
const api = (path: string, init?: RequestInit) => fetch(`${running.system.url}/api/v1/${path}`, init)

test('identity headers from outside are dropped', async () => {
  const forged = encodePrincipal({
    id: 'acc_forged',
    kind: 'person',
    name: '冒名',
    clientScopes: [],
    secondFactor: true,
    sessionId: null,
    grants: [{ role: 'alliance_secretary', scope: { kind: 'zone', id: null } }],
  })
  const answered = await api('membership/organisations', { headers: { 'x-principal': forged } })
  expect(answered.status).toBe(401)
})

test('a change that comes from another site is refused, and one by cookie must name its origin', async () => {
  const sent = await api('identity/sign-in/codes', {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    body: JSON.stringify({ phone: '13900000002' }),
  })
  expect(sent.status).toBe(403)
  expect(await sent.json()).toMatchObject({ code: 'request.cross_site' })
  const cookie = await api('identity/sign-out', {
    method: 'POST',
    headers: { cookie: 'session=something-that-is-long-enough' },
  })
  expect(cookie.status).toBe(403)
})

test('only exact origins are told that they may read', async () => {
  const asked = await api('membership/public/overview', { headers: { origin: 'https://elsewhere.example' } })
  expect(asked.headers.get('access-control-allow-origin')).toBeNull()
})

test('every answer carries the security headers, limits and a request id', async () => {
  const answered = await api('membership/organisations')
  expect(answered.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(answered.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answered.headers.get('ratelimit-policy')).toMatch(/^"anonymous";q=\d+;w=60$/)
  expect(answered.headers.get('ratelimit')).toMatch(/^"anonymous";r=\d+;t=\d+$/)
  expect(answered.headers.get('x-request-id')).toMatch(/^req_/)
  expect(answered.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(await answered.json()).toMatchObject({ code: 'session.required', title: '请先登录' })
})

test('problems are told in English to those who ask for it', async () => {
  const answered = await api('membership/organisations', { headers: { 'accept-language': 'en' } })
  expect(await answered.json()).toMatchObject({ title: 'Sign in first' })
})

test('readiness names every service', async () => {
  const answered = await fetch(`${running.system.url}/readyz`)
  expect(answered.status).toBe(200)
  const { services } = (await answered.json()) as { services: { name: string; status: string }[] }
  expect(services.map(({ name, status }) => [name, status])).toEqual(serviceNames.map((name) => [name, 'ok']))
})

test('services answer nothing to callers that are not the gateway', async () => {
  const worker = await running.system.worker('membership')
  await expect(worker.fetch('http://membership/organisations')).rejects.toThrow()
})

test('a grant that is withdrawn stops working at once here, and the holder is told why', async () => {
  const security = await running.signedIn('security_administrator')
  const officer = await running.signedIn('service_officer')
  await done(officer.client.GET('/api/v1/membership/organisations'))
  const { items } = await done(
    security.client.GET('/api/v1/identity/grants', { params: { query: { limit: 200 } } }),
  )
  const grant = items.find(({ role, endedAt }) => role === 'service_officer' && endedAt === null)!
  await done(
    security.client.POST('/api/v1/identity/grants/{grantId}/end', {
      params: { path: { grantId: grant.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
    }),
  )
  const refused = await officer.client.GET('/api/v1/membership/organisations')
  expect(refused.response.status).toBe(403)
  expect(refused.error).toMatchObject({ code: 'access.denied' })
})

test('after signing out a session is nobody', async () => {
  const { phone, password } = running.account('zone_leader')
  const session = openSession(running.system.url)
  await done(session.client.POST('/api/v1/identity/sign-in/password', { body: { phone, password } }))
  await done(session.client.GET('/api/v1/identity/me'))
  await done(session.client.POST('/api/v1/identity/sign-out'))
  const after = await session.client.GET('/api/v1/identity/me')
  expect(after.response.status).toBe(401)
})

test('an enterprise’s HR sees its own enterprise and not another', async () => {
  const { client } = await running.signedIn('enterprise_hr')
  const { items } = await done(client.GET('/api/v1/membership/organisations'))
  expect(items.map(({ name }) => name)).toEqual(['常州旭荣针织印染有限公司'])
  const secretary = await running.signedIn('alliance_secretary')
  const others = await done(
    secretary.client.GET('/api/v1/membership/organisations', { params: { query: { q: '恒基' } } }),
  )
  const refused = await client.GET('/api/v1/membership/organisations/{organisationId}', {
    params: { path: { organisationId: others.items[0]!.id } },
  })
  expect(refused.response.status).toBe(404)
})

test('public answers are repeated without a database, and fresh within seconds', async () => {
  const paid = () => running.logs.filter((line) => line.includes('"route":"/public/overview"')).length
  await (await api('membership/public/overview?fresh')).json()
  await (await api('membership/public/overview')).json()
  const before = paid()
  for (let i = 0; i < 20; i++) await (await api('membership/public/overview')).json()
  expect(paid()).toBe(before)
})
