import type { DomainEvent, EventCatalogue } from '@alliance/contracts'
import type { z } from '@hono/zod-openapi'
import { sql, type SQL } from 'drizzle-orm'
import { insertAll } from '../database/many.ts'
import { outbox } from '../database/tables.ts'
import { newId } from '../ids.ts'
import type { Write } from '../context.ts'

interface Fact<T> {
  subject: string
  version: number
  data: T
}

/**
 * Makes the `publish` of a service: a write that puts an event into the outbox, once for each service that hears
 * it, in the same batch as the change it tells of. Given many facts, it puts their events there by few statements.
 */
export function publisher<C extends EventCatalogue>(catalogue: C) {
  return <T extends keyof C & string>(
    type: T,
    facts: Fact<z.infer<C[T]['data']>> | readonly Fact<z.infer<C[T]['data']>>[],
  ): Write =>
    (ctx) => {
      const rows = [facts].flat().flatMap((fact) => {
        const event: DomainEvent = {
          id: newId('event', new Date(ctx.now)),
          type,
          at: ctx.now,
          traceparent: ctx.traceparent,
          ...fact,
        }
        return catalogue[type]!.to.map((consumer) => ({
          eventId: event.id,
          consumer,
          type,
          body: JSON.stringify(event),
          createdAt: ctx.now,
        }))
      })
      return insertAll(ctx, outbox, rows)
    }
}

/**
 * As `publisher`, of rows that a query gives when the batch runs: what is told is what the writes before it left.
 *
 * @param facts SQL with the columns `subject`, `version` and `data`, which is JSON
 */
export function teller<C extends EventCatalogue>(catalogue: C) {
  return (type: keyof C & string, facts: SQL): Write =>
    (ctx) => {
      const consumers = JSON.stringify(catalogue[type]!.to)
      const made = newId('event', new Date(ctx.now)).slice(0, -16)
      // Materialised, so that the services that hear an event hear it under one id.
      return [
        ctx.db.run(sql`INSERT INTO outbox (event_id, consumer, type, body, created_at)
          WITH fact AS MATERIALIZED (SELECT ${made} || lower(hex(randomblob(8))) AS id, subject, version, data FROM (${facts}))
          SELECT fact.id, hears.value, ${type}, json_object('id', fact.id, 'type', ${type}, 'at', ${ctx.now},
            'traceparent', ${ctx.traceparent}, 'subject', subject, 'version', version, 'data', json(data)), ${ctx.now}
          FROM fact CROSS JOIN json_each(${consumers}) AS hears`),
      ]
    }
}
