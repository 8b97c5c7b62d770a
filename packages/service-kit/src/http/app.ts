import type { ContractRoute } from '@alliance/contracts'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { messageOf } from '../context.ts'
import { noCost } from '../database/meter.ts'
import { newId } from '../ids.ts'
import { describeError, log } from '../log.ts'
import { decodePrincipal, principalHeader } from '../principal.ts'
import { languageOf, Problem, toDocument } from '../problem.ts'
import { traceIdOf, traceparentOf } from '../trace.ts'
import { faultsOf } from './faults.ts'
import type { ServiceBindings, ServiceEnv } from './request.ts'

export type ServiceApp<B extends ServiceBindings = ServiceBindings> = OpenAPIHono<ServiceEnv<B>>

/** JSON bodies at the most; files are limited by those who read them. */
const limitJson = limitOf(256 * 1024)
const limitFile = limitOf(6 * 1024 * 1024)

/** Counts what arrives where no length was announced. */
function limitOf(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Problem('request.too_large')
    },
  })
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * The HTTP side of a service, empty: request ids, language, principal, problems and the log line of every request.
 * Nouns mount their guarded routes on it. `afterCommit` runs behind the answer of a request that wrote something.
 */
export function createApp<B extends ServiceBindings>(
  service: string,
  afterCommit: (env: B) => Promise<void>,
): ServiceApp<B> {
  const app: ServiceApp<B> = new OpenAPIHono<ServiceEnv<B>>({
    defaultHook: (result) => {
      if (result.success) return
      if (result.target === 'param') throw new Problem('resource.not_found')
      const { data } = result as { data?: unknown }
      const faults = faultsOf(result.error.issues, result.target === 'query' ? '?' : '', data)
      throw new Problem('request.invalid', {
        faults: faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\?\//, '?') })),
      })
    },
  })

  app.use(async (c, next) => {
    const begun = Date.now()
    c.set('language', languageOf(c.req.header('accept-language')))
    c.set('requestId', c.req.header('x-request-id') ?? newId('request'))
    c.set('traceparent', traceparentOf(c.req.header('traceparent')))
    c.set('principal', decodePrincipal(c.req.header(principalHeader)))
    c.set('cost', noCost())
    c.set('expectedVersion', null)
    await next()
    if (c.get('committed')) c.executionCtx.waitUntil(afterCommit(c.env))
    finish(c, service, begun)
  })
  // A layer of its own, so that what it refuses is logged as well.
  app.use((c, next) =>
    ((c.req.header('content-type') ?? '').startsWith('application/json') ? limitJson : limitFile)(c, next),
  )

  app.notFound((c) => {
    const allowed = methods.filter((method) =>
      app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    )
    throw allowed.length > 0
      ? new Problem('request.method', { headers: { allow: allowed.join(', ') } })
      : new Problem('route.not_found')
  })
  app.onError((error, c) => answerProblem(error, c, service))
  return app
}

function finish<B extends ServiceBindings>(
  c: HonoContext<ServiceEnv<B>>,
  service: string,
  begun: number,
): void {
  const cost = c.get('cost')
  c.header('x-request-id', c.get('requestId'))
  if (c.env.REPORT_COST) c.header('x-cost', JSON.stringify({ service, ...cost }))
  log('info', 'request', {
    service,
    requestId: c.get('requestId'),
    trace: traceIdOf(c.get('traceparent')),
    method: c.req.method,
    route: c.req.routePath,
    status: c.res.status,
    principal: c.get('principal')?.id,
    ms: Date.now() - begun,
    d1Trips: cost.trips,
    rowsRead: cost.read,
    rowsWritten: cost.written,
  })
}

/** An error as its problem document. What nobody expected is logged here and told to no stranger. */
function answerProblem<B extends ServiceBindings>(
  error: unknown,
  c: HonoContext<ServiceEnv<B>>,
  service: string,
): Response {
  const problem = asProblem(error)
  if (problem.code === 'service.failed' && !/UNIQUE constraint failed: idempotency\./.test(messageOf(error)))
    log('error', 'failure', {
      service,
      requestId: c.get('requestId'),
      route: c.req.routePath,
      ...describeError(error),
    })
  const document = toDocument(problem, c.get('language'), c.get('requestId'), new URL(c.req.url).pathname)
  return Response.json(document, {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': c.get('language'),
      'cache-control': 'no-store',
      ...problem.headers,
    },
  })
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 400) return new Problem('request.malformed', { cause: error })
    if (error.status === 415) return new Problem('request.media_type', { cause: error })
    if (error.status === 413) return new Problem('request.too_large', { cause: error })
  }
  return new Problem('service.failed', { cause: error })
}

/** The routes that are mounted, as `GET /organisations/:organisationId`; the suites hold them against the contract. */
export const mountedRoutes = (app: { routes: { method: string; path: string }[] }): string[] => [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
]

export const declaredRoutes = (routes: readonly ContractRoute[]): string[] =>
  routes.map((route) => `${route.method.toUpperCase()} ${route.getRoutingPath()}`)
