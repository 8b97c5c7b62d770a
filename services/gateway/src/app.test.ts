import type { Principal } from '@alliance/contracts'
import type { Readiness } from '@alliance/contracts/gateway'
import { decodePrincipal } from '@alliance/service-kit/principal-header'
import { beforeEach, expect, test } from 'vitest'
import { app } from './app.ts'
import { forgetPrincipals } from './door/principals.ts'
import type { Env } from './env.ts'

const principal: Principal = {
  id: 'acc_1',
  kind: 'person',
  name: '周示例',
  grants: [],
  clientScopes: [],
  secondFactor: false,
  sessionId: 'ses_1',
}

/** Services that record what reaches them, and answer what a test asks for. */
function world(answer: (request: Request) => Response = () => Response.json({ ok: true })) {
  const asked: Request[] = []
  const resolved: unknown[] = []
  const service = {
    fetch: (request: Request) => {
      asked.push(request)
      return Promise.resolve(answer(request))
    },
    ready: () => Promise.resolve({ version: 'v1' }),
  }
  const env = {
    IDENTITY: service,
    MEMBERSHIP: service,
    IDENTITY_RPC: {
      resolve: (credential: unknown) => {
        resolved.push(credential)
        return Promise.resolve((credential as { value: string }).value.startsWith('good') ? principal : null)
      },
    },
    PORTAL: {
      fetch: () =>
        Promise.resolve(new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })),
    },
    BASE_URL: 'http://localhost:8787',
    ALLOWED_ORIGINS: 'https://app.example',
  } as unknown as Env
  const ask = (path: string, init?: RequestInit) =>
    Promise.resolve(app.fetch(new Request(`http://localhost:8787${path}`, init), env))
  return { ask, asked, resolved, env }
}

beforeEach(forgetPrincipals)

const cookie = { cookie: 'session=good-session', origin: 'http://localhost:8787' }

test('a service hears its own path and who asks', async () => {
  const { ask, asked } = world()
  await ask('/api/v1/membership/organisations?q=%E6%97%AD', { headers: cookie })
  const url = new URL(asked[0]!.url)
  expect(url.pathname + url.search).toBe('/organisations?q=%E6%97%AD')
  expect(decodePrincipal(asked[0]!.headers.get('x-principal'))).toEqual(principal)
  expect(asked[0]!.headers.get('x-request-id')).toMatch(/^req_/)
})

test('headers that only the gateway may set are dropped when they come from outside', async () => {
  const { ask, asked } = world()
  await ask('/api/v1/membership/organisations', {
    headers: { 'x-principal': 'forged', 'x-client-address': '1.2.3.4', 'x-request-id': 'req_mine' },
  })
  expect(asked[0]!.headers.get('x-principal')).toBeNull()
  expect(asked[0]!.headers.get('x-client-address')).toBe('local')
  expect(asked[0]!.headers.get('x-request-id')).not.toBe('req_mine')
})

test('a known caller is resolved once, and anew after a change in identity', async () => {
  const { ask, resolved } = world()
  for (let i = 0; i < 5; i++) await ask('/api/v1/membership/organisations', { headers: cookie })
  expect(resolved).toHaveLength(1)
  await ask('/api/v1/identity/sign-out', { method: 'POST', headers: cookie })
  await ask('/api/v1/membership/organisations', { headers: cookie })
  expect(resolved).toHaveLength(2)
})

test('a credential that holds nobody reaches the service as nobody', async () => {
  const { ask, asked } = world()
  await ask('/api/v1/membership/organisations', { headers: { cookie: 'session=bad-session' } })
  expect(asked[0]!.headers.get('x-principal')).toBeNull()
})

test('a body reaches the service as it was sent', async () => {
  const { ask, asked } = world()
  await ask('/api/v1/membership/organisations', {
    method: 'POST',
    headers: { ...cookie, 'content-type': 'application/json' },
    body: '{"name":"甲"}',
  })
  expect(await asked[0]!.text()).toBe('{"name":"甲"}')
})

test('a body over six megabytes is refused at the door', async () => {
  const { ask, asked } = world()
  const sent = await ask('/api/v1/membership/imports', {
    method: 'POST',
    headers: cookie,
    body: new Uint8Array(6 * 1024 * 1024 + 1),
  })
  expect(sent.status).toBe(413)
  expect(asked).toHaveLength(0)
})

test('public answers are repeated from memory for as long as they are declared fresh, apart for each language', async () => {
  const { ask, asked } = world(() =>
    Response.json({ n: 1 }, { headers: { 'cache-control': 'public, max-age=5', 'set-cookie': 'a=b' } }),
  )
  const path = `/api/v1/membership/public/overview?${crypto.randomUUID()}`
  await ask(path)
  const again = await ask(path)
  expect(await again.json()).toEqual({ n: 1 })
  expect(again.headers.get('set-cookie')).toBeNull()
  expect(asked).toHaveLength(1)
  await ask(path, { headers: { 'accept-language': 'en' } })
  expect(asked).toHaveLength(2)
})

test('answers that are not declared public are never repeated', async () => {
  const { ask, asked } = world(() => Response.json({}, { headers: { 'cache-control': 'no-store' } }))
  await ask('/api/v1/membership/organisations', { headers: cookie })
  await ask('/api/v1/membership/organisations', { headers: cookie })
  expect(asked).toHaveLength(2)
})

test('a service that fails is told as unavailable, without its message', async () => {
  const { ask } = world(() => {
    throw new Error('secret detail')
  })
  const answered = await ask('/api/v1/membership/organisations')
  expect(answered.status).toBe(503)
  expect(await answered.text()).not.toContain('secret')
})

test('unknown services and addresses are problems, other paths are the portal’s', async () => {
  const { ask } = world()
  expect((await ask('/api/v1/toString/x')).status).toBe(404)
  expect((await ask('/api/v1/nothing')).status).toBe(404)
  expect((await ask('/organisations')).headers.get('content-type')).toBe('text/html')
  expect((await ask('/organisations', { method: 'POST' })).status).toBe(404)
})

test('an allowed origin may read with its cookie, another is told nothing', async () => {
  const { ask } = world()
  const allowed = await ask('/api/v1/membership/chains', { headers: { origin: 'https://app.example' } })
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example')
  expect(allowed.headers.get('access-control-allow-credentials')).toBe('true')
  const other = await ask('/api/v1/membership/chains', {
    headers: { origin: 'https://app.example.evil.example' },
  })
  expect(other.headers.get('access-control-allow-origin')).toBeNull()
})

test('past its quota a caller gets 429 with the time to wait', async () => {
  const { ask, env } = world()
  ;(env as { LIMIT_FACTOR?: string }).LIMIT_FACTOR = '0.05'
  const address = { 'cf-connecting-ip': crypto.randomUUID() }
  for (let i = 0; i < 6; i++)
    expect((await ask('/api/v1/membership/chains', { headers: address })).status).toBe(200)
  const refused = await ask('/api/v1/membership/chains', { headers: address })
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'limit.reached' })
})

test('readiness names a service that is down', async () => {
  const { ask, env } = world()
  env.MEMBERSHIP = { ...env.MEMBERSHIP, ready: () => Promise.reject(new Error('down')) }
  const answered = await ask('/readyz')
  expect(answered.status).toBe(503)
  const { status, services } = (await answered.json()) as Readiness
  expect(status).toBe('degraded')
  expect(services.find(({ name }) => name === 'identity')).toMatchObject({ status: 'ok' })
  expect(services.find(({ name }) => name === 'membership')).toMatchObject({ status: 'down' })
})
