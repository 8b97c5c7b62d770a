import type { ContractRoute, DomainEvent, operations } from '@alliance/contracts'
import { WorkerEntrypoint } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { sealAll } from './audit/chain.ts'
import { systemContext, type Context } from './context.ts'
import { bury, forgetHandled, handle, isDeadLetterQueue, type Handlers } from './events/consume.ts'
import { drain, forgetSent } from './events/drain.ts'
import { createApp, type ServiceApp } from './http/app.ts'
import type { ServiceBindings } from './http/request.ts'
import { newId } from './ids.ts'
import { describeError, log } from './log.ts'
import { mountOperations } from './operations/operations.routes.ts'
import { traceparentOf } from './trace.ts'

export interface ServiceDefinition<B extends ServiceBindings> {
  name: string
  contract: readonly unknown[]
  operations: ReturnType<typeof operations>
  /** One function a noun, that mounts its routes. */
  rooms: readonly ((app: ServiceApp<B>) => void)[]
  /** What the service does when it hears an event. */
  consumes?: Handlers
  /** Work of every minute beside the kit's own. */
  everyMinute?: readonly ((ctx: Context, env: B) => Promise<unknown>)[]
}

/**
 * A service from its parts: the entrypoint that only the gateway reaches, and the worker that hears queues and
 * cron. The worker has no `fetch`, so nothing outside can call it.
 */
export function defineService<B extends ServiceBindings>(definition: ServiceDefinition<B>) {
  const { name, consumes = {}, everyMinute = [] } = definition
  const contextNow = (env: B, traceparent?: string) =>
    systemContext(env.DB, new Date(), newId('request'), traceparentOf(traceparent))
  let busyUntil = 0
  let again = false
  /**
   * Sends the outbox and links the audit rows, one run at a time in an isolate. A run belongs to the request behind
   * which it goes on, and ends with it: so the turn is a time, not a promise, and another run may take it over.
   */
  const settle = async (env: B): Promise<void> => {
    again = true
    if (Date.now() < busyUntil) return
    try {
      while (again) {
        again = false
        busyUntil = Date.now() + 10_000
        await drain(contextNow(env), env as unknown as Record<string, unknown>)
        await sealAll(() => contextNow(env))
      }
    } catch (error) {
      log('error', 'settle', { service: name, ...describeError(error) })
    } finally {
      busyUntil = 0
    }
  }

  const app = createApp<B>(name, settle)
  for (const mount of definition.rooms) mount(app)
  mountOperations(app, name, definition.operations, consumes, versionOf)

  class GatewayEntrypoint extends WorkerEntrypoint<B> {
    override fetch(request: Request) {
      return app.fetch(request, this.env, this.ctx)
    }

    /** Asked by the gateway's `/readyz`: which version answers, and that its database does. */
    async ready(): Promise<{ version: string }> {
      await this.env.DB.prepare('SELECT 1').first()
      return { version: versionOf(this.env) }
    }
  }

  const worker: ExportedHandler<B, DomainEvent> = {
    async queue(batch, env) {
      for (const message of batch.messages) {
        const ctx = contextNow(env, message.body.traceparent)
        try {
          if (isDeadLetterQueue(batch.queue)) await bury(ctx, batch.queue, message.body)
          else if (!(await handle(ctx, consumes, message.body)))
            log('info', 'message repeated', { service: name, event: message.body.id })
          message.ack()
        } catch (error) {
          log('warn', 'message', {
            service: name,
            queue: batch.queue,
            event: message.body.id,
            attempt: message.attempts,
            ...describeError(error),
          })
          message.retry()
        }
      }
    },
    async scheduled(_event, env) {
      await settle(env)
      const jobs = [
        forgetSent,
        forgetHandled,
        forgetKeys,
        anchor,
        ...everyMinute.map((job) => (ctx: Context) => job(ctx, env)),
      ]
      for (const job of jobs)
        await job(contextNow(env)).catch((error: unknown) =>
          log('error', 'job', { service: name, job: job.name, ...describeError(error) }),
        )
    },
  }

  /** The head of the audit chain goes into the log, outside the database that it vouches for. */
  async function anchor(ctx: Context): Promise<void> {
    const [head] = await ctx.db.all<{ seq: number; link: string }>(
      sql`SELECT seq, link FROM audit_link ORDER BY seq DESC LIMIT 1`,
    )
    if (head) log('info', 'audit anchor', { service: name, ...head })
  }

  return { app, worker, settle, GatewayEntrypoint, contract: definition.contract as readonly ContractRoute[] }
}

/** The deployment that answers; `local` where there is none. */
export const versionOf = (env: ServiceBindings): string => env.VERSION?.id || 'local'

/** Idempotency keys hold for a day. */
const forgetKeys = (ctx: Context): Promise<unknown> =>
  ctx.db.run(
    sql`DELETE FROM idempotency WHERE created_at < ${new Date(Date.parse(ctx.now) - 86_400_000).toISOString()}`,
  )
