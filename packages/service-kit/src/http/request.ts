import type { Principal } from '@alliance/contracts'
import type { Context as HonoContext } from 'hono'
import { createContext, type Context, type KeyedRequest } from '../context.ts'
import { noCost, type Cost } from '../database/meter.ts'
import { systemPrincipal } from '../principal.ts'
import type { Language } from '../problem.ts'

/** What every service is bound to. */
export interface ServiceBindings {
  DB: D1Database
  /** `version_metadata`: which deployment answers. */
  VERSION?: { id: string; tag: string }
  /** Keys of encrypted fields, of a service that keeps personal data. */
  FIELD_KEYS?: string
  /** Set in benchmarks: answers carry what they cost in `x-cost`. */
  REPORT_COST?: string
}

export interface ServiceVariables {
  principal: Principal | null
  language: Language
  requestId: string
  traceparent: string
  cost: Cost
  keyed: KeyedRequest | null
  expectedVersion: number | null
  committed: boolean
  ctx: Context | null
}

export interface ServiceEnv<Bindings extends ServiceBindings = ServiceBindings> {
  Bindings: Bindings
  Variables: ServiceVariables
}

const nobody: Principal = { ...systemPrincipal, id: 'anonymous', kind: 'person', name: '未登录' }

/** A context for this request; its cost is added to the request's. */
export function requestContext<B extends ServiceBindings>(
  c: HonoContext<ServiceEnv<B>>,
  options: { keyed: KeyedRequest | null },
): Context {
  const ctx = createContext({
    database: c.env.DB,
    principal: c.get('principal') ?? nobody,
    now: new Date(),
    language: c.get('language'),
    requestId: c.get('requestId'),
    traceparent: c.get('traceparent'),
    expectedVersion: c.get('expectedVersion'),
    keyed: options.keyed,
    cost: c.get('cost') ?? noCost(),
    onCommit: () => c.set('committed', true),
  })
  return ctx
}

/** The context of this request, made once. */
export function contextOf<B extends ServiceBindings>(c: HonoContext<ServiceEnv<B>>): Context {
  const existing = c.get('ctx')
  if (existing) return existing
  const ctx = requestContext(c, { keyed: c.get('keyed') })
  c.set('ctx', ctx)
  return ctx
}
