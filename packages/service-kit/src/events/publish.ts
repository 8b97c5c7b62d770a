import type { DomainEvent, EventCatalogue } from '@alliance/contracts'
import type { z } from '@hono/zod-openapi'
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
