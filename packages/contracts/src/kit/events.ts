import type { z } from '@hono/zod-openapi'
import type { ClientScope } from './access.ts'
import type { Bilingual } from './primitives.ts'

/** What happened, as it is told to other services: past tense, `<noun>.<happened>`. */
export interface DomainEvent<T = unknown> {
  id: string
  type: string
  /** When it was committed, UTC. */
  at: string
  /** The noun's id. A consumer that keeps a projection keeps the newest `version` per subject. */
  subject: string
  /** Grows with each change of the subject, so that a late or repeated message can be told apart. */
  version: number
  traceparent: string
  data: T
}

/**
 * What partners' systems are told of an event by webhook: those whose scope lets them read its subject, in this form
 * and no other. Nothing personal: a webhook leaves the house.
 */
export interface ToldToPartners {
  scope: ClientScope
  name: Bilingual
  data: z.ZodObject
}

/**
 * The events a service publishes: the shape of each one's data, which services hear it, and whether partners do;
 * `identity`, which delivers webhooks, must be among those who hear what partners are told.
 */
export type EventCatalogue = Record<
  string,
  { data: z.ZodType; to: readonly string[]; partners?: ToldToPartners }
>
