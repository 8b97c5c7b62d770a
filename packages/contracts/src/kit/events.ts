import type { z } from '@hono/zod-openapi'

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

/** The events a service publishes: the shape of each one's data, and which services hear it. */
export type EventCatalogue = Record<string, { data: z.ZodType; to: readonly string[] }>
