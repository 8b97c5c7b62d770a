import { createRoute, z, type RouteConfig } from '@hono/zod-openapi'
import type { Access } from './access.ts'
import { problems, type ProblemCode } from '../problems.ts'
import { ProblemDocument } from './problem-document.ts'

/**
 * How a route that changes something is made safe to send twice or beside another's edit.
 *
 * `keyed`: an `Idempotency-Key` is required; the same key and body get the first answer again.
 * `versioned`: `If-Match` with the ETag last read is required; a stale one is 412.
 * `free`: repeating it does no harm (signing out), or it keeps nothing.
 */
export type Writing = 'keyed' | 'versioned' | 'free'

export interface RouteRules {
  access: Access
  /** Required on every method but GET. */
  writes?: Writing
}

/** A body as JSON, required. */
export const json = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: { 'application/json': { schema } },
})

/** A successful answer as JSON. */
export const answer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A successful answer without a body. */
export const empty = (description: string) => ({ description })

/** The problems of its own that a route may answer, grouped by status. */
export function errors(...codes: ProblemCode[]): Record<number, ReturnType<typeof problemAnswer>> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes)
    byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code])
  return Object.fromEntries([...byStatus].map(([status, group]) => [status, problemAnswer(group)]))
}

const problemAnswer = (codes: ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\` ${problems[code].en}`).join('; '),
  content: { 'application/problem+json': { schema: ProblemDocument } },
})

type Declared<P extends string> = Omit<RouteConfig, 'path' | 'security'> & { path: P } & RouteRules

/** A declared route with its rules still on it, for the kit that enforces them and the suites that test them. */
export type ContractRoute = RouteConfig & RouteRules & { getRoutingPath(): string }

/**
 * Declares a route: who may call it, how its writes are made safe, what goes in and what comes out. The kit
 * enforces what stands here, the OpenAPI document shows it, the suites of test-kit walk over it.
 */
export function route<const P extends string, const R extends Declared<P>>(declaration: R & { path: P }) {
  const { access, writes, method } = declaration
  if (method !== 'get' && !writes)
    throw new Error(`${method} ${declaration.path} must say how its writes are made safe`)
  const complete = {
    ...declaration,
    security: access.kind === 'public' ? [] : [{ session: [] }, { bearer: [] }],
    responses: { ...commonProblems(declaration), ...declaration.responses },
    'x-access': access.kind === 'permission' ? access.permission : access.kind,
    ...(writes ? { 'x-writes': writes } : {}),
  }
  return createRoute<P, R & { path: P }>(complete as unknown as R & { path: P })
}

function commonProblems({ access, writes, request }: RouteRules & Pick<RouteConfig, 'request'>) {
  const takesInput = request?.body ?? request?.query ?? request?.params
  return errors(
    ...(takesInput || writes === 'keyed' ? (['request.invalid'] as const) : []),
    ...(access.kind === 'public' ? [] : (['session.required'] as const)),
    ...(access.kind === 'permission' ? (['access.denied'] as const) : []),
    ...(request?.params ? (['resource.not_found'] as const) : []),
    ...(request?.body ? (['request.too_large', 'request.media_type'] as const) : []),
    ...(writes === 'keyed' ? (['idempotency.key_reused'] as const) : []),
    ...(writes === 'versioned' ? (['version.required', 'version.stale'] as const) : []),
    'limit.reached',
    'service.failed',
  )
}
