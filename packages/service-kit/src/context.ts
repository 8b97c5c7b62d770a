import type { Permission, Principal, ProblemCode } from '@alliance/contracts'
import { sql, type Query, type SQL } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'
import { metered, noCost, type Cost } from './database/meter.ts'
import { idempotency } from './database/tables.ts'
import { Problem, type Language } from './problem.ts'
import { covers, reachOf, systemPrincipal, type Place, type Reach } from './principal.ts'

export type Database = DrizzleD1Database<Record<string, never>>
export type Statement = BatchItem<'sqlite'>

/** A part of a change: statements, or something that makes them once the context is known (audit, events). */
export type Write = Statement | ((ctx: Context) => Statement[] | Promise<Statement[]>) | Write[]

/** What a use case works with. It takes the time from here, never from a clock of its own. */
export interface Context {
  db: Database
  principal: Principal
  /** The present instant, UTC ISO 8601. */
  now: string
  /** Today in Asia/Shanghai. */
  today: string
  language: Language
  requestId: string
  traceparent: string
  /** The version the caller last read, of a route declared `versioned`. */
  expectedVersion: number | null
  cost: Cost
  /**
   * Writes everything in one D1 batch, with the idempotency row when the route is keyed, and gives `outcome` back.
   * All of it commits, or nothing does.
   *
   * @throws Problem with the code of the guard that did not hold
   */
  commit<T>(outcome: T, ...writes: Write[]): Promise<T>
  /**
   * As `commit`, where the batch itself decides what comes of it: many at once for few seats are each told what they
   * got, none is asked to try again.
   *
   * @param answer SQL that gives the outcome as JSON when all writes are done
   */
  commitDeciding<T>(answer: SQL, ...writes: Write[]): Promise<T>
  /** How far the principal's permission goes; lists demand it. */
  reach(permission: Permission): Reach
  /**
   * Lets a row pass that the principal may act on.
   *
   * @throws Problem `resource.not_found` when it lies outside the principal's scopes, as if it were not there
   */
  mustReach(permission: Permission, place: Place): void
}

export interface KeyedRequest {
  key: string
  requestHash: string
}

interface ContextOptions {
  database: D1Database
  principal: Principal
  now: Date
  language?: Language
  requestId: string
  traceparent: string
  expectedVersion?: number | null
  keyed?: KeyedRequest | null
  cost?: Cost
  onCommit?: () => void
}

const inShanghai = (now: Date) => new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10)

export function createContext(options: ContextOptions): Context {
  const cost = options.cost ?? noCost()
  const database = metered(options.database, cost)
  const db = drizzle(database, { casing: 'snake_case' }) as Database
  const ctx: Context = {
    db,
    cost,
    principal: options.principal,
    now: options.now.toISOString(),
    today: inShanghai(options.now),
    language: options.language ?? 'zh-CN',
    requestId: options.requestId,
    traceparent: options.traceparent,
    expectedVersion: options.expectedVersion ?? null,
    async commit(outcome, ...writes) {
      const kept = options.keyed ? [keep(ctx, options.keyed, outcome)] : []
      await batch(ctx, database, [...kept, ...writes], kept.length > 0 ? 3 : 1)
      options.onCommit?.()
      return outcome
    },
    async commitDeciding<T>(answer: SQL, ...writes: Write[]) {
      const { keyed } = options
      const told = keyed
        ? sql`UPDATE idempotency SET answer = (${answer}) WHERE principal_id = ${ctx.principal.id} AND key = ${keyed.key} RETURNING answer`
        : sql`SELECT (${answer}) AS answer`
      const kept = keyed ? [keep(ctx, keyed, null)] : []
      const last = await batch(ctx, database, [...kept, ...writes, ctx.db.run(told)], keyed ? 3 : 1)
      options.onCommit?.()
      return JSON.parse((last[0] as { answer: string }).answer) as T
    },
    reach(permission) {
      if (ctx.principal.kind === 'system') return 'everywhere'
      const reach = reachOf(ctx.principal, permission)
      if (reach === null) throw new Problem('access.denied')
      return reach
    },
    mustReach(permission, place) {
      if (ctx.principal.kind !== 'system' && !covers(reachOf(ctx.principal, permission), place))
        throw new Problem('resource.not_found')
    },
  }
  return ctx
}

/** The context of work that no one asked for over HTTP: cron and queues. */
export const systemContext = (
  database: D1Database,
  now: Date,
  requestId: string,
  traceparent: string,
): Context => createContext({ database, principal: systemPrincipal, now, requestId, traceparent })

