import { sessionCookie } from '@alliance/contracts/session-cookie'
import { languageOf, newId, Problem, toDocument, traceparentOf } from '@alliance/service-kit/edge'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { credentialOf, isDeviceCall, mayCross } from './door/credentials.rules.ts'
import { forwarded } from './door/forward.ts'
import { freshAnswer, keepFresh } from './door/fresh.ts'
import { securityHeaders } from './door/headers.ts'
import { limited } from './door/limits.ts'
import { forgetPrincipals, principalOf } from './door/principals.ts'
import { boundServices, type BoundService, type Env } from './env.ts'
import { readiness } from './health.ts'

interface GatewayEnv {
  Bindings: Env
  Variables: { requestId: string; traceparent: string }
}

export const app = new Hono<GatewayEnv>()

const allowedOrigins = (env: Env): string[] => env.ALLOWED_ORIGINS.split(/\s+/).filter(Boolean)

app.use(async (c, next) => {
  c.set('requestId', newId('request'))
  c.set('traceparent', traceparentOf(c.req.header('traceparent')))
  await next()
  for (const [name, value] of securityHeaders(c.env.BASE_URL)) c.header(name, value)
  c.header('x-request-id', c.get('requestId'))
  c.header('traceparent', c.get('traceparent'))
})

app.get('/healthz', (c) => c.json({ status: 'ok' }))
app.get('/readyz', async (c) => {
  const state = await readiness(c.env)
  return c.json(state, state.status === 'ready' ? 200 : 503)
})

app.use(
  '/api/v1/*',
  cors({
    origin: (origin, c) => (allowedOrigins(c.env as Env).includes(origin) ? origin : null),
    credentials: true,
    allowHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'accept-language',
      'traceparent',
    ],
    exposeHeaders: [
      'etag',
      'link',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'x-request-id',
      'idempotency-replayed',
    ],
    maxAge: 600,
  }),
  bodyLimit({
    maxSize: 6 * 1024 * 1024,
    onError: () => {
      throw new Problem('request.too_large')
    },
  }),
)

app.all('/api/v1/:service/*', async (c) => {
  const request = c.req.raw
  const fresh = freshAnswer(request)
  if (fresh) return fresh
  const name = c.req.param('service')
  const service = serviceNamed(c.env, name)
  if (!service) throw new Problem('route.not_found')

  const credential = credentialOf(request.headers, sessionCookie(c.env.BASE_URL))
  const crossing = {
    method: request.method,
    origin: request.headers.get('origin'),
    fetchSite: request.headers.get('sec-fetch-site'),
    own: new URL(request.url).origin,
    allowed: [c.env.BASE_URL, ...allowedOrigins(c.env)],
    byCookie: credential?.kind === 'session',
  }
  if (!mayCross(crossing)) throw new Problem('request.cross_site')

  const principal = await principalOf(c.env, credential)
  const address = request.headers.get('cf-connecting-ip') ?? 'local'
  const limit = limited(c.env, principal, address, isDeviceCall(request.headers, name))
  const path = request.url
    .slice(request.url.indexOf(`/api/v1/${name}`) + `/api/v1/${name}`.length)
    .replace(/\?.*/s, '')
  const inner = forwarded({
    request,
    path,
    principal,
    requestId: c.get('requestId'),
    traceparent: c.get('traceparent'),
  })
  const answered = await service.fetch(inner)
  if (name === 'identity' && request.method !== 'GET' && answered.ok) forgetPrincipals()
  const response = await keepFresh(request, answered)
  const result = new Response(response.body, response)
  for (const [header, value] of Object.entries(limit)) result.headers.set(header, value)
  return result
})

app.all('/api/v1/*', () => {
  throw new Problem('route.not_found')
})

// Everything else is a file of the portal, or a path that its router knows.
app.get('*', async (c) => {
  const file = await c.env.PORTAL.fetch(c.req.raw)
  return new Response(file.body, file)
})
app.notFound(() => {
  throw new Problem('route.not_found')
})

app.onError((error, c) => {
  const problem = error instanceof Problem ? error : new Problem('service.unavailable', { cause: error })
  if (!(error instanceof Problem))
    console.error(
      JSON.stringify({
        level: 'error',
        message: 'gateway',
        requestId: c.get('requestId'),
        error: error.name,
      }),
    )
  const language = languageOf(c.req.header('accept-language'))
  return Response.json(toDocument(problem, language, c.get('requestId'), c.req.path), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...problem.headers,
    },
  })
})

const serviceNamed = (env: Env, name: string): BoundService | null =>
  Object.hasOwn(boundServices, name) ? boundServices[name as keyof typeof boundServices](env) : null