const keep = (ctx: Context, keyed: KeyedRequest, outcome: unknown): Statement =>
  ctx.db.insert(idempotency).values({
    principalId: ctx.principal.id,
    key: keyed.key,
    requestHash: keyed.requestHash,
    answer: JSON.stringify(outcome ?? null),
    createdAt: ctx.now,
  })

async function statementsOf(ctx: Context, writes: Write[]): Promise<Statement[]> {
  const all: Statement[] = []
  for (const write of writes) {
    if (Array.isArray(write)) all.push(...(await statementsOf(ctx, write)))
    else if (typeof write === 'function') all.push(...(await write(ctx)))
    else all.push(write)
  }
  return all
}

/** What D1 answers when the connection, not the batch, failed (Cloudflare's list of D1 errors to try again). */
const connectionFailed =
  /Network connection lost|storage caused object to be reset|reset because its code was updated|internal error/i

/**
 * @param attempts more than one only for a batch that carries its idempotency key: should the first attempt have
 *   committed unseen, the key refuses the next, and its answer is given
 * @returns the rows of the last statement
 */
async function batch(
  ctx: Context,
  database: D1Database,
  writes: Write[],
  attempts: number,
): Promise<unknown[]> {
  const statements = await statementsOf(ctx, writes)
  if (statements.length === 0) return []
  try {
    const results = await database.batch(statements.map((statement) => prepared(database, statement)))
    return results.at(-1)!.results
  } catch (cause) {
    const message = messageOf(cause)
    if (attempts > 1 && connectionFailed.test(message)) {
      await scheduler.wait(50 + Math.random() * 200)
      return batch(ctx, database, writes, attempts - 1)
    }
    const failed = /guard: ([a-z_]+\.[a-z_]+)/.exec(message)
    if (failed) throw new Problem(failed[1] as ProblemCode, { cause })
    const violated = statements
      .flatMap((statement) => uniques.get(statement) ?? [])
      .find((rule) => message.includes(rule.constraint))
    if (violated) throw new Problem(violated.code, { cause })
    throw cause
  }
}

/**
 * The messages of an error and of what caused it: drizzle wraps D1's. The parameters that drizzle tells with a failed
 * query are left out: they are what people entered.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const message = error.message.replace(/\nparams:[\s\S]*/, '')
  return error.cause ? `${message}; ${messageOf(error.cause)}` : message
}

/** drizzle's own `batch` cannot bind the parameters of raw SQL; its builders and raw queries both give their SQL. */
function prepared(database: D1Database, statement: Statement): D1PreparedStatement {
  const source = statement as unknown as { toSQL?: () => Query; getQuery?: () => Query }
  const { sql: text, params } = (source.toSQL ?? source.getQuery)!.call(statement)
  return database.prepare(text).bind(...params)
}

const uniques = new WeakMap<Statement, { constraint: string; code: ProblemCode }[]>()

/**
 * A write that a unique index may refuse, and what that means; of several indexes, one `unique` around another. `columns` as SQLite names them in its message:
 * `organisation.credit_code`, or `edge.tree, edge.child_id`.
 */
export function unique(columns: string, code: ProblemCode, write: Statement): Statement {
  const rule = { constraint: `UNIQUE constraint failed: ${columns}`, code }
  uniques.set(write, [...(uniques.get(write) ?? []), rule])
  return write
}

/**
 * A write that must change exactly one row; else the whole batch is undone and `code` is the answer.
 *
 * The guard stands right behind its write, since `changes()` speaks of the statement before it.
 */
export const exactlyOne = (write: Statement, code: ProblemCode): Write => exactly(1, write, code)

/** A write that must change so many rows; else the whole batch is undone and `code` is the answer. */
export const exactly = (count: number, write: Statement, code: ProblemCode): Write => [
  write,
  (ctx) => [
    ctx.db.run(
      sql`INSERT INTO guard (code, ok) SELECT ${code}, CASE WHEN changes() = ${count} THEN 1 ELSE 0 END`,
    ),
  ],
]

/** A condition that must hold when the batch runs, as SQL that gives 1. */
export const holds =
  (condition: SQL, code: ProblemCode): Write =>
  (ctx) => [
    ctx.db.run(sql`INSERT INTO guard (code, ok) SELECT ${code}, CASE WHEN (${condition}) THEN 1 ELSE 0 END`),
  ]
